import type { Context } from './context.ts'
import { decodeUtf8 } from './heap.ts'
import { collector, type Pointer } from './lua-api.ts'
import { MachineStopped } from './machine.ts'
import { pushText } from './push-value.ts'
import { readBytes } from './read-value.ts'
import { stopMachine } from './stop.ts'

/** Lua instructions between two looks at the clock: costs below 2 %. */
export const instructionsPerCheck = 10_000

/**
 * The same for calls of host functions, which take more time than an instruction: a loop around a slow one would run for a
 * minute between two looks.
 */
const callsPerCheck = 8

/** Once memory is scarce, a cycle starts when the heap has grown by a fifth; Lua's own figure is twofold. */
const scarceMemoryPause = 120
const stepMultiplier = { usual: 200, wholeCycle: 0 } as const

export type Watchdog = {
  /** Starts the time of an outermost entry. */
  readonly start: () => void
  /** Runs as Lua's count hook. Stops the machine when its time is over, or raises "not enough memory". */
  readonly check: (context: Context, state: Pointer) => void
  /** For every call of a host function. Stops the machine when its time is over. */
  readonly watchCall: (context: Context, state: Pointer) => void
  /** The heap grows: above half of the limit it has to be kept small. Safe in the middle of an allocation. */
  readonly relieve: (context: Context, heapBytes: number) => void
}

export function createWatchdog(options: {
  readonly nowMs: () => number
  readonly timeLimitMs: number
  readonly memoryLimitBytes: number
}): Watchdog {
  const { nowMs, timeLimitMs, memoryLimitBytes } = options
  let deadlineMs = Number.POSITIVE_INFINITY
  let collectedBytes = 0
  let isRelieving = false
  let calls = 0

  return {
    start: () => {
      deadlineMs = nowMs() + timeLimitMs
    },
    watchCall: (context, state) => {
      calls += 1
      if (calls % callsPerCheck === 0 && nowMs() > deadlineMs) throw stopForTime(context, state, timeLimitMs)
    },
    check: (context, state) => {
      // A JavaScript exception that is no long jump: no `pcall` of the app can catch it.
      if (nowMs() > deadlineMs) throw stopForTime(context, state, timeLimitMs)
      if (isRelieving) {
        isRelieving = false
        context.api.lua_gc(context.mainState, collector.setStepMultiplier, stepMultiplier.usual)
      }
      if (usedBytes(context) <= Math.max(memoryLimitBytes / 2, collectedBytes * 1.25)) return
      context.api.lua_gc(state, collector.collect, 0)
      collectedBytes = usedBytes(context)
      if (collectedBytes <= memoryLimitBytes) return
      pushText(context, state, 'not enough memory')
      context.api.lua_error(state)
    },
    // Lua 5.1 refuses an allocation without collecting first, so garbage has to go before the limit is near. Setting
    // the collector's figures is all that can be done here; it then runs a whole cycle at the next safe point.
    relieve: ({ api, mainState }, heapBytes) => {
      if (heapBytes <= memoryLimitBytes / 2) return
      isRelieving = true
      api.lua_gc(mainState, collector.setPause, scarceMemoryPause)
      api.lua_gc(mainState, collector.setStepMultiplier, stepMultiplier.wholeCycle)
      api.lua_gc(mainState, collector.restart, 0)
    },
  }
}

export function usedBytes({ api, mainState }: Context): number {
  return (
    api.lua_gc(mainState, collector.countKilobytes, 0) * 1024 + api.lua_gc(mainState, collector.countBytes, 0)
  )
}

function stopForTime(context: Context, state: Pointer, timeLimitMs: number): MachineStopped {
  const message = `${whereNow(context, state)}stopped: the app did not return within ${timeLimitMs} ms (an endless loop?)`
  return stopMachine(context, new MachineStopped(message))
}

/** Level 0 is the Lua function that the hook interrupts, or the C function that asked; then its caller is meant. */
function whereNow(context: Context, state: Pointer): string {
  try {
    for (const level of [0, 1]) {
      context.api.luaL_where(state, level)
      const where = decodeUtf8(readBytes(context, state, -1))
      if (where !== '') return where
    }
  } catch {
    // No memory left for the position. Passing that on as a Lua error would let the app live on.
  }
  return ''
}
