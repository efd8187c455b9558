import type { AnyContract, Client, Publish } from './define.ts'
import type { Names } from './names.ts'
import type { Outcome } from '../outcome.ts'

/** Anything that carries messages both ways: a worker, its parent port, one end of a channel. */
export type Port = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: Message) => void): unknown
}

type Call = {
  readonly kind: 'call'
  readonly surface: string
  readonly name: string
  readonly call: number
  readonly input: unknown
}

type Message =
  | Call
  | {
      readonly kind: 'answer'
      readonly surface: string
      readonly call: number
      readonly outcome: Outcome<unknown>
    }
  | { readonly kind: 'topic'; readonly surface: string; readonly topic: string; readonly payload: unknown }

/** The client of a surface whose host is at the other end of the port: what a preload is for a window. */
export function createPortClient<C extends AnyContract>(
  { surface, calls, topics }: Names,
  port: Port,
): Client<C> {
  const waiting = new Map<number, (outcome: Outcome<unknown>) => void>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>(
    topics.map((topic) => [topic, new Set()]),
  )
  let lastCall = 0

  port.on('message', (message: Message) => {
    if (message.surface !== surface) return
    if (message.kind === 'answer') {
      waiting.get(message.call)?.(message.outcome)
      waiting.delete(message.call)
    } else if (message.kind === 'topic') {
      for (const listener of listeners.get(message.topic) ?? []) listener(message.payload)
    }
  })

  const call = (name: string, input: unknown): Promise<Outcome<unknown>> => {
    lastCall += 1
    const message: Message = { kind: 'call', surface, name, call: lastCall, input }
    const answer = new Promise<Outcome<unknown>>((resolve) => waiting.set(lastCall, resolve))
    port.postMessage(message)
    return answer
  }
  const on = (topic: string, listener: (payload: unknown) => void): (() => void) => {
    const known = listeners.get(topic)
    if (known === undefined) throw new TypeError(`Unknown topic: ${topic}`)
    known.add(listener)
    return () => known.delete(listener)
  }
  const functions = Object.fromEntries(calls.map((name) => [name, (input: unknown) => call(name, input)]))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made from the very names that the contract must have
  return { ...functions, on } as unknown as Client<C>
}

/** The host's end. `serve` is what `core/serve.ts` makes of a contract and its handlers. */
export function servePort(
  { surface }: Names,
  port: Port,
  serve: (name: string, input: unknown) => Promise<Outcome<unknown>>,
): void {
  const answerCall = async ({ name, input, call }: Call): Promise<void> => {
    const answer: Message = { kind: 'answer', surface, call, outcome: await serve(name, input) }
    port.postMessage(answer)
  }
  port.on('message', (message: Message) => {
    if (message.kind !== 'call' || message.surface !== surface) return
    void answerCall(message)
  })
}

export function createPortPublish<C extends AnyContract>({ surface }: Names, port: Port): Publish<C> {
  return (topic, payload) => {
    const message: Message = { kind: 'topic', surface, topic, payload }
    port.postMessage(message)
  }
}
