import type { Acknowledgement, NetworkEventMessage, StartRequest } from '../../shared/contract/app-network.ts'
import type { NetworkRequestEvent } from '../../shared/network-event.ts'
import type { Failure, Outcome } from '../../shared/outcome.ts'
import type { CallRules } from '../../shared/profile/profile.ts'
import { handlesOf, type Handle } from './handles.ts'
import { failureEvent, toWebEvent, type WebNetworkEvent } from './web-event.ts'
import type { WebHost } from './web-host.ts'

export type Listener = (event: WebNetworkEvent) => void

/** `ordinal` is missing when the event is our own: the host waits for no word about it. */
type Waiting = { readonly number: number; readonly event: NetworkRequestEvent; readonly ordinal?: number }

type InFlight = {
  readonly handle: Handle
  readonly url: string
  readonly listener: Listener | undefined
  readonly heardBegan: boolean
}

export type WebRequests = {
  /** Undefined when the app has ended and nothing was started. */
  readonly start: (
    request: Omit<StartRequest, 'id'>,
    listener: Listener | undefined,
    /** Heard before this call returns; the host's own one is not heard again. */
    began?: NetworkRequestEvent,
  ) => { readonly handle: Handle } | undefined
  /** `undefined` for what is no handle, otherwise whether the request was in flight. */
  readonly cancel: (handle: unknown) => boolean | undefined
  /** Events wait until `resume`. */
  readonly suspend: () => void
  readonly resume: () => void
  /** Cancels what is in flight. Nothing is started or delivered any more. */
  readonly end: () => void
}

/** The page's side of the requests: which are in flight, and what became of each of their events. */
export function createWebRequests(
  host: Pick<WebHost, 'network' | 'pageNumber' | 'onAppError'>,
  rules: Pick<CallRules, 'handle' | 'eventHasRequestId'>,
): WebRequests {
  const { network } = host
  const handles = handlesOf(rules.handle)
  const prefix = `w-${host.pageNumber}-`
  const idOf = (number: number): string => `${prefix}${number}`
  const inFlight = new Map<number, InFlight>()
  const waiting: Waiting[] = []
  let startedCount = 0
  let isSuspended = false
  let isOver = false
  let isDelivering = false
  /** The event whose listener runs at this moment. */
  let heard: Waiting | undefined

  const acknowledge = ({ number, ordinal }: Waiting, outcome: Acknowledgement['outcome']): void => {
    if (ordinal !== undefined) settle(network.acknowledge({ id: idOf(number), ordinal, outcome }))
  }

  const callListener = (listener: Listener, event: NetworkRequestEvent, handle: Handle): void => {
    try {
      listener(toWebEvent(event, handle, rules.eventHasRequestId))
    } catch (error) {
      host.onAppError(error)
    }
  }

  const deliverOne = (next: Waiting): void => {
    const request = inFlight.get(next.number)
    if (request === undefined) return acknowledge(next, 'cancelled')
    if (next.event.phase === 'ended') inFlight.delete(next.number)
    if (request.listener === undefined) return acknowledge(next, 'no-listener')
    if (next.event.phase !== 'began' || !request.heardBegan) {
      heard = next
      callListener(request.listener, next.event, request.handle)
      heard = undefined
    }
    acknowledge(next, 'delivered')
  }

  const takeWaiting = (): Waiting | undefined => (isSuspended && !isOver ? undefined : waiting.shift())

  const deliverWaiting = (): void => {
    if (isDelivering) return
    isDelivering = true
    for (let next = takeWaiting(); next !== undefined; next = takeWaiting()) deliverOne(next)
    isDelivering = false
  }

  const unsubscribe = network.on('event', ({ id, ordinal, event }: NetworkEventMessage) => {
    if (!id.startsWith(prefix)) return
    waiting.push({ number: Number(id.slice(prefix.length)), event, ordinal })
    deliverWaiting()
  })

  /** A request that could not even be asked for ends like any other that failed. */
  const onRefused = (number: number, failure: Failure): void => {
    const request = inFlight.get(number)
    if (request === undefined) return
    waiting.push({ number, event: failureEvent(request.url, failure.message) })
    deliverWaiting()
  }

  return {
    start: (request, listener, began) => {
      if (isOver) return undefined
      const number = startedCount
      startedCount += 1
      const handle = handles.make(number)
      inFlight.set(number, { handle, url: request.url, listener, heardBegan: began !== undefined })
      settle(network.start({ id: idOf(number), ...request }), (outcome) => {
        if (!outcome.ok) onRefused(number, outcome.error)
      })
      if (began !== undefined && listener !== undefined) callListener(listener, began, handle)
      return { handle }
    },
    cancel: (handle) => {
      const number = handles.numberOf(handle)
      if (number === undefined) return undefined
      if (!inFlight.delete(number)) return false
      const heardOrdinal = heard?.number === number ? heard.ordinal : undefined
      settle(network.cancel({ id: idOf(number), ...(heardOrdinal === undefined ? {} : { heardOrdinal }) }))
      return true
    },
    suspend: () => {
      isSuspended = true
    },
    resume: () => {
      isSuspended = false
      deliverWaiting()
    },
    end: () => {
      if (isOver) return
      isOver = true
      for (const number of inFlight.keys()) settle(network.cancel({ id: idOf(number) }))
      inFlight.clear()
      deliverWaiting()
      unsubscribe()
    },
  }
}

/** A call whose answer nobody waits for. A broken connection to the host answers like a refusal. */
function settle<T>(answer: Promise<Outcome<T>>, use: (outcome: Outcome<T>) => void = () => {}): void {
  void answer.then(use, (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    use({ ok: false, error: { code: 'INTERNAL', message } })
  })
}
