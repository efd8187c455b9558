import type { Acknowledgement } from '../../../shared/contract/app-network.ts'
import type { WithheldReason } from '../../../shared/log-entry.ts'
import type { NetworkRequestEvent, Phase } from '../../../shared/network-event.ts'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import type { Clock } from '../../clock.ts'
import { createWithheldGate } from './withheld-gate.ts'

export type DeliveryDeps = {
  readonly clock: Clock
  readonly rules: DeliveryRules
  readonly isSuspended: () => boolean
  readonly send: (ordinal: number, event: NetworkRequestEvent) => void
  /** Without a reason the event was delivered. */
  readonly record: (event: NetworkRequestEvent, withheld?: WithheldReason) => void
}

type InFlight = { readonly ordinal: number; readonly event: NetworkRequestEvent }

/**
 * The events of one request on their way to its listener: one at a time, the next when the last was acknowledged and
 * the app is not suspended. Progress that waits is replaced by newer progress.
 */
export function createDelivery(deps: DeliveryDeps) {
  let ordinal = 0
  let last: { readonly phase: Phase; readonly atMs: number } | undefined
  let inFlight: InFlight | undefined
  let began: NetworkRequestEvent | undefined
  let progress: NetworkRequestEvent | undefined
  let prepareEnd: (() => Promise<NetworkRequestEvent>) | undefined
  let end: NetworkRequestEvent | undefined
  let isPreparing = false
  let isEnding = false
  let isStopped = false
  const { rules } = deps
  const withhold = createWithheldGate(deps.clock, deps.record)

  const send = (event: NetworkRequestEvent): void => {
    inFlight = { ordinal, event }
    ordinal += 1
    last = { phase: event.phase, atMs: deps.clock.nowMs() }
    deps.send(inFlight.ordinal, event)
  }
  const take = (): NetworkRequestEvent | undefined => {
    const next = began ?? progress ?? end
    if (began !== undefined) began = undefined
    else if (progress !== undefined) progress = undefined
    else end = undefined
    return next
  }
  const prepare = async (make: () => Promise<NetworkRequestEvent>): Promise<void> => {
    isPreparing = true
    const event = await make()
    isPreparing = false
    end = event
    pump()
  }
  const pump = (): void => {
    if (isStopped || isPreparing || inFlight !== undefined || deps.isSuspended()) return
    const next = take()
    if (next !== undefined) return send(next)
    const make = prepareEnd
    prepareEnd = undefined
    if (make !== undefined) void prepare(make)
  }
  const isTooSoon = (): boolean =>
    last?.phase === 'progress' && deps.clock.nowMs() - last.atMs < rules.samePhaseGapMs

  return {
    began: (event: NetworkRequestEvent): void => {
      if (isStopped) return
      if (rules.phases === 'ended-only') return deps.record(event, 'ended-only')
      began = event
      pump()
    },
    /** `make` runs only when the event is needed: parts come by the thousand. */
    progress: (make: () => NetworkRequestEvent): void => {
      if (isStopped || isEnding) return
      if (rules.phases === 'ended-only') return withhold(make, 'ended-only')
      if (isTooSoon()) return withhold(make, 'same-phase-within-1000-ms')
      const replaced = progress
      if (replaced !== undefined) withhold(() => replaced, 'same-phase-within-1000-ms')
      progress = make()
      pump()
    },
    /** `make` runs when it is the turn of the last event, which is when a file is put in its place. Never rejects. */
    end: (make: () => Promise<NetworkRequestEvent>): void => {
      isEnding = true
      prepareEnd = make
      pump()
    },
    /** After a resume. */
    pump,
    /** Takes the app's word on the event in flight; undefined when none with that ordinal is. */
    acknowledge: ({ ordinal: answered, outcome }: Acknowledgement): NetworkRequestEvent | undefined => {
      if (inFlight?.ordinal !== answered) return undefined
      const { event } = inFlight
      inFlight = undefined
      if (outcome === 'delivered') deps.record(event)
      else deps.record(event, outcome)
      if (outcome !== 'cancelled') pump()
      return event
    },
    /**
     * The listener runs at this moment: the event is delivered, and nothing follows it before the listener's end.
     * Undefined when none with that ordinal is in flight.
     */
    hear: (heardOrdinal: number): NetworkRequestEvent | undefined => {
      if (inFlight?.ordinal !== heardOrdinal) return undefined
      const { event } = inFlight
      inFlight = undefined
      deps.record(event)
      return event
    },
    /** Nothing is sent any more. What waits is withheld; the event in flight still waits for the app's word. */
    stop: (reason: WithheldReason): void => {
      isStopped = true
      for (const event of [began, progress, end]) if (event !== undefined) deps.record(event, reason)
      began = undefined
      progress = undefined
      end = undefined
    },
    /** The app's word on the event in flight will not come. */
    abandon: (reason: WithheldReason): void => {
      if (inFlight !== undefined) deps.record(inFlight.event, reason)
      inFlight = undefined
    },
    inFlight: (): NetworkRequestEvent | undefined => inFlight?.event,
  }
}

export type Delivery = ReturnType<typeof createDelivery>
