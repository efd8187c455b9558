import type { ScreenGeometry } from '../../runtime/screen.ts'
import type { Matrix } from './paint/matrix.ts'

export type Size = { readonly width: number; readonly height: number }

/** Where the device's screen lies in the window, in CSS pixels, and how its content lies on it. */
export type Viewport = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** From content units to the window's CSS pixels. */
  readonly matrix: Matrix
}

/** The screen as large as fits into the window, centred, and turned as the device is held. */
export function fitViewport(screen: ScreenGeometry, window: Size): Viewport {
  const { pixelWidth, pixelHeight, turn } = screen
  const isAcross = turn === 90 || turn === 270
  const acrossPx = isAcross ? pixelHeight : pixelWidth
  const downPx = isAcross ? pixelWidth : pixelHeight
  const scale = Math.min(window.width / acrossPx, window.height / downPx)
  const width = acrossPx * scale
  const height = downPx * scale
  // On whole pixels, so that what the app draws on whole pixels is sharp.
  const left = Math.floor((window.width - width) / 2)
  const top = Math.floor((window.height - height) / 2)
  const unitX = screen.pixelsPerUnitX * scale
  const unitY = screen.pixelsPerUnitY * scale
  const [a, b, c, d] = turns[turn](unitX, unitY)
  const corner = {
    x: left + (turn === 90 || turn === 180 ? width : 0),
    y: top + (turn === 180 || turn === 270 ? height : 0),
  }
  return {
    left,
    top,
    width,
    height,
    matrix: {
      a,
      b,
      c,
      d,
      e: corner.x - a * screen.originX - c * screen.originY,
      f: corner.y - b * screen.originX - d * screen.originY,
    },
  }
}

/** From a place in the window to content units. */
export function toContent({ matrix }: Viewport, x: number, y: number): { x: number; y: number } {
  const { a, b, c, d, e, f } = matrix
  const determinant = a * d - b * c
  const deltaX = x - e
  const deltaY = y - f
  return { x: (d * deltaX - c * deltaY) / determinant, y: (a * deltaY - b * deltaX) / determinant }
}

/** Whether a place in the window is on the device's screen. */
export function isOnScreen({ left, top, width, height }: Viewport, x: number, y: number): boolean {
  return x >= left && x < left + width && y >= top && y < top + height
}

type Turned = (unitX: number, unitY: number) => [a: number, b: number, c: number, d: number]

const turns: Readonly<Record<ScreenGeometry['turn'], Turned>> = {
  0: (unitX, unitY) => [unitX, 0, 0, unitY],
  90: (unitX, unitY) => [0, unitX, -unitY, 0],
  180: (unitX, unitY) => [-unitX, 0, 0, -unitY],
  270: (unitX, unitY) => [0, -unitX, unitY, 0],
}
