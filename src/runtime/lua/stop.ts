import type { Context } from './context.ts'
import { MachineStopped } from './machine.ts'

/** Marks the machine dead and gives the exception that says so. The first reason stays. */
export function stopMachine(context: Context, cause: unknown): MachineStopped {
  if (context.stopped === undefined) {
    context.stopped = cause instanceof MachineStopped ? cause : new MachineStopped(explain(cause))
  }
  return context.stopped
}

/** The engine gave up inside the machine (its stack ended, or a trap): Lua's own state may be half changed. */
export function isEngineFailure(error: unknown): boolean {
  if (error instanceof WebAssembly.RuntimeError) return true
  return error instanceof RangeError && error.message.includes('call stack')
}

function explain(cause: unknown): string {
  if (isEngineFailure(cause) && cause instanceof Error) {
    return (
      'The Lua machine was stopped: its C stack overflowed ' +
      `(most likely a string pattern that backtracks too deeply). ${cause.message}`
    )
  }
  return `The Lua machine was stopped: ${cause instanceof Error ? cause.message : String(cause)}`
}
