import type { Phase } from '../../../../shared/wire-phases.ts'
import { phasesOfAttempt } from '../../../../shared/wire-phases.ts'
import type { Row } from '../../rows/row.ts'

/**
 * The steps of an exchange in their order, the one that is running up to `nowMs`. What came before the last hop is one
 * `queued` step: the hops in between are the details' to tell.
 */
export function phasesOfRow(row: Row, nowMs: number): readonly Phase[] {
  const { startedAtMs, wire, failure } = row
  const endMs = Math.max(row.endedAtMs ?? nowMs, startedAtMs)
  const times = {
    ...wire,
    isSecure: row.request.url.startsWith('https:'),
    ...(failure === undefined ? {} : { failure: failure.code }),
  }
  const before: Phase = { name: 'queued', fromMs: startedAtMs, untilMs: Math.min(wire.hopAtMs, endMs) }
  return [before, ...phasesOfAttempt(times, endMs)].filter(({ fromMs, untilMs }) => untilMs > fromMs)
}
