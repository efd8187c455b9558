import { expect, test } from 'vitest'
import { paint } from './terminal-voice.ts'

test('[R21] only the kind of a line is coloured', () => {
  expect(paint('error: main.lua:1: broken: error: no')).toBe(
    '\u001B[31merror:\u001B[39m main.lua:1: broken: error: no',
  )
  expect(paint('warning: a')).toBe('\u001B[33mwarning:\u001B[39m a')
  expect(paint('errors: a')).toBe('errors: a')
})
