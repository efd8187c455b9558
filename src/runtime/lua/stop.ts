import type { Context } from './context.ts'
import { MachineStopped } from './machine.ts'

/** Marks the machine dead and gives the exception that says so. The first reason stays. */
export function stopMachine(context: Context, cause: unknown): MachineStopped {
  if (context.stopped === undefined) {
    context.stopped = cause instanceof MachineStopped ? cause : new MachineStopped(explain(cause))
  }
  return context.stopped
}

function explain(cause: unknown): string {
  if (cause instanceof RangeError || cause instanceof WebAssembly.RuntimeError) {
    return (
      'The Lua machine was stopped: its C stack overflowed ' +
      `(coroutines nested without end, or a pattern that backtracks too deeply). ${cause.message}`
    )
  }
  return `The Lua machine was stopped: ${cause instanceof Error ? cause.message : String(cause)}`
}
