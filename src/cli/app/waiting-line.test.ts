import { expect, it } from 'vitest'
import { createWaitingLine } from './waiting-line.ts'

it('runs what waits in its order, and what comes later at once', () => {
  const line = createWaitingLine<string>()
  const seen: string[] = []
  line.add((value) => {
    seen.push(`1 ${value}`)
    // What a task adds comes after those that wait already.
    line.add((again) => seen.push(`3 ${again}`))
  })
  line.add((value) => seen.push(`2 ${value}`))
  expect(seen).toEqual([])
  line.open('open')
  line.add((value) => seen.push(`4 ${value}`))
  expect(seen).toEqual(['1 open', '2 open', '3 open', '4 open'])
})
