import { expect, it } from 'vitest'
import type { ScreenGeometry } from '../../runtime/screen.ts'
import { fitViewport, isOnScreen, toContent } from './viewport.ts'

/** Content of 320 × 480 on a screen of 640 × 1000 pixels: 10 units of border above and below. */
const screen: ScreenGeometry = {
  pixelWidth: 640,
  pixelHeight: 1000,
  contentWidth: 320,
  contentHeight: 480,
  pixelsPerUnitX: 2,
  pixelsPerUnitY: 2,
  originX: 0,
  originY: -10,
  safeInsets: { top: 0, right: 0, bottom: 0, left: 0 },
  orientation: 'portrait',
  turn: 0,
}

it('[V3] the screen is as large as fits and centred', () => {
  expect(fitViewport(screen, { width: 640, height: 1000 })).toMatchObject({ left: 0, top: 0, width: 640 })
  expect(fitViewport(screen, { width: 1000, height: 1000 })).toMatchObject({
    left: 180,
    top: 0,
    width: 640,
    height: 1000,
  })
  expect(fitViewport(screen, { width: 160, height: 400 })).toMatchObject({ left: 0, top: 75, height: 250 })
  expect(fitViewport({ ...screen, turn: 90 }, { width: 1000, height: 640 })).toMatchObject({
    left: 0,
    top: 0,
    width: 1000,
    height: 640,
  })
})

/** The corners of the screen in content units, clockwise from its top left one. */
const corners = [
  { x: 0, y: -10 },
  { x: 320, y: -10 },
  { x: 320, y: 490 },
  { x: 0, y: 490 },
]

it.each([
  { turn: 0, width: 640, height: 1000 },
  { turn: 0, width: 97, height: 1201 },
  { turn: 90, width: 1000, height: 333 },
  { turn: 180, width: 500, height: 500 },
  { turn: 270, width: 1024, height: 768 },
] as const)(
  '[V3] the corners are where the screen shows them, turned by $turn in $width × $height',
  ({ turn, ...window }) => {
    const viewport = fitViewport({ ...screen, turn }, window)
    const { left, top, width, height } = viewport
    const shown = [
      { x: left, y: top },
      { x: left + width, y: top },
      { x: left + width, y: top + height },
      { x: left, y: top + height },
    ]
    shown.forEach((place, index) => {
      const content = toContent(viewport, place.x, place.y)
      const expected = corners[(index + 4 - turn / 90) % 4]
      expect(content.x).toBeCloseTo(expected?.x ?? NaN)
      expect(content.y).toBeCloseTo(expected?.y ?? NaN)
    })
  },
)

it('[V3] beside the screen is outside of it', () => {
  const viewport = fitViewport(screen, { width: 1000, height: 1000 })
  expect(isOnScreen(viewport, 180, 0)).toBe(true)
  expect(isOnScreen(viewport, 179, 500)).toBe(false)
  expect(isOnScreen(viewport, 820, 500)).toBe(false)
})
