import type { Acknowledgement, NetworkEventMessage, StartRequest } from '../../shared/contract/app-network.ts'
import type { CancelledBy, LogEvent, TransportFailure, WireEvent } from '../../shared/log-entry.ts'
import type { FindingReport } from '../../shared/finding.ts'
import type { NetworkRequestEvent } from '../../shared/network-event.ts'
import type { Profile } from '../../shared/profile/profile.ts'
import type { Clock } from '../clock.ts'
import type { BodyStore } from '../record/body-store.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { MemoryBudget } from './body/memory-budget.ts'
import { createResponseBody } from './body/response-body.ts'
import { createDelivery } from './delivery/delivery.ts'
import { createEventComposer } from './delivery/event-composer.ts'
import { recordedEvent, unrecordedBytes } from './delivery/recorded-event.ts'
import { createFailure, TransportError, UnplacedError } from './failure.ts'
import { refusedCall } from './refused-call.ts'
import { createRequestFindings } from './request-findings.ts'
import type { RequestPlan } from './request-plan.ts'
import { createRequestState } from './request-state.ts'
import { wireBodySize } from './transport/request-body.ts'
import type { Dispatch, WireCall, WireHandler } from './wire.ts'

export type OpenRequestDeps = {
  readonly dispatch: Dispatch
  readonly clock: Clock
  readonly sandbox: Sandbox
  readonly budget: MemoryBudget
  readonly profile: Profile
  readonly isSuspended: () => boolean
  readonly record: (event: LogEvent) => void
  readonly keepBody?: BodyStore['put']
  readonly deliver: (message: NetworkEventMessage) => void
  readonly find: (report: FindingReport) => void
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
  const rules = deps.profile.delivery
  const state = createRequestState(exchangeId)
  const composer = createEventComposer({
    request,
    uploadSizeBytes: plan.body === undefined ? 0 : wireBodySize(plan.body),
    profile: deps.profile,
  })
  const findings = createRequestFindings({ exchangeId, request, find: deps.find })
  const delivery = createDelivery({
    clock: deps.clock,
    rules,
    isSuspended: deps.isSuspended,
    send: (ordinal, event) => deps.deliver({ id: request.id, ordinal, event }),
    record: (event, reason) => {
      const bytes = unrecordedBytes(event)
      if (bytes !== undefined) deps.keepBody?.(exchangeId, 'response', bytes)
      deps.record(
        reason === undefined
          ? { kind: 'delivered', exchangeId, event: recordedEvent(event) }
          : { kind: 'withheld', exchangeId, event: recordedEvent(event), reason },
      )
    },
  })
  const countsWire = rules.bytesTransferred === 'wire'
  /** Progress of a download comes with what it counts. */
  const onReceived = (isCounted: boolean): void => {
    if (isCounted && request.progress === 'download') delivery.progress(() => composer.moving('progress'))
  }
  const body = createResponseBody({
    sandbox: deps.sandbox,
    budget: deps.budget,
    rules,
    target: request.target,
    onPart: (part) => {
      composer.addPart(part)
      onReceived(!countsWire)
    },
  })
  let call: WireCall | undefined
  let hasFailed = false
  /** A cancel that came when the last event was on its way: only the app knows which of the two was first. */
  let lateCancelBy: CancelledBy | undefined

  /** What was received goes at once; the event waits for its turn. */
  const fail = (failure: TransportFailure): (() => Promise<NetworkRequestEvent>) => {
    hasFailed = true
    const discarded = body.discard()
    return async () => {
      await discarded
      return composer.failed(failure)
    }
  }
  const finish = async (): Promise<NetworkRequestEvent> => {
    try {
      return composer.ended(await body.commit())
    } catch (error) {
      const failure =
        error instanceof TransportError ? error.failure : createFailure('UNKNOWN', request.url, String(error))
      if (!state.isOver()) deps.record({ kind: 'wire', exchangeId, event: { type: 'failure', failure } })
      return error instanceof UnplacedError ? unplace(error) : fail(failure)()
    }
  }
  const unplace = async (error: UnplacedError): Promise<NetworkRequestEvent> => {
    await body.discard()
    const event = composer.unplaced(error)
    hasFailed = event.isError
    return event
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
        findings.answered(event.head)
        return request.progress === 'download' ? delivery.began(composer.moving('began')) : undefined
      case 'body-part':
        state.move('body')
        composer.setReceived(event.receivedBytes)
        return onReceived(countsWire)
      case 'response-end':
        composer.setReceived(event.receivedBytes)
        return delivery.end(finish)
      case 'failure':
        return delivery.end(body.breakOff(event.failure) ? finish : fail(event.failure))
      default:
    }
  }
  const handler: WireHandler = {
    onEvent,
    onHop: (head) => {
      composer.addHop(head)
      findings.answered(head)
    },
    onSent: (sentBytes) => {
      composer.setSent(sentBytes)
      if (request.progress === 'upload') delivery.progress(() => composer.moving('progress'))
    },
    openBody: (head) => {
      const writable = body.open(head)
      composer.openBody(head, body.isFile())
      return writable
    },
  }

  const cancelNow = (by: CancelledBy): void => {
    findings.cancelled(by, body.isFile() ? composer.receivedBytes() : 0)
    state.move('cancelled')
    call?.cancel()
    const simulatedMs = call?.simulatedMs?.() ?? 0
    deps.record({
      kind: 'cancel',
      exchangeId,
      by,
      receivedBytes: composer.receivedBytes(),
      ...(simulatedMs === 0 ? {} : { simulatedMs }),
    })
    delivery.stop(reasonOf(by))
    cleanUp()
  }
  let cleaning: Promise<unknown> = Promise.resolve()
  const cleanUp = (): void => {
    cleaning = Promise.all([body.discard(), call?.closed])
    if (delivery.inFlight() === undefined) void leave()
  }
  const settle = (): void => {
    state.move(hasFailed ? 'failed' : 'done')
    cleaning = Promise.all([body.keep(), call?.closed])
    void leave()
  }
  const leave = async (): Promise<void> => {
    await cleaning
    deps.onOver()
  }

  return {
    start: () => {
      findings.started(plan.lacksFolder)
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
      const heard = heardOrdinal === undefined ? undefined : delivery.hear(heardOrdinal)
      if (heard !== undefined) findings.delivered(heard)
      if (heard?.phase === 'ended') settle()
      else if (delivery.inFlight()?.phase === 'ended') lateCancelBy ??= by
      else cancelNow(by)
    },
    acknowledge: (acknowledgement) => {
      const event = delivery.acknowledge(acknowledgement)
      if (event === undefined) return
      if (acknowledgement.outcome === 'no-listener') findings.unheard()
      if (acknowledgement.outcome === 'delivered') findings.delivered(event)
      if (state.isOver()) void leave()
      else if (acknowledgement.outcome === 'cancelled') cancelNow(lateCancelBy ?? 'app')
      else if (event.phase === 'ended') settle()
    },
    resume: delivery.pump,
    close: async (by) => {
      if (!state.isOver() && delivery.inFlight()?.phase !== 'ended') findings.leftOpen(by)
      delivery.abandon(reasonOf(by))
      if (!state.isOver()) cancelNow(by)
      await leave()
    },
    isOpen: () => !state.isOver(),
  }
}

const reasonOf = (by: CancelledBy): 'cancelled' | 'session-ended' =>
  by === 'app' || by === 'inspector' ? 'cancelled' : 'session-ended'
