import { useStore } from 'zustand'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { useModel } from '../context.ts'
import type { SearchRun, SearchState } from './search-store.ts'

/** How far a search has come and how it ended, in one line. */
export function SearchProgressLine() {
  const { store } = useModel().search
  const run = useStore(store, (state) => state.run)
  const foundCount = useStore(store, (state) => state.foundCount)
  const groups = useStore(store, (state) => state.groups)
  if (run === undefined) {
    return (
      <p className="search-status">
        Finds a text or a regular expression in the bodies that were sent and received, as far as they are
        kept.
      </p>
    )
  }
  return (
    <div className="search-status" role={run.state === 'failed' ? 'alert' : 'status'}>
      {run.state === 'running' && (
        <progress
          className="search-bar"
          aria-label="Bodies searched"
          max={Math.max(1, run.totalBodies)}
          value={run.searchedBodies}
        />
      )}
      <span>{words(run, foundCount, groups)}</span>
    </div>
  )
}

function words(run: SearchRun, foundCount: number, groups: SearchState['groups']): string {
  if (run.state === 'failed') return run.problem ?? 'The search failed.'
  const bodies = `${formatCount(run.searchedBodies)} of ${formatCount(run.totalBodies)} bodies searched`
  const found =
    foundCount === 0
      ? `“${run.text}” was not found`
      : `${formatCount(foundCount)} found in ${groups.length === 1 ? '1 request' : `${formatCount(groups.length)} requests`}`
  switch (run.state) {
    case 'running':
      return `${bodies}${foundCount === 0 ? '' : `, ${found} so far`}…`
    case 'stopped':
      return `Stopped: ${bodies}, ${found}.${run.problem === undefined ? '' : ` ${run.problem}`}`
    default:
      return `${found}. ${bodies}.`
  }
}
