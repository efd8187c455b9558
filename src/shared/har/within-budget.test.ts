import { expect, it } from 'vitest'
import { begin, ended } from '../../../test/support/log-events.ts'
import type { LogEntry, LogEvent } from '../log-entry.ts'
import { bodyId, type RunRecord } from '../run/run-record.ts'
import { withinBudget } from './within-budget.ts'

const recordOf = (...events: readonly LogEvent[]): RunRecord => ({
  project: { name: 'a', path: '', hosts: [] },
  profile: 'reference',
  isStrict: false,
  startedAtMs: 0,
  durationMs: 0,
  end: { by: 'finished' },
  errorCount: 0,
  entries: events.map((event, index): LogEntry => ({
    sequence: index + 1,
    atMs: 0,
    sessionId: 's',
    ...event,
  })),
  files: [],
  bodies: new Map([
    [bodyId('a', 'request'), { bytes: new Uint8Array(40), sizeBytes: 40 }],
    [bodyId('b', 'request'), { bytes: new Uint8Array(40), sizeBytes: 90 }],
  ]),
})

it('[P15] bodies that do not fit keep their sizes, and a second time nothing changes', () => {
  const record = recordOf(begin('a'), begin('b'), ended('a', 30), ended('b', 15))
  const cut = withinBudget(record, 60)
  expect(cut.bodies?.get(bodyId('a', 'request'))?.bytes).toHaveLength(40)
  expect(cut.bodies?.get(bodyId('b', 'request'))).toEqual({ bytes: new Uint8Array(), sizeBytes: 90 })
  const events = cut.entries.flatMap((entry) => (entry.kind === 'delivered' ? [entry.event] : []))
  expect(events[0]).toMatchObject({ response: { bytes: new Uint8Array() }, responseSizeBytes: 30 })
  expect(events[1]).toMatchObject({ response: { bytes: new Uint8Array(15) } })
  expect(withinBudget(cut, 60)).toEqual(cut)
})
