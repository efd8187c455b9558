import { shorten } from '../../../shared/describe/shorten.ts'
import type { Ledger } from './ledger.ts'

/** The name of the archive that a session's exchanges were read from; undefined for a session that ran here. */
export function importedFrom(
  { importedSessions, lifeCycle }: Pick<Ledger, 'importedSessions' | 'lifeCycle'>,
  sessionId: string | undefined,
): string | undefined {
  if (sessionId === undefined || !importedSessions.has(sessionId)) return undefined
  const mark = lifeCycle.find((it) => it.event === 'import' && it.sessionId === sessionId)
  return shorten(mark?.detail ?? 'an archive', 200)
}
