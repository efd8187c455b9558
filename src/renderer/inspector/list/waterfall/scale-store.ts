import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { TimeScale } from './time-scale.ts'

/** The axis that is drawn now: the canvas works it out, the column's head tells it. */
const scales = createStore<{ readonly scale: TimeScale | undefined }>(() => ({ scale: undefined }))

export function showScale(scale: TimeScale): void {
  const { scale: shown } = scales.getState()
  if (shown?.fromMs !== scale.fromMs || shown.spanMs !== scale.spanMs) scales.setState({ scale })
}

export const useScale = (): TimeScale | undefined => useStore(scales, ({ scale }) => scale)
