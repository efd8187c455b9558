import type { Exchange } from './exchange.ts'
import type { TransportErrorCode, WireEvent } from './log-entry.ts'

export const phaseNames = ['queued', 'lookup', 'connect', 'tls', 'send', 'wait', 'receive'] as const
export type PhaseName = (typeof phaseNames)[number]

/** A stretch of an exchange's time on the wire, in milliseconds of the log. */
export type Phase = { readonly name: PhaseName; readonly fromMs: number; readonly untilMs: number }

export const phaseWords: Readonly<Record<PhaseName, string>> = {
  queued: 'Queued',
  lookup: 'Name lookup',
  connect: 'Connecting',
  tls: 'TLS',
  send: 'Sending',
  wait: 'Waiting for the server',
  receive: 'Receiving',
}

/** When the steps of one attempt to send a request were done, in milliseconds of the log. What is missing was not. */
export type AttemptTimes = {
  /** Where its waiting begins. */
  readonly hopAtMs: number
  readonly socketAtMs?: number
  /** The connection served an earlier request: it has neither lookup nor connect nor TLS. */
  readonly isReused?: boolean
  readonly lookupAtMs?: number
  readonly connectAtMs?: number
  readonly secureAtMs?: number
  readonly sentAtMs?: number
  readonly headAtMs?: number
  /** The address is `https`: a connection that is there and says no more is in its handshake. */
  readonly isSecure?: boolean
  /** What broke it off. */
  readonly failure?: TransportErrorCode
}

type Timed = Pick<Exchange, 'startedAtMs' | 'endedAtMs' | 'wire'>
type Marks = readonly { readonly atMs: number; readonly event: WireEvent }[]

/**
 * The phases of one attempt, each where the one before ends, the last of them up to `endMs`. Some may take no time. A
 * server may answer before it has the whole request: time never goes back.
 */
export function phasesOfAttempt(times: AttemptTimes, endMs: number): readonly Phase[] {
  const phases: Phase[] = []
  let now = times.hopAtMs
  for (const { name, atMs } of stepsOf(times)) {
    const untilMs = Math.min(Math.max(atMs ?? endMs, now), Math.max(endMs, now))
    phases.push({ name, fromMs: now, untilMs })
    now = untilMs
    if (atMs === undefined) break
  }
  return phases
}

type Step = { readonly name: PhaseName; readonly atMs: number | undefined }

/** What an attempt goes through, and when each was done. The first without a time is the one that goes on. */
function stepsOf(times: AttemptTimes): readonly Step[] {
  const { socketAtMs, lookupAtMs, connectAtMs, secureAtMs, sentAtMs, headAtMs, failure } = times
  const steps: Step[] = [{ name: 'queued', atMs: socketAtMs }]
  if (times.isReused === false) {
    const isUnknownHost = failure === 'HOST_NOT_FOUND' && connectAtMs === undefined
    if (lookupAtMs !== undefined || isUnknownHost) steps.push({ name: 'lookup', atMs: lookupAtMs })
    if (!isUnknownHost) steps.push({ name: 'connect', atMs: connectAtMs })
    const isShakingHands =
      sentAtMs === undefined &&
      headAtMs === undefined &&
      (failure === 'TLS_FAILED' || times.isSecure === true)
    if (secureAtMs !== undefined || isShakingHands) steps.push({ name: 'tls', atMs: secureAtMs })
  }
  const sent = sentAtMs === undefined ? headAtMs : Math.min(sentAtMs, headAtMs ?? sentAtMs)
  steps.push(
    { name: 'send', atMs: sent },
    { name: 'wait', atMs: headAtMs },
    { name: 'receive', atMs: undefined },
  )
  return steps
}

export type Attempt = AttemptTimes & {
  /** The next one began, or the redirect came; undefined for one that may still go on. */
  readonly untilMs?: number
  readonly isRedirected?: true
}

/**
 * The attempts of a request: one for each hop of a chain of redirects, and one more where a kept connection turned out
 * dead and the request went out anew.
 */
export function attemptsOf(startedAtMs: number, wire: Marks): readonly Attempt[] {
  const done: Attempt[] = []
  let attempt: Attempt = { hopAtMs: startedAtMs }
  let isSaid = false
  for (const { atMs, event } of wire) {
    const isAnew =
      attempt.isRedirected === true ||
      (event.type === 'request-head' && isSaid) ||
      (event.type === 'socket' && attempt.socketAtMs !== undefined)
    if (isAnew) {
      const untilMs = attempt.untilMs ?? atMs
      done.push({ ...attempt, untilMs })
      attempt = { hopAtMs: untilMs }
      isSaid = false
    }
    if (event.type === 'request-head') isSaid = true
    attempt = { ...attempt, ...timeOf(atMs, event) }
  }
  return [...done, attempt]
}

function timeOf(atMs: number, event: WireEvent): Partial<Attempt> {
  switch (event.type) {
    case 'request-head':
      return { isSecure: event.head.url.startsWith('https:') }
    case 'socket':
      return { socketAtMs: atMs, isReused: event.reused }
    case 'lookup':
      return { lookupAtMs: atMs }
    case 'connect':
      return { connectAtMs: atMs }
    case 'secure-connect':
      return { secureAtMs: atMs }
    case 'request-sent':
      return { sentAtMs: atMs }
    case 'redirect':
      return { headAtMs: atMs, untilMs: atMs, isRedirected: true }
    case 'response-head':
      return { headAtMs: atMs }
    case 'failure':
      return { failure: event.failure.code }
    default:
      return {}
  }
}

/** The phases of an exchange until it ended, or until `nowMs`, without those that took no time. Each attempt brings all of them anew. */
export function phasesOf({ startedAtMs, endedAtMs, wire }: Timed, nowMs: number): readonly Phase[] {
  const endMs = endedAtMs ?? nowMs
  const attempts = attemptsOf(
    startedAtMs,
    wire.filter(({ atMs }) => atMs <= endMs),
  )
  const last = attempts.at(-1)
  const going: readonly Attempt[] = last?.untilMs === undefined ? [] : [{ hopAtMs: last.untilMs }]
  return [...attempts, ...going]
    .flatMap((attempt) => phasesOfAttempt(attempt, attempt.untilMs ?? endMs))
    .filter(({ fromMs, untilMs }) => untilMs > fromMs)
}

/** What each phase took in all, in milliseconds; one that was never gone through is missing. */
export function totalsOf(phases: readonly Phase[]): ReadonlyMap<PhaseName, number> {
  const totals = new Map<PhaseName, number>()
  for (const { name, fromMs, untilMs } of phases) totals.set(name, (totals.get(name) ?? 0) + untilMs - fromMs)
  return totals
}

/** Whether the newest attempt went over a connection that served an earlier request; undefined while it has none. */
export const isReused = ({ startedAtMs, wire }: Timed): boolean | undefined =>
  attemptsOf(startedAtMs, wire).at(-1)?.isReused
