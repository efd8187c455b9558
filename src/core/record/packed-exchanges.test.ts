import { describe, expect, it } from 'vitest'
import { begin, ended, line } from '../../../test/support/log-events.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import type { LogEvent } from '../../shared/log-entry.ts'
import { createEventLog } from './event-log.ts'
import { packExchanges, type PackedExchanges } from './packed-exchanges.ts'

const mark = (exchangeId: string): LogEvent => ({
  kind: 'annotation',
  exchangeId,
  annotation: { mark: 'red' },
})

const packed = (): PackedExchanges =>
  packExchanges([
    { exchangeId: 'a', events: [begin('a'), ended('a', 100)].map((event) => ({ ...event, atMs: -10 })) },
    { exchangeId: 'b', events: [begin('b'), mark('b')].map((event) => ({ ...event, atMs: -5 })) },
  ])

describe('[L14] exchanges that were packed elsewhere', () => {
  it('are kept as if they had been appended', () => {
    const log = createEventLog(createManualClock())
    log.append('s', line('1'))
    log.importExchanges('archive', packed())
    log.append('s', line('2'))
    expect(log.entries().map(({ sequence, kind }) => `${sequence} ${kind}`)).toEqual([
      '1 console',
      '2 request',
      '3 delivered',
      '4 request',
      '5 annotation',
      '6 console',
    ])
    expect(log.entriesOf('b')).toMatchObject([
      { sequence: 4, atMs: -5, sessionId: 'archive' },
      { sequence: 5, kind: 'annotation' },
    ])
    expect(log.sidesOf('a')).toEqual(['response'])
    expect(log.usage()).toMatchObject({ exchanges: 2 })
  })

  it('are told by the newest of their entries, with its own number', () => {
    const log = createEventLog(createManualClock())
    const heard: number[] = []
    log.subscribe(({ sequence }) => heard.push(sequence))
    log.importExchanges('archive', packed())
    log.importExchanges('archive', { ...packed(), exchanges: [] })
    expect(heard).toEqual([4])
    expect(log.sequence()).toBe(4)
  })

  it('have one note, and go like all others', () => {
    const log = createEventLog(createManualClock())
    log.importExchanges('archive', packed())
    log.append('archive', mark('b'))
    expect(log.entriesOf('b').map(({ sequence }) => sequence)).toEqual([3, 5])
    log.clearFinished()
    expect(log.entries()).toEqual([])
    expect(log.usage()).toMatchObject({ exchanges: 0, entryBytes: 0 })
  })
})
