import type { ResponseHead } from '../../../shared/log-entry.ts'

/** Whose rules turn wire events into the app's events: figures, and small decisions where platforms differ. */
export type DeliveryProfile = {
  readonly name: 'reference'
  /** A progress event within this time of the last event, when that was progress too, is swallowed. */
  readonly samePhaseGapMs: number
  /** Whether a response is saved to the request's file; otherwise it comes as bytes. */
  readonly savesToFile: (head: ResponseHead) => boolean
  readonly failureStatus: number
}

/** The documented contract. */
export const referenceProfile: DeliveryProfile = {
  name: 'reference',
  samePhaseGapMs: 1000,
  savesToFile: (head) => head.status === 200,
  failureStatus: -1,
}
