import { useState } from 'react'
import type { Bar } from './draw-bars.ts'

/** The bars of before, for as long as they are the same ones in the same places: what is equal is not drawn again. */
export function useSameBars(bars: readonly Bar[]): readonly Bar[] {
  const [kept, keep] = useState(bars)
  if (areSame(kept, bars)) return kept
  keep(bars)
  return bars
}

const areSame = (left: readonly Bar[], right: readonly Bar[]): boolean =>
  left.length === right.length &&
  left.every((bar, index) => bar.row === right[index]?.row && bar.middlePx === right[index].middlePx)
