import type { LuaMachine } from '../lua/machine.ts'
import type { LuaFunction, LuaInput, LuaTable } from '../lua/values.ts'
import { chunkNameOf } from './call-site.ts'
import { composerChunks } from './composer/chunks.ts'
import { displayChunks } from './display/chunks.ts'
import { eventChunks, inputChunks } from './events/chunks.ts'
import { fileChunks } from './files/chunks.ts'
import { inertChunks } from './inert/chunks.ts'
import { libraryChunks } from './libraries/chunks.ts'
import type { LuaChunk } from './lua-chunk.ts'
import { nativeChunks } from './native/chunks.ts'
import { networkChunks } from './network/chunks.ts'
import { screenChunks } from './screen/chunks.ts'
import { systemChunks } from './system/chunks.ts'
import { timeChunks } from './time/chunks.ts'

/** In the order in which they build on each other. */
const chunks: readonly LuaChunk[] = [
  ...eventChunks,
  ...systemChunks,
  ...fileChunks,
  ...timeChunks,
  ...screenChunks,
  ...displayChunks,
  ...inputChunks,
  ...nativeChunks,
  ...composerChunks,
  ...networkChunks,
  ...libraryChunks,
  ...inertChunks,
]

/** The functions of our Lua chunks that the host calls. */
export type Kernel = {
  readonly system: LuaFunction
  readonly unhandledError: LuaFunction
  readonly runTimers: LuaFunction
  readonly runTransitions: LuaFunction
  readonly runStatusListeners: LuaFunction
  readonly enterFrame: LuaFunction
  readonly pointer: LuaFunction
  readonly mouse: LuaFunction
  readonly key: LuaFunction
  readonly rotate: LuaFunction
  readonly setOrientation: LuaFunction
  readonly readScreen: LuaFunction
  readonly deliver: LuaFunction
  readonly timerCount: LuaFunction
  readonly transitionCount: LuaFunction
  readonly statusListenerCount: LuaFunction
  readonly setConnection: LuaFunction
  readonly runFrameTasks: LuaFunction
  readonly frameTaskCount: LuaFunction
  readonly alertAnswered: LuaFunction
  readonly fieldInput: LuaFunction
  readonly named: LuaFunction
}

/**
 * Loads the Lua part of Solar2D. Each chunk gets a table that only they share, the host's functions, and what else it
 * needs. Its globals are the app's.
 */
export function loadLuaChunks(
  machine: LuaMachine,
  hostFunctions: Readonly<Record<string, LuaInput>>,
): Kernel {
  const shared = machine.newTable()
  const host = toTable(machine, hostFunctions)
  for (const { name, source, extra } of chunks) {
    const chunk = machine.load(source, chunkNameOf(name))
    for (const result of machine.call(chunk, shared, host, extra)) release(result)
    chunk.release()
  }
  const take = (name: keyof Kernel): LuaFunction => {
    const found = machine.rawGet(shared, name)
    if (typeof found !== 'object' || found instanceof Uint8Array || found.kind !== 'function') {
      throw new Error(`The runtime's own Lua has no function ${name}`)
    }
    return found
  }
  const kernel: Kernel = {
    system: take('system'),
    unhandledError: take('unhandledError'),
    runTimers: take('runTimers'),
    runTransitions: take('runTransitions'),
    runStatusListeners: take('runStatusListeners'),
    enterFrame: take('enterFrame'),
    pointer: take('pointer'),
    mouse: take('mouse'),
    key: take('key'),
    rotate: take('rotate'),
    setOrientation: take('setOrientation'),
    readScreen: take('readScreen'),
    deliver: take('deliver'),
    timerCount: take('timerCount'),
    transitionCount: take('transitionCount'),
    statusListenerCount: take('statusListenerCount'),
    setConnection: take('setConnection'),
    runFrameTasks: take('runFrameTasks'),
    frameTaskCount: take('frameTaskCount'),
    alertAnswered: take('alertAnswered'),
    fieldInput: take('fieldInput'),
    named: take('named'),
  }
  shared.release()
  host.release()
  return kernel
}

function toTable(machine: LuaMachine, entries: Readonly<Record<string, LuaInput>>): LuaTable {
  const table = machine.newTable()
  for (const [name, value] of Object.entries(entries)) machine.rawSet(table, name, value)
  return table
}

function release(value: unknown): void {
  if (
    typeof value === 'object' &&
    value !== null &&
    'release' in value &&
    typeof value.release === 'function'
  ) {
    value.release()
  }
}
