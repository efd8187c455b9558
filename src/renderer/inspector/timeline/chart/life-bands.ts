import type { LifeMark } from '../../state/life-cycle.ts'
import type { Span } from './span.ts'

/** The app was put aside in between; without an end it still is. */
export type Band = { readonly fromMs: number; readonly untilMs: number; readonly isOpen: boolean }

/** A moment in the life of the session that is no stretch. */
export type LifeLine = { readonly atMs: number; readonly words: string; readonly kind: 'connection' | 'end' }

export type SessionLife = { readonly suspended: readonly Band[]; readonly lines: readonly LifeLine[] }

/** What happened to the session within the span, for behind the lanes. */
export function sessionLifeOf(marks: readonly LifeMark[], sessionId: string, span: Span): SessionLife {
  const suspended: Band[] = []
  const lines: LifeLine[] = []
  let sinceMs: number | undefined
  const close = (untilMs: number, isOpen: boolean): void => {
    if (sinceMs !== undefined && untilMs >= span.fromMs && sinceMs <= span.untilMs) {
      suspended.push({ fromMs: sinceMs, untilMs, isOpen })
    }
    sinceMs = undefined
  }
  for (const { sessionId: id, event, atMs, detail } of marks) {
    if (id !== sessionId) continue
    if (event === 'suspend') sinceMs ??= atMs
    else if (event === 'resume' || event === 'end') close(atMs, false)
    if (atMs < span.fromMs || atMs > span.untilMs) continue
    if (event === 'connection') lines.push({ atMs, words: detail ?? 'Connection', kind: 'connection' })
    else if (event === 'end') lines.push({ atMs, words: 'App ended', kind: 'end' })
  }
  close(Math.max(span.untilMs, sinceMs ?? 0), true)
  return { suspended, lines }
}

/** How much of a stretch of time the app was suspended, in milliseconds. */
export const suspendedWithin = (bands: readonly Band[], { fromMs, untilMs }: Span): number =>
  bands.reduce(
    (sum, band) => sum + Math.max(0, Math.min(band.untilMs, untilMs) - Math.max(band.fromMs, fromMs)),
    0,
  )
