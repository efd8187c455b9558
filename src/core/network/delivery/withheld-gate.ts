import type { Clock } from '../../clock.ts'
import type { WithheldReason } from '../../../shared/log-entry.ts'
import type { NetworkRequestEvent } from '../../../shared/network-event.ts'

/** Swallowed progress comes with every part of a body; this many a second of it are enough to see. */
const recordGapMs = 50

/** Records swallowed events, at most one per gap. The event is only made when it is recorded. */
export function createWithheldGate(
  clock: Clock,
  record: (event: NetworkRequestEvent, reason: WithheldReason) => void,
) {
  let lastMs = Number.NEGATIVE_INFINITY
  return (make: () => NetworkRequestEvent, reason: WithheldReason): void => {
    if (clock.nowMs() - lastMs < recordGapMs) return
    lastMs = clock.nowMs()
    record(make(), reason)
  }
}
