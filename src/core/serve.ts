import { z } from 'zod'
import type { AnyContract, Handlers, SyncHandlers } from '../shared/contract/define.ts'
import { fail, ok, type Outcome } from '../shared/outcome.ts'
import { isBounded } from './is-bounded.ts'

/** Host side of a contract: validates, dispatches, and never lets an exception cross the boundary. */
export function serve<C extends AnyContract, Caller>(contract: C, handlers: Handlers<C, Caller>) {
  return async (name: string, input: unknown, caller: Caller): Promise<Outcome<unknown>> => {
    try {
      const parsed = parseInput(contract, name, input)
      if (!parsed.ok) return parsed
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of this very call has parsed it
      return await handlers[name as keyof C['calls']](parsed.value as never, caller)
    } catch (error) {
      return internal(name, error)
    }
  }
}

/** The same for a synchronous surface. */
export function serveSync<C extends AnyContract, Caller>(contract: C, handlers: SyncHandlers<C, Caller>) {
  return (name: string, input: unknown, caller: Caller): Outcome<unknown> => {
    try {
      const parsed = parseInput(contract, name, input)
      if (!parsed.ok) return parsed
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of this very call has parsed it
      return handlers[name as keyof C['calls']](parsed.value as never, caller)
    } catch (error) {
      return internal(name, error)
    }
  }
}

function parseInput(contract: AnyContract, name: string, input: unknown): Outcome<unknown> {
  const schema = Object.hasOwn(contract.calls, name) ? contract.calls[name] : undefined
  if (!schema) return fail('UNKNOWN_CALL', `No such call: ${name.slice(0, 64)}`)
  if (!isBounded(input)) return fail('INVALID_INPUT', 'The message has parts that no call has.')
  const parsed = schema.input.safeParse(input)
  if (!parsed.success) return fail('INVALID_INPUT', z.prettifyError(parsed.error).slice(0, 2000))
  return ok(parsed.data)
}

function internal(name: string, error: unknown): Outcome<never> {
  return fail('INTERNAL', `${name} failed: ${error instanceof Error ? error.message : String(error)}`)
}
