import type { Totals } from '../state/totals.ts'

type Counts = Pick<Totals, 'requests' | 'open' | 'failed' | 'cancelled'>

const finished = ({ requests, open, failed, cancelled }: Counts): number =>
  requests - open - failed - cancelled

/** What happened between two looks at the totals, in one sentence: `3 requests started, 2 finished, 1 failed`. */
export function announcementOf(before: Counts, after: Counts): string {
  const parts = (
    [
      ['started', after.requests - before.requests],
      ['finished', finished(after) - finished(before)],
      ['failed', after.failed - before.failed],
      ['cancelled', after.cancelled - before.cancelled],
    ] as const
  ).filter(([, count]) => count > 0)
  return parts
    .map(([words, count], index) =>
      index === 0 ? `${count} ${count === 1 ? 'request' : 'requests'} ${words}` : `${count} ${words}`,
    )
    .join(', ')
}
