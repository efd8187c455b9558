import { expect, it } from 'vitest'
import { cssColour } from './css-colour.ts'
import { gradientReach } from './fill-style.ts'

it.each([
  { direction: 0, end: [0, -20] },
  { direction: 90, end: [50, 0] },
  { direction: 180, end: [0, 20] },
  { direction: 270, end: [-50, 0] },
  { direction: NaN, end: [0, -20] },
])('[V9] a gradient of $direction° ends at the edge of its box', ({ direction, end }) => {
  const [x, y] = gradientReach(direction, 100, 40)
  expect(x).toBeCloseTo(end[0] ?? NaN)
  expect(y).toBeCloseTo(end[1] ?? NaN)
})

it('[V9] a slanting gradient ends level with a corner', () => {
  const [x, y] = gradientReach(135, 100, 100)
  expect(x).toBeCloseTo(50)
  expect(y).toBeCloseTo(50)
})

it('[V9] a colour is shown whatever its numbers are', () => {
  expect(cssColour([1, 0.5, 0, 1])).toBe('rgb(255 128 0 / 1)')
  expect(cssColour([2, -1, NaN, 0])).toBe('rgb(255 0 0 / 0)')
})
