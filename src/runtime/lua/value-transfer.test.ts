import { describe, expect, it } from 'vitest'
import { startMachine, text } from '../../../test/support/lua-machine.ts'
import type { LuaInput, LuaValue } from './values.ts'

const allBytes = Uint8Array.from({ length: 256 }, (_, value) => value)

describe('values between the host and Lua', () => {
  it('carries all 256 byte values both ways', async () => {
    const machine = await startMachine()
    machine.setGlobal('bytes', allBytes)
    expect(machine.show('#bytes, bytes:byte(1), bytes:byte(129), bytes:byte(256)')).toBe('256 0 128 255')
    expect(machine.getGlobal('bytes')).toEqual(allBytes)
  })

  it('carries a string of a megabyte, and the empty one', async () => {
    const machine = await startMachine()
    const large = new Uint8Array(2 ** 20).fill(0xfe)
    machine.setGlobal('large', large)
    machine.setGlobal('empty', '')
    // An element-wise comparison of a million numbers would take seconds.
    const back = machine.getGlobal('large')
    expect(back instanceof Uint8Array && Buffer.from(back).equals(large)).toBe(true)
    expect(machine.getGlobal('empty')).toEqual(new Uint8Array(0))
  })

  it.each(['plain', 'Grüße', '日本', '😀'.repeat(40), 'a\0b', ''])(
    'makes %j its UTF-8 bytes',
    async (value) => {
      const machine = await startMachine()
      machine.setGlobal('value', value)
      expect(machine.getGlobal('value')).toEqual(new Uint8Array(Buffer.from(value)))
    },
  )

  it.each([0, -0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 5e-324, 1.7e308, Infinity, -Infinity, NaN])(
    'carries the number %d',
    async (value) => {
      const machine = await startMachine()
      machine.setGlobal('value', value)
      expect(machine.getGlobal('value')).toBe(value)
    },
  )

  it('makes arrays tables that count from 1, and objects tables with string keys', async () => {
    const machine = await startMachine()
    machine.setGlobal('event', { name: 'tap', list: ['a', 'b', [true]], gone: undefined, none: null })
    expect(
      machine.show('event.name, #event.list, event.list[1], event.list[3][1], event.gone, event.none'),
    ).toBe('tap 3 a true nil nil')
  })

  it('never takes an object without prototype for a userdata', async () => {
    const machine = await startMachine()
    const decoded = withoutPrototype({ kind: 'light-userdata', pointer: 1 })
    machine.setGlobal('decoded', decoded)
    machine.setGlobal('give', () => withoutPrototype({ kind: 'results', values: [1] }))
    expect(machine.show('type(decoded), decoded.kind, type(give()), give().kind')).toBe(
      'table light-userdata table results',
    )
  })

  it('refuses a value that contains itself, and the machine lives on', async () => {
    const machine = await startMachine()
    const circle: LuaInput[] = []
    circle.push(circle)
    expect(() => machine.setGlobal('circle', circle)).toThrow('nested too deeply')
    expect(machine.show('circle, 1')).toBe('nil 1')
  })

  it('light userdata are equal and serve as keys', async () => {
    const machine = await startMachine()
    machine.setGlobal('a', { kind: 'light-userdata', pointer: 3 })
    machine.setGlobal('b', { kind: 'light-userdata', pointer: 3 })
    expect(machine.show('a == b, ({ [a] = "found" })[b], type(a)')).toBe('true found userdata')
    expect(machine.getGlobal('a')).toEqual({ kind: 'light-userdata', pointer: 3 })
  })

  it('userdata of one tag are equal, yet each is an object of its own', async () => {
    const machine = await startMachine()
    const tag = { id: 1 }
    for (const name of ['a', 'b']) machine.setGlobal(name, { kind: 'userdata', tag, typeName: 'handle' })
    machine.setGlobal('other', { kind: 'userdata', tag: { id: 1 }, typeName: 'handle' })
    expect(machine.show('a == b, a == other, rawequal(a, b), ({ [a] = 1 })[b], type(a)')).toBe(
      'true false false nil userdata',
    )
    expect(machine.show('a')).toMatch(/^handle: 0x[0-9a-f]{8}$/)
    const value = machine.getGlobal('b')
    expect(typeof value === 'object' && 'tag' in value && value.tag).toBe(tag)
  })

  it("a userdata's metatable is out of reach", async () => {
    const machine = await startMachine()
    machine.setGlobal('handle', { kind: 'userdata', tag: {}, typeName: 'handle' })
    expect(machine.show('getmetatable(handle), pcall(setmetatable, handle, {})')).toBe(
      "false false bad argument #1 to '?' (table expected, got userdata)",
    )
  })

  it('shows a coroutine as opaque and refuses to hand it back', async () => {
    const machine = await startMachine()
    const [thread] = machine.run('return coroutine.create(function() end)')
    expect(thread).toEqual({ kind: 'opaque', type: 'thread' })
    expect(() => machine.setGlobal('thread', thread)).toThrow('cannot be handed back')
  })
})

describe('tables', () => {
  it('gets, sets and lists raw, whatever the metatable says', async () => {
    const machine = await startMachine()
    const [table] = machine.run(
      'return setmetatable({ 10, 20, x = "y" }, { __index = error, __newindex = error, __pairs = error })',
    )
    if (!isTable(table)) throw new Error('no table')
    machine.rawSet(table, 'new', true)
    machine.rawSet(table, 1, null)
    expect(machine.rawGet(table, 'new')).toBe(true)
    expect(machine.rawGet(table, 'missing')).toBeUndefined()
    const shown = machine.pairs(table).map(([key, value]) => [show(key), show(value)] as const)
    expect(new Map(shown)).toEqual(
      new Map([
        ['2', '20'],
        ['new', 'true'],
        ['x', 'y'],
      ]),
    )
  })

  it.each([
    ['table index is nil', undefined],
    ['table index is NaN', NaN],
  ])('raises "%s"', async (message, key) => {
    const machine = await startMachine()
    expect(() => machine.rawSet(machine.newTable(), key, 1)).toThrow(message)
  })

  it('tells whether two references name one object', async () => {
    const machine = await startMachine()
    const [a, b, c] = machine.run('local t = {}; return t, t, {}')
    if (!isTable(a) || !isTable(b) || !isTable(c)) throw new Error('no tables')
    expect([machine.sameObject(a, b), machine.sameObject(a, c)]).toEqual([true, false])
  })

  it('refuses a released reference, and one of another machine', async () => {
    const machine = await startMachine()
    const other = await startMachine()
    const table = machine.newTable()
    expect(() => other.rawGet(table, 'x')).toThrow('another machine')
    table.release()
    table.release()
    expect(() => machine.rawGet(table, 'x')).toThrow('was released')
  })
})

function isTable(value: LuaValue): value is ReturnType<Awaited<ReturnType<typeof startMachine>>['newTable']> {
  return typeof value === 'object' && 'kind' in value && value.kind === 'table'
}

const show = (value: LuaValue): string => (value instanceof Uint8Array ? text(value) : JSON.stringify(value))

function withoutPrototype(fields: Readonly<Record<string, LuaInput>>): Record<string, LuaInput> {
  const object: Record<string, LuaInput> = { ...fields }
  Object.setPrototypeOf(object, null)
  return object
}
