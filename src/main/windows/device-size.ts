import type { Rectangle } from 'electron'
import { orientations, type Device, type Orientation } from '../../shared/device.ts'
import type { WindowSize } from './placement.ts'

export type Turn = 'left' | 'right'
export type ZoomStep = 'in' | 'out' | 'actual' | 'fit'

const steps = [0.1, 0.125, 0.1667, 0.25, 0.3333, 0.5, 0.6667, 0.75, 1, 1.25, 1.5, 2, 3, 4]
/** A window that is smaller can hardly be found. */
const smallestSide = 120

/** The device's screen as it is held, in its own pixels. */
export function heldSize({ widthPx, heightPx }: Device, orientation: Orientation): WindowSize {
  const isUpright = orientation === 'portrait' || orientation === 'portraitUpsideDown'
  return isUpright ? { width: widthPx, height: heightPx } : { width: heightPx, height: widthPx }
}

/** To the left: the lower edge goes to the right, which is `landscapeRight`. */
export function turned(orientation: Orientation, turn: Turn): Orientation {
  const step = turn === 'left' ? 1 : orientations.length - 1
  return orientations[(orientations.indexOf(orientation) + step) % orientations.length] ?? 'portrait'
}

/** The largest zoom at which `size` fits into `room`. */
export const fittingZoom = (size: WindowSize, room: WindowSize): number =>
  Math.min(room.width / size.width, room.height / size.height)

/** The window's content, in whole units of the desktop. */
export const sizeAt = ({ width, height }: WindowSize, zoom: number): WindowSize => ({
  width: Math.round(width * zoom),
  height: Math.round(height * zoom),
})

/** No larger than the room, and large enough to be seen. */
export function boundedZoom(zoom: number, size: WindowSize, room: WindowSize): number {
  const smallest = smallestSide / Math.min(size.width, size.height)
  return Math.max(smallest, Math.min(zoom, fittingZoom(size, room)))
}

/** The next step of the ladder, not the one where the zoom stands already. */
export function steppedZoom(zoom: number, step: 'in' | 'out'): number {
  const near = 0.005
  return step === 'in'
    ? (steps.find((candidate) => candidate > zoom + near) ?? zoom)
    : (steps.findLast((candidate) => candidate < zoom - near) ?? zoom)
}

/** Moved, where it must be, so that all of it can be seen. */
export function movedInside(place: Rectangle, area: Rectangle): Rectangle {
  return {
    ...place,
    x: inside(place.x, place.width, area.x, area.width),
    y: inside(place.y, place.height, area.y, area.height),
  }
}

const inside = (start: number, length: number, from: number, room: number): number =>
  Math.max(from, Math.min(start, from + room - length))
