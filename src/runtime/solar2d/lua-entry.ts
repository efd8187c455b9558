import { LuaError, type LuaMachine } from '../lua/machine.ts'
import type { LuaFunction, LuaInput, LuaValue } from '../lua/values.ts'

/** What Lua says when its memory is used up; nothing sensible can run after that. */
const outOfMemory = 'not enough memory'

export type LuaEntry = {
  /** Calls into Lua. Never throws: undefined when the call failed or the app is over. */
  readonly call: (fn: LuaFunction, ...args: readonly LuaInput[]) => readonly LuaValue[] | undefined
  /** The same for whatever may throw an error of Lua. */
  readonly run: <T>(work: () => T) => T | undefined
  /** An error that was caught inside Lua. */
  readonly fail: (message: string, traceback: string) => void
  /** True while something of the app runs. */
  readonly isInside: () => boolean
  /** Nothing is called any more; the machine is dropped as soon as nothing of it runs. */
  readonly close: () => void
  readonly isClosed: () => boolean
}

/** The one door into the machine: what the app raises becomes a report, what ends the machine ends the app. */
export function createLuaEntry(options: {
  readonly machine: LuaMachine
  readonly onAppError: (message: string, traceback: string) => void
  /** The watchdog or the memory limit ended the app. */
  readonly onDeath: (reason: string) => void
  /** The outermost call is over. */
  readonly onLeave: () => void
}): LuaEntry {
  const { machine } = options
  let depth = 0
  let isClosed = false

  const die = (reason: string): void => {
    if (isClosed) return
    isClosed = true
    options.onDeath(reason)
  }

  const fail = (message: string, traceback: string): void => {
    if (isClosed) return
    if (message === outOfMemory) die('it used up its memory (not enough memory)')
    else options.onAppError(message, traceback)
  }

  const onThrown = (error: unknown): void => {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof LuaError) fail(message, error.traceback ?? '')
    else if (machine.isStopped()) die(message)
    else fail(`The simulator's runtime failed: ${message}`, '')
  }

  const run: LuaEntry['run'] = (work) => {
    if (isClosed) return undefined
    depth += 1
    try {
      return work()
    } catch (error) {
      onThrown(error)
      return undefined
    } finally {
      depth -= 1
      if (depth === 0) leave()
    }
  }

  const leave = (): void => {
    if (isClosed) machine.close()
    else options.onLeave()
  }

  return {
    run,
    call: (fn, ...args) => run(() => machine.call(fn, ...args)),
    fail,
    isInside: () => depth > 0,
    close: () => {
      isClosed = true
      if (depth === 0) machine.close()
    },
    isClosed: () => isClosed,
  }
}
