import type { Insets, Orientation } from '../../../shared/device.ts'

type QuarterTurn = 0 | 90 | 180 | 270

/** How far the device itself is turned clockwise. In `landscapeRight` its top points to the left. */
const turnOf: Readonly<Record<Orientation, QuarterTurn>> = {
  portrait: 0,
  landscapeLeft: 90,
  portraitUpsideDown: 180,
  landscapeRight: 270,
}

export const isSideways = (orientation: Orientation): boolean => turnOf[orientation] % 180 === 90

/** Clockwise degrees from one way of holding the device to another. */
export function turnBetween(from: Orientation, to: Orientation): QuarterTurn {
  const turn = (turnOf[to] - turnOf[from] + 360) % 360
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0
}

/** `delta` of the `orientation` event: clockwise degrees, from -90 to 180. */
export function signedTurn(from: Orientation, to: Orientation): number {
  const turn = turnBetween(from, to)
  return turn === 270 ? -90 : turn
}

/** The device's edges, as a content sees them that stands upright in this orientation. */
export function turnInsets({ top, right, bottom, left }: Insets, orientation: Orientation): Insets {
  switch (orientation) {
    case 'landscapeLeft':
      return { top: left, right: top, bottom: right, left: bottom }
    case 'portraitUpsideDown':
      return { top: bottom, right: left, bottom: top, left: right }
    case 'landscapeRight':
      return { top: right, right: bottom, bottom: left, left: top }
    default:
      return { top, right, bottom, left }
  }
}
