import { useState } from 'react'
import { isOpen } from '../../../../shared/exchange.ts'
import type { Bar } from './draw-bars.ts'

/** The bars of before, for as long as they are the same ones in the same places: what is equal is not drawn again. */
export function useSameBars(bars: readonly Bar[]): readonly Bar[] {
  const [kept, keep] = useState(bars)
  if (areSame(kept, bars)) return kept
  keep(bars)
  return bars
}

const areSame = (left: readonly Bar[], right: readonly Bar[]): boolean =>
  left.length === right.length && left.every((bar, index) => isSame(bar, right[index]))

/** Bytes that come change nothing that is drawn; that time goes on is the clock's to tell. */
function isSame({ row, middlePx }: Bar, other: Bar | undefined): boolean {
  if (row === other?.row) return middlePx === other.middlePx
  return (
    other !== undefined &&
    middlePx === other.middlePx &&
    row.id === other.row.id &&
    row.wire === other.row.wire &&
    row.heardAtMs === other.row.heardAtMs &&
    row.endedAtMs === other.row.endedAtMs &&
    isOpen(row) === isOpen(other.row)
  )
}
