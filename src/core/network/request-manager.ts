import type { Acknowledgement, NetworkEventMessage, StartRequest } from '../../shared/contract/app-network.ts'
import type { FindingReport } from '../../shared/finding.ts'
import type { CancelledBy, LogEvent, RequestRecord } from '../../shared/log-entry.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { Profile } from '../../shared/profile/profile.ts'
import type { Clock } from '../clock.ts'
import type { BodyStore } from '../record/body-store.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { createMemoryBudget } from './body/memory-budget.ts'
import { exchangeIdOf } from './exchange-id.ts'
import { createFailure } from './failure.ts'
import { createOpenRequest, type OpenRequest, type OpenRequestDeps } from './open-request.ts'
import { isOfPerson, personRequestId, type PersonRequest } from './person-request.ts'
import { planRequest, requestRecord, type RequestPlan } from './request-plan.ts'
import { wireBodySize } from './transport/request-body.ts'
import type { Dispatch } from './wire.ts'

/** All requests of one session. */
export type RequestManager = {
  /**
   * Fails with `SESSION_ENDED`, with `INVALID_INPUT` for an id that was used before, with the sandbox's own code for a
   * file that may not be named, and with `NOT_ALLOWED` when the app does not acknowledge its events. Everything that
   * goes wrong with the request itself becomes its `ended` event.
   */
  readonly start: (request: StartRequest) => Outcome<void>
  /**
   * Starts a request that a person sends. The app hears nothing of it and gets no findings for it; a page that goes and
   * an app that is suspended leave it alone. Answers with its id; fails as `start` does.
   */
  readonly send: (request: PersonRequest) => Outcome<string>
  /**
   * Idempotent; an id that nobody knows is no error. `heardOrdinal` names the event whose listener cancels: it was
   * delivered, though its acknowledgement comes later.
   */
  readonly cancel: (id: string, by: CancelledBy, heardOrdinal?: number) => void
  readonly acknowledge: (acknowledgement: Acknowledgement) => void
  /** Holds delivery; transfers go on. */
  readonly suspend: () => void
  readonly resume: () => void
  /**
   * The page that made the requests is gone and acknowledges nothing more: cancels them as the app's own doing. Another
   * page of the session may start new ones at once.
   */
  readonly leavePage: () => void
  /** Cancels everything in flight and resolves when sockets are closed and temporary files gone. */
  readonly close: (by: 'relaunch' | 'close') => Promise<void>
  /** Requests of which the app has not heard the end. */
  readonly openCount: () => number
}

export type RequestLimits = {
  /** Requests that are open or wait for an acknowledgement. */
  readonly mostUnacknowledged: number
  /** Every id is remembered, so that none is used twice. */
  readonly mostStarted: number
  /** Bodies held in memory at once, of requests and responses. */
  readonly mostBodyBytes: number
}

export type RequestManagerDeps = {
  readonly sessionId: string
  readonly dispatch: Dispatch
  readonly clock: Clock
  readonly sandbox: Sandbox
  readonly record: (event: LogEvent) => void
  /** Keeps bodies for whoever looks at them later. */
  readonly keepBody?: BodyStore['put']
  readonly deliver: (message: NetworkEventMessage) => void
  readonly find: (report: FindingReport) => void
  readonly profile: Profile
  readonly limits?: Partial<RequestLimits>
}

/** Who hears of a request, and when. */
type Ears = Pick<OpenRequestDeps, 'deliver' | 'find' | 'isSuspended'>

type RequestOrigin = Pick<RequestRecord, 'sentBy' | 'resendOf'>

const defaultLimits: RequestLimits = {
  mostUnacknowledged: 4096,
  mostStarted: 1_000_000,
  mostBodyBytes: 512 * 1024 * 1024,
}

export function createRequestManager(deps: RequestManagerDeps): RequestManager {
  const limits = { ...defaultLimits, ...deps.limits }
  const budget = createMemoryBudget(limits.mostBodyBytes)
  const known = new Set<string>()
  const requests = new Map<string, OpenRequest>()
  let isSuspended = false
  let isClosed = false

  const refusalOf = (id: string): Outcome<void> => {
    if (isClosed) return fail('SESSION_ENDED', 'The session has ended: nothing can be requested any more.')
    if (known.has(id)) return fail('INVALID_INPUT', `The request id "${id}" was used before.`)
    if (requests.size >= limits.mostUnacknowledged) {
      return fail('NOT_ALLOWED', `${requests.size} requests wait for the app to acknowledge their events.`)
    }
    if (known.size >= limits.mostStarted) {
      return fail('NOT_ALLOWED', `The session has started ${known.size} requests. Relaunch the app.`)
    }
    return ok(undefined)
  }
  /** The bytes of a request's body count as long as the request is known. */
  const holdBody = (plan: RequestPlan): RequestPlan => {
    if (plan.body?.kind !== 'bytes' || budget.take(plan.body.bytes.byteLength)) return plan
    return {
      bodySizeBytes: plan.bodySizeBytes,
      lacksFolder: plan.lacksFolder,
      refusal: createFailure('REFUSED_BY_POLICY', 'The bodies of all open requests are too large together.'),
    }
  }

  const deliver = (message: NetworkEventMessage): void => {
    try {
      deps.deliver(message)
    } catch {
      // The app is gone. Its request stays open, unheard, until the host closes the session.
    }
  }

  const startAs = (asked: StartRequest, origin: RequestOrigin, ears: Ears): Outcome<void> => {
    const allowed = refusalOf(asked.id)
    if (!allowed.ok) return allowed
    const planned = planRequest(asked, deps)
    if (!planned.ok) return planned
    // The body lives on in the plan alone, which the budget bounds: nothing below may hold on to what was asked.
    const { body: _body, ...request } = asked
    known.add(request.id)
    const plan = holdBody(planned.value)
    const exchangeId = exchangeIdOf(deps.sessionId, request.id)
    const keptBytes =
      plan.body?.kind === 'bytes' ? deps.keepBody?.(exchangeId, 'request', plan.body.bytes) : undefined
    const record = { ...requestRecord(asked, plan, keptBytes), ...origin }
    deps.record({ kind: 'request', exchangeId, request: record })
    const open = createOpenRequest(exchangeId, request, plan, {
      ...deps,
      ...ears,
      budget,
      onOver: () => {
        if (!requests.delete(request.id)) return
        if (plan.body?.kind === 'bytes') budget.give(wireBodySize(plan.body))
      },
    })
    requests.set(request.id, open)
    open.start()
    return ok(undefined)
  }
  const earsOfApp: Ears = { deliver, find: deps.find, isSuspended: () => isSuspended }
  const earsOfPerson: Ears = {
    deliver: ({ id, ordinal }) =>
      queueMicrotask(() => requests.get(id)?.acknowledge({ id, ordinal, outcome: 'no-listener' })),
    find: () => {},
    isSuspended: () => false,
  }
  let sentByPerson = 0

  return {
    start: (asked) => startAs(asked, {}, earsOfApp),
    send: ({ resendOf, ...request }) => {
      sentByPerson += 1
      const id = personRequestId(sentByPerson)
      const origin = { sentBy: 'inspector', ...(resendOf === undefined ? {} : { resendOf }) } as const
      const started = startAs({ ...request, id }, origin, earsOfPerson)
      return started.ok ? ok(id) : started
    },
    cancel: (id, by, heardOrdinal) => requests.get(id)?.cancel(by, heardOrdinal),
    acknowledge: (acknowledgement) => requests.get(acknowledgement.id)?.acknowledge(acknowledgement),
    suspend: () => {
      isSuspended = true
    },
    resume: () => {
      isSuspended = false
      for (const request of requests.values()) request.resume()
    },
    leavePage: () => {
      for (const [id, request] of requests) if (!isOfPerson(id)) void request.close('app')
    },
    close: async (by) => {
      isClosed = true
      await Promise.all([...requests.values()].map((request) => request.close(by)))
    },
    openCount: () => [...requests.values()].filter((request) => request.isOpen()).length,
  }
}
