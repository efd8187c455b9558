import { expect, it } from 'vitest'
import { fitViewport, toContent } from './viewport.ts'

const content = { width: 320, height: 480 }

it('[V3] the content is as large as fits and centred', () => {
  expect(fitViewport(content, { width: 640, height: 960 })).toEqual({ scale: 2, left: 0, top: 0 })
  expect(fitViewport(content, { width: 1000, height: 960 })).toEqual({ scale: 2, left: 180, top: 0 })
  expect(fitViewport(content, { width: 160, height: 400 })).toEqual({ scale: 0.5, left: 0, top: 80 })
})

it.each([
  { width: 640, height: 960 },
  { width: 1000, height: 333 },
  { width: 97, height: 1201 },
])('[V3] the corners of the content are where they are shown, at $width × $height', (window) => {
  const viewport = fitViewport(content, window)
  const { scale, left, top } = viewport
  expect(toContent(viewport, left, top)).toEqual({ x: 0, y: 0 })
  const corner = toContent(viewport, left + content.width * scale, top + content.height * scale)
  expect(corner.x).toBeCloseTo(content.width)
  expect(corner.y).toBeCloseTo(content.height)
})

it('[V3] beside the content is outside of it', () => {
  const viewport = fitViewport(content, { width: 1000, height: 960 })
  expect(toContent(viewport, 100, 480).x).toBeLessThan(0)
  expect(toContent(viewport, 900, 480).x).toBeGreaterThan(content.width)
})
