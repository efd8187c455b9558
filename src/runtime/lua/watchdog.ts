import type { Context } from './context.ts'
import { decodeUtf8 } from './heap.ts'
import { collector, type Pointer } from './lua-api.ts'
import { MachineStopped } from './machine.ts'
import { pushText } from './push-value.ts'
import { readBytes } from './read-value.ts'
import { stopMachine } from './stop.ts'

/** Lua instructions between two looks at the clock: costs below 2 %. */
export const instructionsPerCheck = 10_000

export type Watchdog = {
  /** Starts the time of an outermost entry. */
  readonly start: () => void
  /** Runs as Lua's count hook. Stops the machine when its time is over, or raises "not enough memory". */
  readonly check: (context: Context, state: Pointer) => void
}

export function createWatchdog(options: {
  readonly nowMs: () => number
  readonly timeLimitMs: number
  readonly memoryLimitBytes: number
}): Watchdog {
  const { nowMs, timeLimitMs, memoryLimitBytes } = options
  let deadlineMs = Number.POSITIVE_INFINITY
  let collectedBytes = 0

  return {
    start: () => {
      deadlineMs = nowMs() + timeLimitMs
    },
    check: (context, state) => {
      // A JavaScript exception that is no long jump: no `pcall` of the app can catch it.
      if (nowMs() > deadlineMs) throw stopForTime(context, state, timeLimitMs)
      if (usedBytes(context) <= Math.max(memoryLimitBytes / 2, collectedBytes * 1.25)) return
      // Lua 5.1 refuses an allocation without collecting first, so garbage has to go before the limit is near.
      context.api.lua_gc(state, collector.collect, 0)
      collectedBytes = usedBytes(context)
      if (collectedBytes <= memoryLimitBytes) return
      pushText(context, state, 'not enough memory')
      context.api.lua_error(state)
    },
  }
}

export function usedBytes({ api, mainState }: Context): number {
  return (
    api.lua_gc(mainState, collector.countKilobytes, 0) * 1024 + api.lua_gc(mainState, collector.countBytes, 0)
  )
}

function stopForTime(context: Context, state: Pointer, timeLimitMs: number): MachineStopped {
  let where = ''
  try {
    context.api.luaL_where(state, 0)
    where = decodeUtf8(readBytes(context, state, -1))
  } catch {
    // No memory left for the position. Passing that on as a Lua error would let the app live on.
  }
  const message = `${where}stopped: the app did not return within ${timeLimitMs} ms (an endless loop?)`
  return stopMachine(context, new MachineStopped(message))
}
