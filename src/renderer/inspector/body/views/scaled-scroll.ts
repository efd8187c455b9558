/** Engines cannot make an element higher than some 33 million pixels; this is well below. */
export const mostHeightPx = 8_000_000

/**
 * Where rows stand in a list of any length. Above a height the scrollbar stands for more than it shows: its place is
 * scaled, and the wheel and the keys move by rows, not by scaled pixels.
 */
export type ScaledScroll = {
  readonly totalPx: number
  /** What the scrollbar is told. */
  readonly heightPx: number
  readonly isScaled: boolean
  readonly toScrollTop: (topPx: number) => number
  readonly toTop: (scrollTop: number) => number
  readonly clamp: (topPx: number) => number
}

export function scaledScroll(rowCount: number, rowPx: number, viewportPx: number): ScaledScroll {
  const totalPx = rowCount * rowPx
  const heightPx = Math.min(totalPx, mostHeightPx)
  const mostTop = Math.max(0, totalPx - viewportPx)
  const mostScrollTop = Math.max(0, heightPx - viewportPx)
  const scale = mostScrollTop === 0 ? 1 : mostTop / mostScrollTop
  return {
    totalPx,
    heightPx,
    isScaled: totalPx > heightPx,
    toScrollTop: (topPx) => topPx / scale,
    toTop: (scrollTop) => scrollTop * scale,
    clamp: (topPx) => Math.min(Math.max(0, topPx), mostTop),
  }
}
