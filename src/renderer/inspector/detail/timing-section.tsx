import { useSyncExternalStore } from 'react'
import { formatDuration, formatOffset } from '../../../shared/describe/format-duration.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import {
  attemptsOf,
  isReused,
  phaseNames,
  phasesOf,
  phaseWords,
  totalsOf,
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
  const isRouted = hosts?.includes(requestName(exchange.request.url).host.replace(/:\d+$/, '')) === true
  const totalMs = Math.max(nowMs - exchange.startedAtMs, 0.1)
  const attempts = attemptsOf(exchange.startedAtMs, exchange.wire).length
  return (
    <Section title="Timing">
      <table className="timing" aria-label="Phases on the wire">
        <tbody>
          {timingRows(exchange, nowMs).map(({ name, fromMs, tookMs }) => (
            <tr key={name} data-skipped={tookMs === undefined || undefined}>
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
      {attempts > 1 && <p className="detail-note">Sums of {attempts} requests on the wire.</p>}
      {isRouted && (
        <p className="detail-note">
          The project answers for this host: what coronagraph.json says of latency and pace is simulated, and
          part of these times.
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

function timingRows(exchange: Exchange, nowMs: number): readonly TimingRow[] {
  const totals = totalsOf(phasesOf(exchange, nowMs))
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
