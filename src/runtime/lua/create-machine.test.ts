import { describe, expect, it } from 'vitest'
import { startMachine, text, thrownBy } from '../../../test/support/lua-machine.ts'
import { MachineStopped } from './machine.ts'

describe('a Lua machine', () => {
  it('calls a chunk with arguments and gives its results', async () => {
    const machine = await startMachine()
    const chunk = machine.load('local a, b = ... return b, a, select("#", ...)', '=chunk')
    expect(machine.call(chunk, 1, true, null)).toEqual([true, 1, 3])
    expect(machine.call(machine.load('', '=empty'))).toEqual([])
  })

  it('loads source as bytes, with any bytes in its strings', async () => {
    const machine = await startMachine()
    const source = new Uint8Array([...Buffer.from('return "'), 0xff, 0x00, 0x80, ...Buffer.from('"')])
    expect(machine.call(machine.load(source, '=bytes'))).toEqual([new Uint8Array([0xff, 0x00, 0x80])])
  })

  it('shares nothing with another machine', async () => {
    const [one, other] = await Promise.all([startMachine(), startMachine()])
    one.run('x = 1; string.rep = nil')
    expect(other.show('x, type(string.rep)')).toBe('nil function')
  })

  it('is dead once closed, also while the app is running', async () => {
    const machine = await startMachine()
    machine.setGlobal('quit', () => {
      machine.close()
      return null
    })
    let wentOn = false
    machine.setGlobal('goOn', () => {
      wentOn = true
      return null
    })
    expect(thrownBy(() => machine.run('pcall(quit) goOn()'))).toBeInstanceOf(MachineStopped)
    expect(wentOn).toBe(false)
    expect(machine.isStopped()).toBe(true)
    expect(() => machine.getGlobal('x')).toThrow('closed')
  })

  it('runs a finaliser of the host in the middle of a push without mixing up strings', async () => {
    const machine = await startMachine()
    const join = machine.load('return table.concat({ ... }, ",")', '=join')
    const parts = Array.from({ length: 50 }, (_, index) => `part-${index}`)
    for (let round = 0; round < 300; round += 1) {
      machine.setGlobal('handle', { kind: 'userdata', tag: {}, typeName: 'handle' })
      machine.setGlobal('callback', () => round)
      expect(text(machine.call(join, ...parts)[0])).toBe(parts.join(','))
    }
  })
})
