import { Archive } from 'lucide-react'
import { useExchanges } from '../context.ts'
import { importedFrom } from '../state/imported-from.ts'

type OfSession = { readonly sessionId: string }

const useArchive = (sessionId: string): string | undefined =>
  useExchanges(({ ledger }) => importedFrom(ledger, sessionId))

/** Beside the name, on every tab: this is a record from elsewhere. */
export function ImportedChip({ sessionId }: OfSession) {
  const archive = useArchive(sessionId)
  if (archive === undefined) return null
  return (
    <span className="imported-chip" title={`Read from ${archive}`}>
      <Archive size={12} aria-hidden />
      Archive
    </span>
  )
}

/** What can be done with it and what cannot. */
export function ImportedNote({ sessionId }: OfSession) {
  const archive = useArchive(sessionId)
  if (archive === undefined) return null
  return (
    <p className="detail-note imported-note">
      Read from <bdi>{archive}</bdi>: it is over, and nothing of it can be cancelled. Replay sends it again
      from the app that runs here.
    </p>
  )
}
