import { expect, it } from 'vitest'
import { begin, ended, line } from '../../../test/support/log-events.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { createEventLog } from './event-log.ts'
import { snapshotPage } from './snapshot-page.ts'

const open = () => createEventLog({ nowMs: createManualClock().nowMs })

it('[I20] pages give all that is kept, in order, each of a bounded size', () => {
  const log = open()
  for (let index = 0; index < 4000; index += 1) {
    log.append('s', begin(`${index}`))
    log.append('s', ended(`${index}`, 1024))
  }
  const entries: LogEntry[] = []
  let pages = 0
  for (let after = 0, isComplete = false; !isComplete; pages += 1) {
    const page = snapshotPage(log, after, createManualClock())
    expect(page.entries.length).toBeLessThanOrEqual(5000)
    entries.push(...page.entries)
    after = page.upTo
    isComplete = page.isComplete
  }
  expect(pages).toBeGreaterThan(1)
  const numbers = entries.map(({ sequence }) => sequence)
  expect(numbers).toEqual(Array.from({ length: 8000 }, (_value, index) => index + 1))
})

it('[I20] a page ends when its time is over, and has one entry at least', () => {
  const log = open()
  for (let index = 0; index < 1000; index += 1) log.append('s', line('x'))
  let now = 0
  const slow = { nowMs: () => (now += 5) }
  const page = snapshotPage(log, 10, slow)
  expect(page).toMatchObject({ isComplete: false, upTo: 10 + page.entries.length })
  expect(page.entries.length).toBeLessThan(200)
  log.append('s', line('y'.repeat(6_000_000)))
  expect(snapshotPage(log, 1000, slow)).toMatchObject({ isComplete: true, upTo: 1001 })
})
