import { useMemo } from 'react'
import { useExchanges, useModel, useView } from '../context.ts'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { platformWords } from '../../../shared/describe/profile-words.ts'
import type { Found } from '../state/findings.ts'
import { platformOf, selectRows } from '../state/findings.ts'
import { setFindingsOf } from '../state/view-store.ts'
import { FindingRow } from './finding-row.tsx'
import './findings.css'

/** What the developer of the app should know: what the newest launch told, then what only launches before it did. */
export function FindingsPane() {
  const findings = useExchanges((state) => state.ledger.findings)
  const revision = useExchanges((state) => state.ledger.findings.revision)
  const { sessionId, profile } = useExchanges((state) => state.simulator)
  const platform = platformOf(
    useView((state) => state.findingsOf),
    profile,
  )
  const { current, earlier } = useMemo(
    () => selectRows(findings, sessionId, platform),
    // oxlint-disable-next-line react/exhaustive-deps -- findings change in place, told by their revision
    [findings, revision, sessionId, platform],
  )
  if (current.length + earlier.length === 0) {
    if (platform === undefined || findings.rows.size === 0) return <NothingFound />
    return <NothingShown platform={platformWords[platform]} hiddenCount={findings.rows.size} />
  }
  return (
    <>
      {current.length > 0 && <FindingList label="Findings of this launch" rows={current} />}
      {earlier.length > 0 && (
        <>
          <h2 className="findings-divider">Told by an earlier launch, not by this one</h2>
          <FindingList label="Findings of earlier launches" rows={earlier} isEarlier />
        </>
      )}
    </>
  )
}

type FindingListProps = {
  readonly label: string
  readonly rows: readonly Found[]
  readonly isEarlier?: boolean
}

function FindingList({ label, rows, isEarlier = false }: FindingListProps) {
  return (
    <ul className="finding-list" aria-label={label} data-earlier={isEarlier || undefined}>
      {rows.map((found) => (
        <FindingRow key={found.sequence} found={found} hasLink />
      ))}
    </ul>
  )
}

function NothingFound() {
  return (
    <div className="findings-empty">
      <h2>Nothing found so far</h2>
      <p>
        What would go differently on another platform, or is a known trap, appears here while the app runs:
        with its place in the code, and what mends it.
      </p>
    </div>
  )
}

type NothingShownProps = { readonly platform: string; readonly hiddenCount: number }

function NothingShown({ platform, hiddenCount }: NothingShownProps) {
  const { view } = useModel()
  return (
    <div className="findings-empty">
      <h2>Nothing found for {platform}</h2>
      <p>
        {hiddenCount === 1
          ? 'One finding concerns other platforms.'
          : `${formatCount(hiddenCount)} findings concern other platforms.`}
      </p>
      <button type="button" className="button" onClick={() => setFindingsOf(view, 'all')}>
        Show all platforms
      </button>
    </div>
  )
}
