import { formatDuration } from '../../../../shared/describe/format-duration.ts'
import { isOpen } from '../../../../shared/exchange.ts'
import { phaseWords } from '../../../../shared/wire-phases.ts'
import type { Row } from '../../rows/row.ts'
import { phasesOfRow } from './phases.ts'

/** The bar in words: `Queued 2 ms, Waiting for the server 120 ms, Receiving 1.20 s`. What still runs has no length yet. */
export function describePhases(row: Row): string {
  const { wire, startedAtMs } = row
  const steps = phasesOfRow(row, wire.headAtMs ?? wire.sentAtMs ?? wire.hopAtMs ?? startedAtMs)
  const words = steps.map(
    ({ name, fromMs, untilMs }) => `${phaseWords[name]} ${formatDuration(untilMs - fromMs)}`,
  )
  if (wire.isReused === true) words.unshift('Reused connection')
  const { deliveredEvents: heard } = row
  if (heard > 0) words.push(heard === 1 ? '1 event delivered' : `${heard} events delivered`)
  if (isOpen(row)) words.push('still open')
  return words.join(', ')
}
