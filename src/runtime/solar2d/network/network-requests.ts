import type {
  Acknowledgement,
  NetworkEventMessage,
  StartRequest,
} from '../../../shared/contract/app-network.ts'
import type { Failure, Outcome } from '../../../shared/outcome.ts'
import type { NetworkRequestEvent } from '../../../shared/network-event.ts'
import type { RuntimeHost } from '../../host.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import type { HostFunction, LuaInput } from '../../lua/values.ts'
import { boundedRequest, requestWeight } from './bounded-request.ts'
import { results } from '../bytes.ts'
import { toLuaEvent } from './lua-event.ts'
import { RequestTag, requestHandles } from './request-handle.ts'

/** What may be on its way to the host at once: it takes requests one after another, and Lua makes them faster. */
const mostUnansweredBytes = 256 * 1024 * 1024

/** `ordinal` is missing when the event is the runtime's own: the host waits for no word about it. */
type Waiting = { readonly number: number; readonly event: NetworkRequestEvent; readonly ordinal?: number }

type InFlight = {
  readonly tag: RequestTag
  readonly url: string
  readonly callSite: string
  /** Its `began` was delivered before the host sent it: the host's own is not delivered again. */
  hasHeardBegan: boolean
}

export type NetworkRequests = {
  /**
   * What the app gets for the request; undefined after `cancelAll`, when nothing is started. With `beganBytes` the
   * `began` of an upload of that size is delivered before it returns.
   */
  readonly start: (
    number: number,
    request: StartRequest,
    beganBytes?: number,
  ) => { readonly handle: LuaInput } | undefined
  /** The request's number for a handle of any age, and whether it was open; nothing for anything else. */
  readonly cancel: HostFunction
  /** Delivers what had to wait while Lua was running or the app was suspended. */
  readonly deliverWaiting: () => void
  readonly pendingCount: () => number
  /** Cancels what is in flight. Nothing is started or delivered any more. */
  readonly cancelAll: () => void
}

/** The app's side of the requests: which are in flight, and what became of each of their events. */
export function createNetworkRequests(options: {
  readonly network: RuntimeHost['network']
  /** Runs the listener; false when there is none. */
  readonly deliver: (number: number, event: LuaInput) => boolean
  readonly canDeliver: () => boolean
  readonly profile: Profile
  /** The host does not take the request at all: its sentence. */
  readonly onRefusal: (message: string, callSite: string) => void
}): NetworkRequests {
  const { network } = options
  const { calls, delivery } = options.profile
  const handle = requestHandles[calls.handle]
  const inFlight = new Map<number, InFlight>()
  const waiting: Waiting[] = []
  let unansweredBytes = 0
  let isOver = false
  let isDelivering = false
  /** The event whose listener runs at this moment. */
  let heard: Waiting | undefined

  const acknowledge = ({ number, ordinal }: Waiting, outcome: Acknowledgement['outcome']): void => {
    if (ordinal !== undefined) settle(network.acknowledge({ id: idOf(number), ordinal, outcome }))
  }

  const deliverOne = (next: Waiting): void => {
    const request = inFlight.get(next.number)
    if (request === undefined) return acknowledge(next, 'cancelled')
    if (next.event.phase === 'began' && request.hasHeardBegan) return acknowledge(next, 'delivered')
    if (next.event.phase === 'ended') inFlight.delete(next.number)
    acknowledge(next, callListener(next, request) ? 'delivered' : 'no-listener')
  }

  const callListener = (next: Waiting, { tag }: InFlight): boolean => {
    const outer = heard
    heard = next
    const requestId = calls.eventHasRequestId ? handle.show(tag) : undefined
    const wasHeard = options.deliver(next.number, toLuaEvent(next.event, requestId))
    heard = outer
    return wasHeard
  }

  /** As Apple's library does: the listener runs while the call that starts the upload does. */
  const deliverBegan = (number: number, request: InFlight, sizeBytes: number): void => {
    const event = { ...failureEvent(request.url, -1), phase: 'began', isError: false } as const
    const began = { ...event, bytesEstimated: sizeBytes }
    // The first event of a request; the host is about to send the same.
    request.hasHeardBegan = callListener({ number, event: began, ordinal: 0 }, request)
  }

  const takeWaiting = (): Waiting | undefined =>
    isOver || options.canDeliver() ? waiting.shift() : undefined

  const deliverWaiting = (): void => {
    if (isDelivering) return
    isDelivering = true
    try {
      for (let next = takeWaiting(); next !== undefined; next = takeWaiting()) deliverOne(next)
    } finally {
      isDelivering = false
    }
  }

  const unsubscribe = network.on('event', ({ id, ordinal, event }: NetworkEventMessage) => {
    const number = /^r-(\d+)$/.exec(id)?.[1]
    if (number === undefined) return
    waiting.push({ number: Number(number), event, ordinal })
    deliverWaiting()
  })

  /** A request that could not even be asked for ends like any other that failed. */
  const onRefused = (number: number, failure: Failure): void => {
    const refused = inFlight.get(number)
    if (refused === undefined) return
    options.onRefusal(failure.message, refused.callSite)
    const response = { kind: 'bytes', bytes: new TextEncoder().encode(failure.message) } as const
    const event = failureEvent(refused.url, delivery.failureStatus)
    waiting.push({ number, event: { ...event, response, responseType: 'text' } })
    deliverWaiting()
  }

  return {
    start: (number, request, beganBytes) => {
      if (isOver) return undefined
      const tag = new RequestTag(number)
      const { url, callSite = '' } = request
      const started: InFlight = { tag, url, callSite, hasHeardBegan: false }
      inFlight.set(number, started)
      const bounded = boundedRequest(request, mostUnansweredBytes - unansweredBytes)
      const weight = requestWeight(bounded)
      unansweredBytes += weight
      settle(network.start(bounded), (outcome) => {
        unansweredBytes -= weight
        if (!outcome.ok) onRefused(number, outcome.error)
      })
      if (beganBytes !== undefined) deliverBegan(number, started, beganBytes)
      return { handle: handle.show(tag) }
    },
    cancel: (value) => {
      const number = handle.read(value)
      if (number === undefined) return undefined
      if (!inFlight.delete(number)) return results(number, false)
      const heardOrdinal = heard?.number === number ? heard.ordinal : undefined
      settle(network.cancel({ id: idOf(number), ...(heardOrdinal === undefined ? {} : { heardOrdinal }) }))
      return results(number, true)
    },
    deliverWaiting,
    pendingCount: () => inFlight.size,
    cancelAll: () => {
      if (isOver) return
      isOver = true
      for (const number of inFlight.keys()) settle(network.cancel({ id: idOf(number) }))
      inFlight.clear()
      deliverWaiting()
      unsubscribe()
    },
  }
}

export const idOf = (number: number): string => `r-${number}`

function failureEvent(url: string, status: number): NetworkRequestEvent {
  return { phase: 'ended', isError: true, status, url, bytesTransferred: 0, bytesEstimated: -1 }
}

/** A call whose answer nobody waits for. A broken connection to the host answers like a refusal. */
function settle<T>(answer: Promise<Outcome<T>>, use: (outcome: Outcome<T>) => void = () => {}): void {
  void answer.then(use, (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    use({ ok: false, error: { code: 'INTERNAL', message } })
  })
}
