import { expect, it } from 'vitest'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { createPageRevival } from './page-revival.ts'

it('[I23] a page is loaded anew three times a minute at most', () => {
  const clock = createManualClock()
  const mayRevive = createPageRevival(clock)
  const tries = Array.from({ length: 5 }, () => {
    clock.advance(1000)
    return mayRevive()
  })
  expect(tries).toEqual([true, true, true, false, false])
  clock.advance(56_500)
  expect([mayRevive(), mayRevive()]).toEqual([true, false])
})
