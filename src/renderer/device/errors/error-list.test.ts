import { expect, it } from 'vitest'
import { createErrorList } from './error-list.ts'

it('[V24] an error is its message and, apart, its traceback', () => {
  const { add, all } = createErrorList()
  add({
    text: 'main.lua:3: first line\nsecond line\nstack traceback:\n\tmain.lua:3: in main chunk',
    source: 'main.lua:3',
  })
  expect(all()).toEqual([
    {
      source: 'main.lua:3',
      message: 'main.lua:3: first line\nsecond line',
      traceback: 'stack traceback:\n\tmain.lua:3: in main chunk',
      times: 1,
    },
  ])
})

it('[V25] the same error again is counted, not kept twice', () => {
  const { add, all } = createErrorList()
  for (let time = 0; time < 3; time += 1) add({ text: 'main.lua:3: no', source: 'main.lua:3' })
  add({ text: 'main.lua:4: no', source: 'main.lua:4' })
  expect(all().map(({ message, times }) => [message, times])).toEqual([
    ['main.lua:3: no', 3],
    ['main.lua:4: no', 1],
  ])
})

it('[V25] of many errors the first 50 are kept', () => {
  const { add, all, version } = createErrorList()
  for (let line = 1; line <= 50; line += 1) add({ text: `main.lua:${line}: no`, source: `main.lua:${line}` })
  const full = version()
  add({ text: 'main.lua:51: no', source: 'main.lua:51' })
  expect(all().length).toBe(50)
  expect(all().at(-1)?.source).toBe('main.lua:50')
  expect(version()).toBe(full)
})

it('[V26] what was dismissed does not come back from the same place', () => {
  const { add, all, dismiss } = createErrorList()
  add({ text: 'main.lua:3: frame 1', source: 'main.lua:3' })
  dismiss()
  add({ text: 'main.lua:3: frame 2', source: 'main.lua:3' })
  expect(all()).toEqual([])
  add({ text: 'main.lua:4: another', source: 'main.lua:4' })
  expect(all().length).toBe(1)
})
