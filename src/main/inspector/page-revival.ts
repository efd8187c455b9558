import type { Clock } from '../../core/clock.ts'

const mostRevivals = 3
const withinMs = 60_000

/** Answers whether a page that has ended may be loaded anew: at most three times a minute. */
export function createPageRevival(clock: Pick<Clock, 'nowMs'>): () => boolean {
  let revivals: readonly number[] = []
  return () => {
    const nowMs = clock.nowMs()
    revivals = revivals.filter((atMs) => nowMs - atMs < withinMs)
    if (revivals.length >= mostRevivals) return false
    revivals = [...revivals, nowMs]
    return true
  }
}
