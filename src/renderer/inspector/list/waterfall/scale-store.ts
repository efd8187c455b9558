import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { TimeScale } from './time-scale.ts'

type ShownScale = {
  readonly scale: TimeScale | undefined
  /** Rows of several sessions are drawn: each has its own beginning on the axis. */
  readonly areSeveral: boolean
}

/** The axis that is drawn now: the canvas works it out, the column's head tells it. */
const scales = createStore<ShownScale>(() => ({ scale: undefined, areSeveral: false }))

export function showScale(scale: TimeScale, areSeveral: boolean): void {
  const shown = scales.getState()
  const isSame = shown.scale?.fromMs === scale.fromMs && shown.scale.spanMs === scale.spanMs
  if (!isSame || shown.areSeveral !== areSeveral) scales.setState({ scale, areSeveral })
}

export const useScale = (): ShownScale => useStore(scales)
