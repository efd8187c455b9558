import type { Row } from '../../rows/row.ts'

/** What a row's times are told from: one moment for each session. */
export type Origins = {
  readonly areSeveral: boolean
  readonly of: (row: Row) => number
}

const logBegan: Origins = { areSeveral: false, of: () => 0 }

/**
 * Where the sessions of these rows begin on the axis that they share. Launches are minutes apart, and an archive may be of
 * another year: on the log's own clock nothing of either could be seen. Rows of one session keep the log's clock.
 */
export function originsOf(rows: readonly Row[]): Origins {
  const first = new Map<string, number>()
  for (const { sessionId, startedAtMs } of rows) {
    first.set(sessionId, Math.min(first.get(sessionId) ?? Infinity, startedAtMs))
  }
  if (first.size < 2) return logBegan
  return { areSeveral: true, of: ({ sessionId }) => first.get(sessionId) ?? 0 }
}
