import { sessionWords } from '../describe/session-words.ts'
import type { SessionState } from '../client.ts'

/** The state of the session, told by shape and word. */
export function SessionChip({ session }: { readonly session: SessionState }) {
  return (
    <span className="session-chip" role="status" aria-label="Session" data-session={session}>
      <span className="session-dot" aria-hidden="true" />
      {sessionWords[session]}
    </span>
  )
}
