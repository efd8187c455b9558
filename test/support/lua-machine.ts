import { readLuaWasm } from '../../src/core/lua-wasm.ts'
import { createLuaMachine } from '../../src/runtime/lua/create-machine.ts'
import type { LuaMachine, MachineOptions } from '../../src/runtime/lua/machine.ts'
import type { LuaValue } from '../../src/runtime/lua/values.ts'

const wasm = readLuaWasm()

export type TestMachine = LuaMachine & {
  /** Runs a chunk named `main.lua` and gives its results as they are. */
  readonly run: (source: string) => LuaValue[]
  /** Runs an expression list and gives `tostring` of each result, joined by blanks. */
  readonly show: (expressions: string) => string
}

/** The real machine, with limits that suit a test. */
export async function startMachine(overrides: Partial<MachineOptions> = {}): Promise<TestMachine> {
  const machine = await createLuaMachine({
    wasm: await wasm,
    memoryLimitBytes: 64 * 2 ** 20,
    timeLimitMs: 20_000,
    nowMs: () => performance.now(),
    wallClockMs: () => Date.now(),
    findModule: () => undefined,
    ...overrides,
  })
  const run = (source: string): LuaValue[] => {
    const chunk = machine.load(source, '@main.lua')
    try {
      return machine.call(chunk)
    } finally {
      chunk.release()
    }
  }
  const joinShown = machine.load(
    'local t = {...} for i = 1, select("#", ...) do t[i] = tostring((select(i, ...))) end return table.concat(t, " ")',
    '=show',
  )
  const show = (expressions: string): string => {
    const chunk = machine.load(`return ${expressions}`, '@main.lua')
    const results = machine.call(chunk)
    return text(machine.call(joinShown, ...results)[0])
  }
  return { ...machine, run, show }
}

/** The bytes of a Lua string, one character each. */
export function text(value: LuaValue): string {
  if (!(value instanceof Uint8Array)) throw new TypeError(`not a Lua string: ${typeof value}`)
  return Buffer.from(value).toString('latin1')
}

/** What `run` throws, for a look at its fields. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** A clock that moves a step at every look. */
export function steppingClock(stepMs: number): () => number {
  let nowMs = 0
  return () => (nowMs += stepMs)
}
