import type { LuaMachine } from '../lua/machine.ts'
import type { LuaFunction, LuaInput, LuaTable } from '../lua/values.ts'
import { chunkNameOf, type OwnChunkName } from './call-site.ts'
import { directoryConstants } from './directories.ts'
import { knownApi } from './known-api.ts'
import displayObject from './lua/display-object.lua?raw'
import display from './lua/display.lua?raw'
import easing from './lua/easing.lua?raw'
import events from './lua/events.lua?raw'
import inert from './lua/inert.lua?raw'
import jsonDecode from './lua/json-decode.lua?raw'
import jsonEncode from './lua/json-encode.lua?raw'
import buildSettings from './lua/build-settings.lua?raw'
import networkHeaders from './lua/network-headers.lua?raw'
import networkParams from './lua/network-params.lua?raw'
import networkStatus from './lua/network-status.lua?raw'
import liveRecords from './lua/live-records.lua?raw'
import network from './lua/network.lua?raw'
import remoteImage from './lua/remote-image.lua?raw'
import system from './lua/system.lua?raw'
import timer from './lua/timer.lua?raw'
import transition from './lua/transition.lua?raw'

/** In the order in which they build on each other. */
const chunks: readonly (readonly [name: OwnChunkName, source: string, third?: LuaInput])[] = [
  ['events', events],
  ['system', system, directoryConstants],
  ['live-records', liveRecords],
  ['timer', timer],
  ['easing', easing],
  ['transition', transition],
  ['display-object', displayObject],
  ['display', display],
  ['build-settings', buildSettings],
  ['network-headers', networkHeaders],
  ['network-params', networkParams, directoryConstants],
  ['network', network, directoryConstants],
  ['network-status', networkStatus],
  ['remote-image', remoteImage, directoryConstants],
  ['json-encode', jsonEncode],
  ['json-decode', jsonDecode],
  ['inert', inert, knownApi],
]

/** The functions of our Lua chunks that the host calls. */
export type Kernel = {
  readonly system: LuaFunction
  readonly runTimers: LuaFunction
  readonly runTransitions: LuaFunction
  readonly runStatusListeners: LuaFunction
  readonly enterFrame: LuaFunction
  readonly tap: LuaFunction
  readonly deliver: LuaFunction
  readonly timerCount: LuaFunction
  readonly transitionCount: LuaFunction
  readonly statusListenerCount: LuaFunction
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
  for (const [name, source, third] of chunks) {
    const chunk = machine.load(source, chunkNameOf(name))
    for (const result of machine.call(chunk, shared, host, third)) release(result)
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
    runTimers: take('runTimers'),
    runTransitions: take('runTransitions'),
    runStatusListeners: take('runStatusListeners'),
    enterFrame: take('enterFrame'),
    tap: take('tap'),
    deliver: take('deliver'),
    timerCount: take('timerCount'),
    transitionCount: take('transitionCount'),
    statusListenerCount: take('statusListenerCount'),
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
