import { expect, it } from 'vitest'
import { estimateText } from './text-metrics.ts'

const font = { family: '', isBold: false, sizePx: 20 }

it('[V4] without a font a text has the size of its lines', () => {
  expect(estimateText('', { font })).toEqual({ width: 0, height: 24 })
  const one = estimateText('four', { font })
  const two = estimateText('four\nfour', { font })
  expect(two).toEqual({ width: one.width, height: one.height * 2 })
})

it('[V4] a wrap width makes more lines of a long one, and is the width', () => {
  const { width } = estimateText('word '.repeat(20), { font })
  const wrapped = estimateText('word '.repeat(20), { font, wrapWidth: width / 4 })
  expect(wrapped).toEqual({ width: width / 4, height: 4 * 24 })
})
