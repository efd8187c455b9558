import { useSyncExternalStore } from 'react'
import { formatDuration, formatOffset } from '../../../shared/describe/format-duration.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import { simulatedParts, simulatedWords } from '../../../shared/simulated-time.ts'
import {
  attemptsOf,
  isReused,
  phaseNames,
  phasesOf,
  phaseWords,
  totalsOf,
  type Phase,
  type PhaseName,
} from '../../../shared/wire-phases.ts'
import { useExchanges, useModel } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import { Section } from './fields.tsx'

const never = () => () => undefined

/** Where the time went on the wire. A reused connection has no lookup, connect and TLS, and says so. */
export function TimingSection({ exchange }: { readonly exchange: Exchange }) {
  const { ticker } = useModel()
  const isOver = exchange.endedAtMs !== undefined
  const nowMs = useSyncExternalStore(isOver ? never : ticker.subscribe, () =>
    isOver ? (exchange.endedAtMs ?? 0) : ticker.nowMs(),
  )
  const hosts = useExchanges((state) => state.simulator.project?.hosts)
  const phases = phasesOf(exchange, nowMs)
  const simulated = totalsOf(simulatedParts(exchange, phases))
  const simulatedMs = [...simulated.values()].reduce((sum, partMs) => sum + partMs, 0)
  const isRouted = hosts?.includes(requestName(exchange.request.url).host.replace(/:\d+$/, '')) === true
  const totalMs = Math.max(nowMs - exchange.startedAtMs, 0.1)
  const attempts = attemptsOf(exchange.startedAtMs, exchange.wire).length
  return (
    <Section title="Timing">
      <table className="timing" aria-label="Phases on the wire">
        <tbody>
          {timingRows(exchange, phases).map(({ name, fromMs, tookMs }) => (
            <tr key={name} data-phase={name} data-skipped={tookMs === undefined || undefined}>
              <th scope="row">{phaseWords[name]}</th>
              <td className="timing-track" aria-hidden="true">
                <span
                  className={tookMs === undefined ? 'timing-hollow' : 'timing-bar'}
                  style={{
                    left: `${(fromMs / totalMs) * 100}%`,
                    ...(tookMs === undefined
                      ? {}
                      : { width: `${(tookMs / totalMs) * 100}%`, background: `var(--phase-${name})` }),
                  }}
                />
                {simulated.has(name) && (
                  <span
                    className="timing-bar simulated-hatch"
                    style={{
                      left: `${(fromMs / totalMs) * 100}%`,
                      width: `${((simulated.get(name) ?? 0) / totalMs) * 100}%`,
                    }}
                  />
                )}
              </td>
              <td className="timing-took">{tookMs === undefined ? 'reused' : formatShort(tookMs)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{isOver ? 'In all' : 'So far'}</th>
            <td className="timing-start">from {formatOffset(exchange.startedAtMs)} of the log on</td>
            <td className="timing-took">{formatDuration(totalMs)}</td>
          </tr>
        </tfoot>
      </table>
      {simulatedMs > 0 && (
        <p className="detail-note">
          <i className="simulated-swatch simulated-hatch" aria-hidden="true" />
          {simulatedWords(totalMs, simulatedMs)}, by <code>latencyMs</code> and <code>bytesPerSecond</code> of
          coronagraph.json.
        </p>
      )}
      {attempts > 1 && <p className="detail-note">Sums of {attempts} requests on the wire.</p>}
      {isRouted && simulatedMs === 0 && (
        <p className="detail-note">
          The project answers for this host: what coronagraph.json says of latency and pace is simulated.
          {!isOver && ' How much of these times that is, is told at the end.'}
        </p>
      )}
    </Section>
  )
}

type TimingRow = {
  readonly name: PhaseName
  /** After the phases before it: repeated ones are added up. */
  readonly fromMs: number
  /** `undefined`: the connection was reused, so there was no such phase. */
  readonly tookMs: number | undefined
}

function timingRows(exchange: Exchange, phases: readonly Phase[]): readonly TimingRow[] {
  const totals = totalsOf(phases)
  const wasReused = isReused(exchange) === true
  const rows: TimingRow[] = []
  let fromMs = 0
  for (const name of phaseNames) {
    const tookMs = totals.get(name)
    if (tookMs === undefined && !(wasReused && skippedWhenReused.has(name))) continue
    rows.push({ name, fromMs, tookMs })
    fromMs += tookMs ?? 0
  }
  return rows
}

const skippedWhenReused: ReadonlySet<string> = new Set(['lookup', 'connect', 'tls'])

const formatShort = (durationMs: number): string =>
  durationMs < 10 ? `${durationMs.toFixed(1)} ms` : formatDuration(durationMs)
