import { formatBytes, formatCount, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { formatDuration } from '../../../shared/describe/format-duration.ts'
import { profileOf } from '../../../shared/profile/profiles.ts'
import { useExchanges, useList } from '../context.ts'
import { durationOf } from '../state/totals.ts'
import { ImportedCount } from './imported-count.tsx'
import { RecordBudget } from './record-budget.tsx'
import './status.css'

/** Totals of what the list shows, against all of it; and what the record takes. */
export function StatusBar() {
  const all = useExchanges((state) => state.ledger.totals)
  const isFiltered = useList((state) => !state.filter.isEmpty)
  const filtered = useList((state) => state.totals)
  const { project, profile } = useExchanges((state) => state.simulator)
  const shown = isFiltered ? filtered : all
  const hosts = project?.hosts
  const spanMs = durationOf(shown)
  return (
    <footer className="status-bar" aria-label="Totals">
      {project !== undefined && (
        <span className="status-profile" title="Whose network rules the app runs by">
          Runs as <b>{profileOf(profile).title}</b>
        </span>
      )}
      <Count
        count={shown.requests}
        of={isFiltered ? all.requests : undefined}
        one="request"
        many="requests"
      />
      <Count count={shown.open} one="open" many="open" tone="open" />
      <Count count={shown.failed} one="failed" many="failed" tone="failed" />
      <Count count={shown.cancelled} one="cancelled" many="cancelled" tone="cancelled" />
      <span title={formatExactBytes(shown.receivedBytes)}>{formatBytes(shown.receivedBytes)} received</span>
      {shown.sentBytes > 0 && (
        <span title={formatExactBytes(shown.sentBytes)}>{formatBytes(shown.sentBytes)} sent</span>
      )}
      {spanMs !== undefined && (
        <span
          className="status-span"
          title="From the first start to the last end; of several launches together"
        >
          {formatDuration(spanMs)}
        </span>
      )}
      <ImportedCount />
      {hosts !== undefined && hosts.length > 0 && (
        <span className="status-hosts" title={hosts.join('\n')}>
          {hosts.length === 1
            ? `${hosts[0]} served by the project`
            : `${hosts.length} hosts served by the project`}
        </span>
      )}
      <RecordBudget />
    </footer>
  )
}

type CountProps = {
  readonly count: number
  /** Of how many, when not all are shown. */
  readonly of?: number | undefined
  readonly one: string
  readonly many: string
  readonly tone?: 'open' | 'failed' | 'cancelled'
}

function Count({ count, of, one, many, tone }: CountProps) {
  return (
    <span data-tone={count > 0 ? tone : undefined}>
      <b>{formatCount(count)}</b>
      {of === undefined ? '' : ` of ${formatCount(of)}`} {count === 1 && of === undefined ? one : many}
    </span>
  )
}
