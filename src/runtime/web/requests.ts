import type { Acknowledgement, NetworkEventMessage, StartRequest } from '../../shared/contract/app-network.ts'
import type { NetworkRequestEvent } from '../../shared/network-event.ts'
import type { Failure, Outcome } from '../../shared/outcome.ts'
import { boundedRequest, requestWeight } from '../solar2d/network/bounded-request.ts'
import { handlesOf, type Handle } from './handles.ts'
import type { Listener } from './listener.ts'
import { toWebEvent } from './web-event.ts'
import type { WebHost } from './web-host.ts'

/** What may be on its way to the host at once: it takes requests one after another, and an app makes them faster. */
const mostUnansweredBytes = 256 * 1024 * 1024

/** `ordinal` is missing when the event is our own: the host waits for no word about it. */
type Waiting = { readonly number: number; readonly event: NetworkRequestEvent; readonly ordinal?: number }

type InFlight = {
  readonly handle: Handle
  readonly url: string
  readonly listener: Listener | undefined
  /** Its `began` was delivered before the host sent it: the host's own is not delivered again. */
  hasHeardBegan: boolean
}

export type WebRequests = {
  /** Undefined when the app has ended and nothing was started. */
  readonly start: (
    request: Omit<StartRequest, 'id'>,
    listener: Listener | undefined,
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
  host: Pick<WebHost, 'profile' | 'network' | 'files' | 'pageNumber' | 'onAppError'>,
  /** The host does not take the request at all: its sentence. */
  onRefusal: (message: string) => void,
): WebRequests {
  const { network } = host
  const { calls, delivery } = host.profile
  const handles = handlesOf(calls.handle)
  const prefix = `w-${host.pageNumber}-`
  const idOf = (number: number): string => `${prefix}${number}`
  const inFlight = new Map<number, InFlight>()
  const waiting: Waiting[] = []
  let startedCount = 0
  let unansweredBytes = 0
  let isSuspended = false
  let isOver = false
  let isDelivering = false
  /** The event whose listener runs at this moment. */
  let heard: Waiting | undefined

  const acknowledge = ({ number, ordinal }: Waiting, outcome: Acknowledgement['outcome']): void => {
    if (ordinal !== undefined) settle(network.acknowledge({ id: idOf(number), ordinal, outcome }))
  }

  /** Whether there was a listener to call. Its own errors are reported and change nothing. */
  const callListener = (next: Waiting, { listener, handle }: InFlight): boolean => {
    if (listener === undefined) return false
    const outer = heard
    heard = next
    try {
      listener(toWebEvent(next.event, handle, calls.eventHasRequestId))
    } catch (error) {
      host.onAppError(error)
    }
    heard = outer
    return true
  }

  const deliverOne = (next: Waiting): void => {
    const request = inFlight.get(next.number)
    if (request === undefined) return acknowledge(next, 'cancelled')
    if (next.event.phase === 'began' && request.hasHeardBegan) return acknowledge(next, 'delivered')
    if (next.event.phase === 'ended') inFlight.delete(next.number)
    acknowledge(next, callListener(next, request) ? 'delivered' : 'no-listener')
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
    onRefusal(failure.message)
    const response = { kind: 'bytes', bytes: new TextEncoder().encode(failure.message) } as const
    const event = failureEvent(request.url, delivery.failureStatus)
    waiting.push({ number, event: { ...event, response, responseType: 'text' } })
    deliverWaiting()
  }

  /** As Apple's library does: the listener runs while the call that starts the upload does. */
  const deliverBegan = (number: number, request: InFlight, { body, progress }: StartRequest): void => {
    if (!calls.uploadBeganInsideCall || progress !== 'upload') return
    const sizeBytes = bodySize(body, host.files)
    if (sizeBytes === undefined) return
    const event = { ...failureEvent(request.url, -1), phase: 'began', isError: false } as const
    // The first event of a request; the host is about to send the same.
    const began = { number, event: { ...event, bytesEstimated: sizeBytes }, ordinal: 0 }
    request.hasHeardBegan = callListener(began, request)
  }

  return {
    start: (asked, listener) => {
      if (isOver) return undefined
      const number = startedCount
      startedCount += 1
      const handle = handles.make(number)
      const started: InFlight = { handle, url: asked.url, listener, hasHeardBegan: false }
      inFlight.set(number, started)
      const request = boundedRequest({ id: idOf(number), ...asked }, mostUnansweredBytes - unansweredBytes)
      const weight = requestWeight(request)
      unansweredBytes += weight
      settle(network.start(request), (outcome) => {
        unansweredBytes -= weight
        if (!outcome.ok) onRefused(number, outcome.error)
      })
      deliverBegan(number, started, request)
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

function failureEvent(url: string, status: number): NetworkRequestEvent {
  return { phase: 'ended', isError: true, status, url, bytesTransferred: 0, bytesEstimated: -1 }
}

function bodySize(body: StartRequest['body'], files: WebHost['files']): number | undefined {
  if (body?.kind !== 'file') return body?.bytes.byteLength ?? 0
  const file = files.read(body.file)
  return file.ok ? file.value.byteLength : undefined
}

/** A call whose answer nobody waits for. A broken connection to the host answers like a refusal. */
function settle<T>(answer: Promise<Outcome<T>>, use: (outcome: Outcome<T>) => void = () => {}): void {
  void answer.then(use, (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    use({ ok: false, error: { code: 'INTERNAL', message } })
  })
}
