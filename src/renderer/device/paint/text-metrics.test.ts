import { expect, it } from 'vitest'
import { cssFont, linesOf } from './text-metrics.ts'

/** Every character is 10 wide. */
const context = { measureText: (text: string) => ({ width: text.length * 10 }) }

it('[V4] a text without a wrap width has the lines that it was written with', () => {
  expect(linesOf(context, 'a long line\n\nend\n', undefined)).toEqual(['a long line', '', 'end', ''])
  expect(linesOf(context, 'a long line', 0)).toEqual(['a long line'])
})

it('[V4] lines break between words where the next one would not fit', () => {
  expect(linesOf(context, 'one two three', 70)).toEqual(['one two', 'three'])
  expect(linesOf(context, 'one two three', 69)).toEqual(['one', 'two', 'three'])
  expect(linesOf(context, 'one two\nthree', 1000)).toEqual(['one two', 'three'])
})

it('[V4] a word that is too long has a line of its own', () => {
  expect(linesOf(context, 'an extraordinary word', 80)).toEqual(['an', 'extraordinary', 'word'])
})

it('[V4] nothing but the name of a font gets into the style', () => {
  expect(cssFont({ family: '', isBold: false, sizePx: 12 })).toMatch(/^12px system-ui/)
  expect(cssFont({ family: 'My"; Font\\', isBold: false, sizePx: 12 })).toMatch(/^12px "My; Font", system-ui/)
})

it('[V13] of a text that is too long only the beginning is set, and soon', () => {
  const long = 'word '.repeat(400_000)
  const startedMs = performance.now()
  expect(linesOf(context, long, undefined)).toEqual([long.slice(0, 20_000)])
  expect(linesOf(context, long, 1e9).join('').length).toBe(20_000)
  expect(linesOf(context, long, 1).length).toBe(1000)
  expect(linesOf(context, '\n'.repeat(1_000_000), undefined).length).toBe(1000)
  expect(performance.now() - startedMs).toBeLessThan(1000)
})
