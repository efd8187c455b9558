import { shorten } from '../../../shared/describe/shorten.ts'
import type { Row } from '../rows/row.ts'
import type { LiveValues } from './complete.ts'

// Completion answers to every key press: the newest rows say enough.
const mostRows = 5000
const mostValues = 100

/** The values of the newest rows. A value that is too long to be shown whole is not offered. */
export const liveValuesOf =
  (rows: readonly Row[]): LiveValues =>
  ({ offerOf }) => {
    if (offerOf === undefined) return []
    const counts = new Map<string, number>()
    for (let place = rows.length - 1; place >= Math.max(0, rows.length - mostRows); place -= 1) {
      const row = rows[place]
      const value = row === undefined ? undefined : offerOf(row)
      if (value === undefined || value === '' || shorten(value) !== value) continue
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, mostValues)
  }
