import type { z } from 'zod'
import type { Outcome } from '../outcome.ts'
import type { Names } from './names.ts'

export type CallSchema = { readonly input: z.ZodType; readonly output: z.ZodType }

/** Every channel of `names.ts` must have a schema: a missing one is a compile error. */
export type ContractOf<N extends Names> = {
  readonly calls: Readonly<Record<N['calls'][number], CallSchema>>
  readonly topics: Readonly<Record<N['topics'][number], z.ZodType>>
}

export type AnyContract = {
  readonly calls: Readonly<Record<string, CallSchema>>
  readonly topics: Readonly<Record<string, z.ZodType>>
}

type Topics<C extends AnyContract> = {
  /** Subscribes; the returned function unsubscribes. */
  readonly on: <K extends keyof C['topics'] & string>(
    topic: K,
    listener: (payload: z.output<C['topics'][K]>) => void,
  ) => () => void
}

/** What the caller of an asynchronous surface holds. */
export type Client<C extends AnyContract> = {
  readonly [K in keyof C['calls']]: (
    input: z.input<C['calls'][K]['input']>,
  ) => Promise<Outcome<z.output<C['calls'][K]['output']>>>
} & Topics<C>

/** What the caller of a synchronous surface holds. */
export type SyncClient<C extends AnyContract> = {
  readonly [K in keyof C['calls']]: (
    input: z.input<C['calls'][K]['input']>,
  ) => Outcome<z.output<C['calls'][K]['output']>>
}

/** What the host implements. `caller` is who the frame is, decided by the host, never by the message. */
export type Handlers<C extends AnyContract, Caller> = {
  readonly [K in keyof C['calls']]: (
    input: z.output<C['calls'][K]['input']>,
    caller: Caller,
  ) => Promise<Outcome<z.input<C['calls'][K]['output']>>>
}

export type SyncHandlers<C extends AnyContract, Caller> = {
  readonly [K in keyof C['calls']]: (
    input: z.output<C['calls'][K]['input']>,
    caller: Caller,
  ) => Outcome<z.input<C['calls'][K]['output']>>
}

/** How the host sends a topic to its client. */
export type Publish<C extends AnyContract> = <K extends keyof C['topics'] & string>(
  topic: K,
  payload: z.output<C['topics'][K]>,
) => void
