import { profileOf } from '../../../shared/profile/profiles.ts'
import { useExchanges } from '../context.ts'
import { formatBytes, formatCount, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import './status.css'

/** Totals of everything in the list, whatever the filter shows. */
export function StatusBar() {
  const totals = useExchanges((state) => state.ledger.totals)
  const { project, profile } = useExchanges((state) => state.simulator)
  const hosts = project?.hosts
  return (
    <footer className="status-bar" aria-label="Totals">
      {project !== undefined && (
        <span className="status-profile" title="Whose network rules the app runs by">
          Runs as <b>{profileOf(profile).title}</b>
        </span>
      )}
      <Count count={totals.requests} one="request" many="requests" />
      <Count count={totals.open} one="open" many="open" tone="open" />
      <Count count={totals.failed} one="failed" many="failed" tone="failed" />
      <Count count={totals.cancelled} one="cancelled" many="cancelled" tone="cancelled" />
      <span title={formatExactBytes(totals.receivedBytes)}>{formatBytes(totals.receivedBytes)} received</span>
      {hosts !== undefined && hosts.length > 0 && (
        <span className="status-hosts" title={hosts.join('\n')}>
          {hosts.length === 1
            ? `${hosts[0]} served by the project`
            : `${hosts.length} hosts served by the project`}
        </span>
      )}
    </footer>
  )
}

type CountProps = {
  readonly count: number
  readonly one: string
  readonly many: string
  readonly tone?: 'open' | 'failed' | 'cancelled'
}

function Count({ count, one, many, tone }: CountProps) {
  return (
    <span data-tone={count > 0 ? tone : undefined}>
      <b>{formatCount(count)}</b> {count === 1 ? one : many}
    </span>
  )
}
