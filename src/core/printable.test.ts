import { expect, it } from 'vitest'
import { printable } from './printable.ts'

it('[R13] what commands a terminal becomes visible', () => {
  expect(printable('\u001b]0;owned\u0007 \u001b[2J \u009b31m red\r over')).toBe(
    '\\u{1b}]0;owned\\u{07} \\u{1b}[2J \\u{9b}31m red\\u{0d} over',
  )
  expect(printable('a\u0000b\u007f')).toBe('a\\u{00}b\\u{7f}')
})

it('[R13] what turns the writing round becomes visible', () => {
  expect(printable('safe\u202egnp.exe\u2066 \u200f \u2028')).toBe(
    'safe\\u{202e}gnp.exe\\u{2066} \\u{200f} \\u{2028}',
  )
})

it('[R13] further lines are set in, so that none passes for another message', () => {
  expect(printable('main.lua:1: no\nerror: forged\r\n\tin main\n')).toBe(
    'main.lua:1: no\n  error: forged\n  \tin main\n',
  )
})

it('[R13] other text stays as it is', () => {
  const text = 'été 日本語 👩‍👩‍👧 “quoted”\tend'
  expect(printable(text)).toBe(text)
})
