import { expect, it } from 'vitest'
import { createKeep } from './keep.ts'

function openKeep() {
  const released: number[] = []
  const keep = createKeep<string, number>({
    mostBytes: 100,
    bytesOf: (value) => value,
    release: (value) => released.push(value),
  })
  return { ...keep, released }
}

it('[V11] what a frame did not use goes when room is short, the longest unused first', () => {
  const { set, get, endFrame, released } = openKeep()
  set('a', 40)
  set('b', 41)
  endFrame()
  get('a')
  set('c', 42)
  endFrame()
  expect(released).toEqual([41])
  expect([get('a'), get('b'), get('c')]).toEqual([40, undefined, 42])
})

it('[V11] what a frame uses stays, however much it is', () => {
  const { set, get, endFrame, usedBytes, released } = openKeep()
  set('a', 80)
  set('b', 81)
  expect(usedBytes()).toBe(161)
  endFrame()
  expect(released).toEqual([])
  expect(usedBytes()).toBe(0)
  get('b')
  get('b')
  expect(usedBytes()).toBe(81)
  endFrame()
  expect(released).toEqual([80])
})
