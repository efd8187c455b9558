/** A stretch of time on the axis, in milliseconds of the log. */
export type Span = { readonly fromMs: number; readonly untilMs: number }

/** What the axis shows: everything there is, or a part of it. A part that `follows` goes along with what is still coming. */
export type Viewport = 'all' | (Span & { readonly follows: boolean })

/** The clock is no finer than this. */
const leastMs = 0.05

const lengthOf = ({ fromMs, untilMs }: Span): number => untilMs - fromMs

/** What the axis shows now. `extent` is all there is. */
export function spanOf(viewport: Viewport, extent: Span): Span {
  if (viewport === 'all') return withRoom(extent)
  if (!viewport.follows) return { fromMs: viewport.fromMs, untilMs: viewport.untilMs }
  return { fromMs: extent.untilMs - lengthOf(viewport), untilMs: extent.untilMs }
}

/** Marks at both ends are seen whole. */
function withRoom(extent: Span): Span {
  const roomMs = Math.max(lengthOf(extent), leastMs) * 0.04
  return { fromMs: extent.fromMs - roomMs, untilMs: extent.untilMs + roomMs }
}

/** Nearer (a factor above 1) or farther, with the moment `atMs` staying where it is. */
export function zoomed(viewport: Viewport, extent: Span, factor: number, atMs?: number): Viewport {
  const span = spanOf(viewport, extent)
  const all = withRoom(extent)
  const lengthMs = Math.max(lengthOf(span) / factor, leastMs)
  if (lengthMs >= lengthOf(all)) return 'all'
  const follows = viewport !== 'all' && viewport.follows && atMs === undefined
  if (follows) return { fromMs: extent.untilMs - lengthMs, untilMs: extent.untilMs, follows }
  const fixedMs = Math.min(Math.max(atMs ?? (span.fromMs + span.untilMs) / 2, span.fromMs), span.untilMs)
  const share = (fixedMs - span.fromMs) / Math.max(lengthOf(span), leastMs)
  const fromMs = fixedMs - share * lengthMs
  return within({ fromMs, untilMs: fromMs + lengthMs }, extent)
}

/** Later, or earlier with a negative `byMs`. It ends where there is nothing more; at the right end it follows. */
export function panned(viewport: Viewport, extent: Span, byMs: number): Viewport {
  if (viewport === 'all') return 'all'
  const { fromMs, untilMs } = spanOf(viewport, extent)
  return within({ fromMs: fromMs + byMs, untilMs: untilMs + byMs }, extent)
}

/** Moved so that the moment is seen, and not at all when it is. */
export function revealing(viewport: Viewport, extent: Span, atMs: number): Viewport {
  if (viewport === 'all') return 'all'
  const span = spanOf(viewport, extent)
  const marginMs = lengthOf(span) * 0.08
  if (atMs >= span.fromMs + marginMs && atMs <= span.untilMs - marginMs) return viewport
  return panned(viewport, extent, atMs - (span.fromMs + span.untilMs) / 2)
}

/** Exactly this stretch, with a little around it. */
export function fitting(extent: Span, wanted: Span): Viewport {
  const roomMs = Math.max(lengthOf(wanted) * 0.1, leastMs)
  return within({ fromMs: wanted.fromMs - roomMs, untilMs: wanted.untilMs + roomMs }, extent)
}

function within(span: Span, extent: Span): Viewport {
  const all = withRoom(extent)
  const lengthMs = lengthOf(span)
  if (lengthMs >= lengthOf(all)) return 'all'
  const fromMs = Math.min(Math.max(span.fromMs, all.fromMs), all.untilMs - lengthMs)
  return { fromMs, untilMs: fromMs + lengthMs, follows: fromMs + lengthMs >= extent.untilMs }
}

/** From milliseconds of the log to pixels, and back. */
export type Scale = {
  readonly span: Span
  readonly widthPx: number
  readonly x: (atMs: number) => number
  readonly atMs: (x: number) => number
}

export function createScale(span: Span, widthPx: number): Scale {
  const pxPerMs = widthPx / Math.max(lengthOf(span), leastMs)
  return {
    span,
    widthPx,
    x: (atMs) => (atMs - span.fromMs) * pxPerMs,
    atMs: (x) => span.fromMs + x / pxPerMs,
  }
}
