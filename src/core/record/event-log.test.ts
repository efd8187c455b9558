import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { begin, cancel, ended, line, part } from '../../../test/support/log-events.ts'
import type { LogEntry, LogEvent } from '../../shared/log-entry.ts'
import { createEventLog, type LogLimits } from './event-log.ts'

function open(limits: Partial<LogLimits> = {}) {
  const clock = createManualClock()
  const errors: unknown[] = []
  const log = createEventLog({ nowMs: clock.nowMs, limits, onListenerError: (error) => errors.push(error) })
  const add = (...events: LogEvent[]): void => events.forEach((event) => log.append('s', event))
  return { clock, log, add, errors }
}

const sequences = (entries: readonly LogEntry[]): readonly number[] => entries.map(({ sequence }) => sequence)
const texts = (entries: readonly LogEntry[]): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === 'console' ? [entry.text] : []))
const exchangesOf = (entries: readonly LogEntry[]): ReadonlySet<string> =>
  new Set(entries.flatMap((entry) => ('exchangeId' in entry ? [entry.exchangeId] : [])))

const plain = {
  api: 'request',
  method: 'GET',
  url: '',
  headers: [],
  bodySizeBytes: 0,
  progress: 'none',
  timeoutMs: 30_000,
} as const

describe('[L1] appending', () => {
  it('numbers from 1 without gaps and takes the time since the log began', () => {
    const clock = createManualClock()
    clock.advance(5000)
    const log = createEventLog({ nowMs: clock.nowMs })
    expect([log.sequence(), log.nowMs(), log.entries()]).toEqual([0, 0, []])
    log.append('a', line('one'))
    clock.advance(250)
    log.append('b', line('two'))
    expect(log.entries()).toEqual([
      { sequence: 1, atMs: 0, sessionId: 'a', kind: 'console', level: 'print', text: 'one' },
      { sequence: 2, atMs: 250, sessionId: 'b', kind: 'console', level: 'print', text: 'two' },
    ])
    expect([log.sequence(), log.nowMs()]).toEqual([2, 250])
  })

  it('freezes entries in depth, bytes excepted', () => {
    const { log, add } = open()
    add(begin('x'), ended('x', 3))
    const [request, delivered] = log.entries()
    expect(request?.kind === 'request' && Object.isFrozen(request.request.headers[0])).toBe(true)
    expect(() => Object.assign(request ?? {}, { sequence: 9 })).toThrow(TypeError)
    expect(delivered?.kind === 'delivered' && Object.isFrozen(delivered.event)).toBe(true)
  })

  it('gives a picture that later entries do not change', () => {
    const { log, add } = open()
    add(line('one'))
    const before = log.entries()
    add(line('two'))
    expect(before).toHaveLength(1)
  })
})

describe('[L2] subscribers', () => {
  it('get every entry until they unsubscribe', () => {
    const { log, add } = open()
    const seen: number[] = []
    add(line('before'))
    const unsubscribe = log.subscribe(({ sequence }) => seen.push(sequence))
    add(line('one'), line('two'))
    unsubscribe()
    unsubscribe()
    add(line('after'))
    expect(seen).toEqual([2, 3])
  })

  it('do not suffer from what another one throws', () => {
    const { log, add, errors } = open()
    const seen: number[] = []
    log.subscribe(() => {
      throw new Error('mine')
    })
    log.subscribe(({ sequence }) => seen.push(sequence))
    add(line('one'), line('two'))
    expect(seen).toEqual([1, 2])
    expect(errors).toEqual([new Error('mine'), new Error('mine')])
  })

  it('all see one order, also when one of them appends', () => {
    const { log, add } = open()
    const seen: number[] = []
    log.subscribe(({ sequence }) => {
      if (sequence === 1) add(line('caused'))
    })
    log.subscribe(({ sequence }) => seen.push(sequence))
    add(line('one'), line('two'))
    expect(seen).toEqual([1, 2, 3])
    expect(texts(log.entries())).toEqual(['one', 'caused', 'two'])
  })

  it('that unsubscribe another one at its turn keep the entry from it', () => {
    const { log, add } = open()
    const seen: number[] = []
    log.subscribe(() => unsubscribe())
    const unsubscribe = log.subscribe(({ sequence }) => seen.push(sequence))
    add(line('one'))
    expect(seen).toEqual([])
  })
})

describe('[L3] a flood of console lines', () => {
  it('drops the oldest and says in one line how many', () => {
    const { log, add } = open({ consoleLines: 10 })
    for (let index = 1; index <= 25; index += 1) add(line(`${index}`))
    const kept = texts(log.entries())
    expect(kept.filter((text) => text.includes('dropped'))).toEqual([
      '16 older console lines were dropped, because too much was recorded.',
    ])
    expect(kept.filter((text) => !text.includes('dropped'))).toEqual([
      '17',
      '18',
      '19',
      '20',
      '21',
      '22',
      '23',
      '24',
      '25',
    ])
  })

  it('counts characters too', () => {
    const { log, add } = open({ consoleCharacters: 100 })
    add(line('x'.repeat(60)), line('y'.repeat(60)))
    expect(texts(log.entries())).toEqual([
      'y'.repeat(60),
      '1 older console lines were dropped, because too much was recorded.',
    ])
  })

  it('leaves no gap for subscribers, and growing numbers in what is kept', () => {
    const { log, add } = open({ consoleLines: 10 })
    const seen: number[] = []
    log.subscribe(({ sequence }) => seen.push(sequence))
    for (let index = 0; index < 50; index += 1) add(line(`${index}`))
    expect(seen).toEqual(seen.map((_sequence, index) => index + 1))
    expect(log.sequence()).toBe(seen.length)
    const kept = sequences(log.entries())
    expect(kept).toEqual(kept.toSorted((a, b) => a - b))
  })
})

describe('[L4] a flood of requests', () => {
  it('drops the exchanges that ended first, whole, and says how many', () => {
    const { log, add } = open({ finishedExchanges: 4 })
    for (let index = 1; index <= 5; index += 1) add(begin(`x${index}`), ended(`x${index}`))
    expect([...exchangesOf(log.entries())]).toEqual(['x3', 'x4', 'x5'])
    expect(log.usage()).toMatchObject({ exchanges: 3, droppedExchanges: 2 })
    expect(texts(log.entries())).toEqual([
      '2 older finished requests were dropped, because too much was recorded.',
    ])
  })

  it('never drops an open one', () => {
    const { log, add } = open({ finishedExchanges: 2 })
    add(begin('open'))
    for (let index = 0; index < 20; index += 1) add(part('open'), begin(`x${index}`), ended(`x${index}`))
    const ofOpen = log.entries().filter((entry) => 'exchangeId' in entry && entry.exchangeId === 'open')
    expect(ofOpen).toHaveLength(21)
    expect(exchangesOf(log.entries()).size).toBeLessThanOrEqual(3)
  })

  it('counts the first bytes of bodies', () => {
    const { log, add } = open({ entryBytes: 20_000 })
    add(begin('a'), ended('a', 10_000), begin('b'), ended('b', 10_000))
    expect([...exchangesOf(log.entries())]).toEqual(['b'])
    expect(log.usage().entryBytes).toBeLessThan(18_000)
  })

  it('counts the characters of URLs and headers', () => {
    const { log, add } = open({ entryBytes: 30_000 })
    const long = 'x'.repeat(12_000)
    const withUrl: LogEvent = {
      kind: 'request',
      exchangeId: 'url',
      request: { ...plain, url: `http://example.com/${long}` },
    }
    const withHeader: LogEvent = {
      kind: 'request',
      exchangeId: 'header',
      request: { ...plain, headers: [['X-Long', long]] },
    }
    const head = { url: '', status: 200, statusText: '', httpVersion: '1.1', lengthBytes: 0 }
    const withHead: LogEvent = {
      kind: 'wire',
      exchangeId: 'head',
      event: { type: 'response-head', head: { ...head, headers: [['Set-Cookie', long]] } },
    }
    add(withUrl, ended('url'), withHeader, ended('header'))
    expect([...exchangesOf(log.entries())]).toEqual(['url', 'header'])
    add(begin('head'), withHead, ended('head'))
    expect([...exchangesOf(log.entries())]).toEqual(['header', 'head'])
  })

  it('takes an exchange as over when it was cancelled, or when its session ended', () => {
    const { log, add } = open({ finishedExchanges: 0 })
    add(begin('cancelled'), cancel('cancelled'), begin('waiting'))
    expect([...exchangesOf(log.entries())]).toEqual(['waiting'])
    log.append('other', { kind: 'life-cycle', event: 'end' })
    expect([...exchangesOf(log.entries())]).toEqual(['waiting'])
    add({ kind: 'life-cycle', event: 'end' })
    expect([...exchangesOf(log.entries())]).toEqual([])
  })

  it('keeps a late entry with its exchange, and none of an exchange that is gone', () => {
    const { log, add } = open({ finishedExchanges: 2 })
    add(begin('a'), cancel('a'), part('a'))
    expect(log.entries().filter((entry) => 'exchangeId' in entry)).toHaveLength(3)
    add(begin('b'), cancel('b'), begin('c'), cancel('c'), part('a'))
    expect([...exchangesOf(log.entries())]).toEqual(['c'])
    expect(log.entries().every((entry) => !('exchangeId' in entry) || entry.exchangeId === 'c')).toBe(true)
  })
})

describe('[L6] a request that trickles without end', () => {
  it('keeps the request, how far its body has come, and the newest steps', () => {
    const { log, add } = open({ openProgress: 100 })
    add(begin('still'), part('still'), begin('busy'))
    for (let index = 0; index < 1000; index += 1) add(part('busy'))
    const newest = log.entries().findLast((entry) => entry.kind === 'wire')
    const ofStill = log.entries().filter((entry) => 'exchangeId' in entry && entry.exchangeId === 'still')
    expect(ofStill.map(({ kind }) => kind)).toEqual(['request', 'wire'])
    const ofBusy = log.entries().filter((entry) => 'exchangeId' in entry && entry.exchangeId === 'busy')
    expect(ofBusy[0]?.kind).toBe('request')
    expect(ofBusy.length).toBeLessThanOrEqual(101)
    expect(ofBusy.at(-1)).toBe(newest)
    expect(texts(log.entries())).toEqual([
      expect.stringMatching(/^\d+ older steps of open requests were dropped/),
    ])
  })

  it('counts the steps no longer when the request is over', () => {
    const { log, add } = open({ openProgress: 10 })
    for (let index = 0; index < 10; index += 1) {
      add(begin(`${index}`))
      for (let step = 0; step < 5; step += 1) add(part(`${index}`))
      add(cancel(`${index}`))
    }
    expect(texts(log.entries())).toEqual([])
    expect(log.entries()).toHaveLength(70)
  })
})

describe('[L5] clearing', () => {
  it('drops finished exchanges and the console, keeps open ones and the numbers', () => {
    const { log, add } = open({ consoleLines: 2 })
    add({ kind: 'life-cycle', event: 'launch', detail: 'app' })
    add(begin('done'), ended('done'), begin('open'), line('1'), line('2'), line('3'))
    const newest = log.sequence()
    log.clearFinished()
    expect(log.entries().map(({ kind }) => kind)).toEqual(['life-cycle', 'request'])
    expect(log.sequence()).toBe(newest)
    add(line('4'))
    expect(log.entries().at(-1)).toMatchObject({ sequence: newest + 1, text: '4' })
  })

  it('forgets the counts of what was dropped', () => {
    const { log, add } = open({ consoleLines: 1 })
    add(line('1'), line('2'), line('3'))
    log.clearFinished()
    add(line('4'), line('5'))
    expect(texts(log.entries()).at(-1)).toMatch(/^2 older console lines/)
  })
})

it('[L1] appends to a full log as fast as to an empty one, whatever is dropped', () => {
  const { log, add } = open({ consoleLines: 1000, finishedExchanges: 1000, looseExchanges: 2000 })
  for (let index = 0; index < 50_000; index += 1) add(begin(`${index}`), line('x'), cancel(`${index}`))
  // A log that looked through its entries at each append would not finish within the time of a test.
  expect(log.entries().length).toBeLessThan(3100)
  expect(log.sequence()).toBeGreaterThan(150_000)
})

describe('[L12] exchanges that are over', () => {
  it('are read as before when they are packed, and take what comes late', () => {
    const { log, add } = open({ looseExchanges: 2 })
    for (let index = 0; index < 40; index += 1)
      add(begin(`${index}`), part(`${index}`), ended(`${index}`, 500))
    const plainLog = open()
    for (let index = 0; index < 40; index += 1)
      plainLog.add(begin(`${index}`), part(`${index}`), ended(`${index}`, 500))
    expect(log.entries()).toEqual(plainLog.log.entries())
    expect(log.usage().entryBytes).toBeLessThan(plainLog.log.usage().entryBytes / 2)
    add({ kind: 'annotation', exchangeId: '3', annotation: { mark: 'red' } })
    expect(log.entriesOf('3').map(({ kind }) => kind)).toEqual(['request', 'wire', 'delivered', 'annotation'])
    expect([...log.entriesAfter(118)].map(({ sequence }) => sequence)).toEqual([119, 120, 121])
    log.clearFinished()
    expect(log.usage()).toMatchObject({ exchanges: 0, entryBytes: 0 })
  })
})

describe('[L15] bodies', () => {
  it('may go when their exchange is over, and go with it', () => {
    const settled = new Set<string>()
    const forgotten: string[] = []
    const bodies = {
      settle: (id: string) => void settled.add(id),
      forget: (id: string) => void forgotten.push(id),
      resetCounts: () => {},
    }
    const log = createEventLog({
      nowMs: createManualClock().nowMs,
      limits: { finishedExchanges: 2 },
      bodies,
    })
    for (const id of ['a', 'b', 'c']) {
      log.append('s', begin(id))
      expect(settled.has(id)).toBe(false)
      log.append('s', ended(id))
      expect(settled.has(id)).toBe(true)
    }
    expect(forgotten).toEqual(['a', 'b'])
    // What comes for an exchange that is gone keeps no body either.
    log.append('s', ended('a'))
    expect(forgotten).toEqual(['a', 'b', 'a'])
  })
})

it('[L14] what is imported keeps its times, gets new numbers, and is over', () => {
  const { log, add } = open({ finishedExchanges: 10 })
  add(line('1'))
  const event = { ...begin('old'), atMs: -5000, sequence: 77, sessionId: 'other' }
  log.importEntries('archive', [event, { ...part('old'), atMs: -4000 }])
  expect(log.entriesOf('old')).toMatchObject([
    { sequence: 2, atMs: -5000, sessionId: 'archive', kind: 'request' },
    { sequence: 3, atMs: -4000, sessionId: 'archive', kind: 'wire' },
  ])
  log.clearFinished()
  expect(log.entriesOf('old')).toEqual([])
})
