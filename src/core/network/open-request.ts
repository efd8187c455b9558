import type { Acknowledgement, NetworkEventMessage, StartRequest } from '../../shared/contract/app-network.ts'
import type {
  CancelledBy,
  LogEvent,
  ResponseHead,
  TransportFailure,
  WireEvent,
} from '../../shared/log-entry.ts'
import type { NetworkRequestEvent } from '../../shared/network-event.ts'
import type { Clock } from '../clock.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { BodySink } from './body/body-sink.ts'
import { createFileSink } from './body/file-sink.ts'
import type { MemoryBudget } from './body/memory-budget.ts'
import { createMemorySink } from './body/memory-sink.ts'
import { createDelivery } from './delivery/delivery.ts'
import type { DeliveryProfile } from './delivery/delivery-profile.ts'
import { createEventComposer } from './delivery/event-composer.ts'
import { recordedEvent } from './delivery/recorded-event.ts'
import { createFailure, TransportError } from './failure.ts'
import { refusedCall } from './refused-call.ts'
import type { RequestPlan } from './request-plan.ts'
import { createRequestState } from './request-state.ts'
import { wireBodySize } from './transport/request-body.ts'
import type { Dispatch, WireCall, WireHandler } from './wire.ts'

export type OpenRequestDeps = {
  readonly dispatch: Dispatch
  readonly clock: Clock
  readonly sandbox: Sandbox
  readonly budget: MemoryBudget
  readonly profile: DeliveryProfile
  readonly isSuspended: () => boolean
  readonly record: (event: LogEvent) => void
  readonly deliver: (message: NetworkEventMessage) => void
  /** Nothing more will come of the request, and nothing is waited for. */
  readonly onOver: () => void
}

/** One request with its transfer, its body and its events. */
export type OpenRequest = {
  readonly start: () => void
  readonly cancel: (by: CancelledBy, heardOrdinal?: number) => void
  readonly acknowledge: (acknowledgement: Acknowledgement) => void
  readonly resume: () => void
  /** Cancels whatever is open, waits for no acknowledgement, and resolves when sockets and files are gone. */
  readonly close: (by: CancelledBy) => Promise<void>
  readonly isOpen: () => boolean
}

export function createOpenRequest(
  exchangeId: string,
  request: StartRequest,
  plan: RequestPlan,
  deps: OpenRequestDeps,
): OpenRequest {
  const state = createRequestState(exchangeId)
  const composer = createEventComposer({
    request,
    uploadSizeBytes: plan.body === undefined ? 0 : wireBodySize(plan.body),
    profile: deps.profile,
  })
  const delivery = createDelivery({
    clock: deps.clock,
    profile: deps.profile,
    isSuspended: deps.isSuspended,
    send: (ordinal, event) => deps.deliver({ id: request.id, ordinal, event }),
    record: (event, reason) =>
      deps.record(
        reason === undefined
          ? { kind: 'delivered', exchangeId, event: recordedEvent(event) }
          : { kind: 'withheld', exchangeId, event: recordedEvent(event), reason },
      ),
  })
  let call: WireCall | undefined
  let sink: BodySink | undefined
  let hasFailed = false
  /** A cancel that came when the last event was on its way: only the app knows which of the two was first. */
  let lateCancelBy: CancelledBy | undefined

  /** What was received goes at once; the event waits for its turn. */
  const fail = (failure: TransportFailure): (() => Promise<NetworkRequestEvent>) => {
    hasFailed = true
    const discarded = sink?.discard()
    return async () => {
      await discarded
      return composer.failed(failure)
    }
  }
  const finish = async (): Promise<NetworkRequestEvent> => {
    try {
      if (sink === undefined) throw new Error(`Invariant: request ${exchangeId} ended without a body.`)
      return composer.ended(await sink.commit())
    } catch (error) {
      const failure =
        error instanceof TransportError ? error.failure : createFailure('UNKNOWN', request.url, String(error))
      if (!state.isOver()) deps.record({ kind: 'wire', exchangeId, event: { type: 'failure', failure } })
      return fail(failure)()
    }
  }
  const onEvent = (event: WireEvent): void => {
    // A cancel may come out of the recording of this very event.
    if (state.isOver()) return undefined
    switch (event.type) {
      case 'redirect':
        return state.move('queued')
      case 'request-sent':
        return state.current() === 'queued' ? state.move('sent') : undefined
      case 'response-head':
        state.move('head')
        composer.setHead(event.head)
        return request.progress === 'download' ? delivery.began(composer.moving('began')) : undefined
      case 'body-part':
        state.move('body')
        composer.setReceived(event.receivedBytes)
        return request.progress === 'download'
          ? delivery.progress(() => composer.moving('progress'))
          : undefined
      case 'response-end':
        composer.setReceived(event.receivedBytes)
        return delivery.end(finish)
      case 'failure':
        return delivery.end(fail(event.failure))
      default:
    }
  }
  const openBody = (head: ResponseHead): BodySink => {
    const { target } = request
    if (target === undefined || !deps.profile.savesToFile(head)) {
      return createMemorySink({ budget: deps.budget })
    }
    return createFileSink({
      name: target.name,
      resolvePath: () => deps.sandbox.resolve(target, 'write'),
    })
  }
  const handler: WireHandler = {
    onEvent,
    onSent: (sentBytes) => {
      composer.setSent(sentBytes)
      if (request.progress === 'upload') delivery.progress(() => composer.moving('progress'))
    },
    openBody: (head) => {
      sink = openBody(head)
      return sink.writable
    },
  }

  const cancelNow = (by: CancelledBy): void => {
    state.move('cancelled')
    call?.cancel()
    deps.record({ kind: 'cancel', exchangeId, by, receivedBytes: composer.receivedBytes() })
    delivery.stop(reasonOf(by))
    cleanUp()
  }
  let cleaning: Promise<void> = Promise.resolve()
  const cleanUp = (): void => {
    cleaning = undo(sink, call)
    if (delivery.inFlight() === undefined) void leave()
  }
  const settle = (): void => {
    state.move(hasFailed ? 'failed' : 'done')
    cleaning = keep(sink, call)
    void leave()
  }
  const leave = async (): Promise<void> => {
    await cleaning
    deps.onOver()
  }

  return {
    start: () => {
      if (request.progress === 'upload') delivery.began(composer.moving('began'))
      // The host may have cancelled while it was handed that event.
      if (state.isOver()) return
      const wireRequest = {
        exchangeId,
        method: request.method,
        url: request.url,
        headers: request.headers,
        ...(plan.body === undefined ? {} : { body: plan.body }),
        timeoutMs: request.timeoutMs,
        followRedirects: request.followRedirects,
      }
      if (plan.refusal === undefined) call = deps.dispatch(wireRequest, handler)
      else {
        deps.record({ kind: 'wire', exchangeId, event: { type: 'failure', failure: plan.refusal } })
        call = refusedCall(handler, plan.refusal)
      }
    },
    cancel: (by, heardOrdinal) => {
      if (state.isOver()) return
      if (heardOrdinal !== undefined) delivery.hear(heardOrdinal)
      if (delivery.inFlight()?.phase === 'ended') lateCancelBy ??= by
      else cancelNow(by)
    },
    acknowledge: (acknowledgement) => {
      const event = delivery.acknowledge(acknowledgement)
      if (event === undefined) return
      if (state.isOver()) void leave()
      else if (acknowledgement.outcome === 'cancelled') cancelNow(lateCancelBy ?? 'app')
      else if (event.phase === 'ended') settle()
    },
    resume: delivery.pump,
    close: async (by) => {
      delivery.abandon(reasonOf(by))
      if (!state.isOver()) cancelNow(by)
      await leave()
    },
    isOpen: () => !state.isOver(),
  }
}

const reasonOf = (by: CancelledBy): 'cancelled' | 'session-ended' =>
  by === 'app' || by === 'inspector' ? 'cancelled' : 'session-ended'

async function undo(sink: BodySink | undefined, call: WireCall | undefined): Promise<void> {
  await Promise.all([sink?.discard(), call?.closed])
}

async function keep(sink: BodySink | undefined, call: WireCall | undefined): Promise<void> {
  await Promise.all([sink?.keep(), call?.closed])
}
