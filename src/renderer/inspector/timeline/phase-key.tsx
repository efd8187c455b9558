import { formatDuration } from '../../../shared/describe/format-duration.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import { simulatedParts } from '../../../shared/simulated-time.ts'
import {
  attemptsOf,
  isReused,
  phaseNames,
  phasesOf,
  phaseWords,
  totalsOf,
} from '../../../shared/wire-phases.ts'

/** What the bars mean and what each phase took in all: the upper lane in words. */
export function PhaseKey({ exchange, nowMs }: { readonly exchange: Exchange; readonly nowMs: number }) {
  const phases = phasesOf(exchange, nowMs)
  const totals = totalsOf(phases)
  const simulated = totalsOf(simulatedParts(exchange, phases))
  const attempts = attemptsOf(exchange.startedAtMs, exchange.wire).length
  return (
    <ul className="phase-key" aria-label="Phases on the wire">
      {phaseNames.map((name) => {
        const tookMs = totals.get(name)
        if (tookMs === undefined) return null
        return (
          <li key={name}>
            <span className={`phase-dot phase-${name}`} aria-hidden />
            {phaseWords[name]} <b>{tookMs < 10 ? `${tookMs.toFixed(1)} ms` : formatDuration(tookMs)}</b>
            {simulated.has(name) && ` (${formatDuration(simulated.get(name) ?? 0)} simulated)`}
          </li>
        )
      })}
      {isReused(exchange) === true && <li>Connection reused</li>}
      {attempts > 1 && <li>{attempts} requests on the wire</li>}
    </ul>
  )
}
