import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { TimeScale } from './time-scale.ts'

/** Which part of the axis is drawn: `factor` times as large as the whole, from the share `left` of it on. */
export type Zoom = { readonly factor: number; readonly left: number }

export const wholeAxis: Zoom = { factor: 1, left: 0 }

const mostFactor = 1000

/** Nearer, or farther with a factor below 1; what is at the share `at` of the column stays there. */
export function zoomedBy({ factor, left }: Zoom, by: number, at: number): Zoom {
  const next = Math.min(mostFactor, Math.max(1, factor * by))
  return within({ factor: next, left: left + at / factor - at / next })
}

/** Later, by a share of the column's width; earlier when that is below 0. */
export const pannedBy = ({ factor, left }: Zoom, by: number): Zoom =>
  within({ factor, left: left + by / factor })

const within = ({ factor, left }: Zoom): Zoom => ({
  factor,
  left: Math.min(1 - 1 / factor, Math.max(0, left)),
})

/** The part of the axis that is seen. */
export const partOf = ({ fromMs, spanMs }: TimeScale, { factor, left }: Zoom): TimeScale => ({
  fromMs: fromMs + left * spanMs,
  spanMs: spanMs / factor,
})

/** Of the one list in the window; forgotten with it. */
const zooms = createStore<{ readonly zoom: Zoom }>(() => ({ zoom: wholeAxis }))

export const currentZoom = (): Zoom => zooms.getState().zoom

export const setZoom = (zoom: Zoom): void => zooms.setState({ zoom })

export const useZoom = (): Zoom => useStore(zooms, ({ zoom }) => zoom)
