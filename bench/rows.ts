// The inspector's list without its window: 100 000 exchanges folded into rows. Memory for each, the cost of a batch of
// new ones and of changes, and how long filters and sorts of all of them work, and at a stretch.
import { existsSync, readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createManualSchedule } from '../src/renderer/inspector/testing/manual-schedule.ts'
import { createMemoryStorage } from '../src/renderer/inspector/testing/memory-storage.ts'
import { createExchangesStore, appendEntries } from '../src/renderer/inspector/state/exchanges-store.ts'
import { createList } from '../src/renderer/inspector/state/list-store.ts'
import type { View } from '../src/renderer/inspector/state/view-storage.ts'
import { createViewStore } from '../src/renderer/inspector/state/view-store.ts'
import type { LogEntry, LogEvent } from '../src/shared/log-entry.ts'

const exchangeCount = 100_000
const batchSize = 1000

setFlagsFromString('--expose-gc')
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the flag above puts into a new context
const collectGarbage = runInNewContext('gc') as () => void

const scheduling = '/proc/self/schedstat'
const hasScheduling = existsSync(scheduling)

/** Time that this thread had a processor, where the system tells: other programs do not count. Else the time of the day. */
const workedMs = (): number =>
  hasScheduling ? Number(readFileSync(scheduling, 'utf8').split(' ')[0]) / 1e6 : performance.now()

let sequence = 0
const add = (event: LogEvent): LogEntry => {
  sequence += 1
  return { sequence, atMs: sequence, sessionId: 'session-1', ...event }
}

/** A usual exchange: seven entries. */
function exchangeEntries(index: number): readonly LogEntry[] {
  const exchangeId = `exchange-${index}`
  const url = `https://host-${index % 20}.example.com/api/v1/items/${index}?page=${index % 7}`
  const sizeBytes = (index * 7919) % 100_000
  return [
    add({
      kind: 'request',
      exchangeId,
      request: {
        api: 'request',
        method: index % 5 === 0 ? 'POST' : 'GET',
        url,
        headers: [['Accept', '*/*']],
        bodySizeBytes: 0,
        progress: 'none',
        timeoutMs: 30_000,
        callSite: `main.lua:${index % 40}`,
      },
    }),
    add({
      kind: 'wire',
      exchangeId,
      event: { type: 'socket', reused: true, remoteAddress: '127.0.0.1:443' },
    }),
    add({ kind: 'wire', exchangeId, event: { type: 'request-sent', sentBytes: 0 } }),
    add({
      kind: 'wire',
      exchangeId,
      event: {
        type: 'response-head',
        head: {
          url,
          status: index % 9 === 0 ? 404 : 200,
          statusText: 'OK',
          httpVersion: '1.1',
          headers: [['Content-Type', 'application/json']],
          lengthBytes: sizeBytes,
        },
      },
    }),
    add({ kind: 'wire', exchangeId, event: { type: 'body-part', receivedBytes: sizeBytes } }),
    add({ kind: 'wire', exchangeId, event: { type: 'response-end', receivedBytes: sizeBytes } }),
    add({
      kind: 'delivered',
      exchangeId,
      event: {
        phase: 'ended',
        isError: false,
        status: 200,
        url,
        bytesTransferred: sizeBytes,
        bytesEstimated: -1,
      },
    }),
  ]
}

function setUp(view: Partial<View>) {
  const exchanges = createExchangesStore()
  const views = createViewStore(createMemoryStorage())
  views.setState(view)
  const { schedule, frame } = createManualSchedule()
  const list = createList({
    exchanges,
    view: views,
    schedule,
    nowMs: () => performance.now(),
    logNowMs: () => sequence,
    ticker: { subscribe: () => () => {} },
  })
  return { exchanges, views, list, frame }
}

type Bench = ReturnType<typeof setUp>

/** As they come over the process boundary: their texts are copies. */
const append = ({ exchanges }: Bench, entries: readonly LogEntry[]): number => {
  const copies = structuredClone(entries)
  const startedAtMs = workedMs()
  appendEntries(exchanges, copies)
  return workedMs() - startedAtMs
}

function fill(bench: Bench): number {
  let sumMs = 0
  for (let from = 0; from < exchangeCount; from += batchSize) {
    const entries = Array.from({ length: batchSize }, (_, index) => exchangeEntries(from + index)).flat()
    sumMs += append(bench, entries)
  }
  return sumMs
}

const heapBytes = (): number => {
  collectGarbage()
  collectGarbage()
  return process.memoryUsage().heapUsed
}

// The system counts in ticks of some milliseconds: only the mean of many is exact.
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const say = (what: string, value: string): boolean => process.stdout.write(`${what.padEnd(58)}${value}\n`)
const ms = (values: readonly number[]): string => `${mean(values).toFixed(2)} ms`

function batches(bench: Bench, entriesOf: (round: number) => readonly LogEntry[]): readonly number[] {
  const times: number[] = []
  for (let round = 0; round < 60; round += 1) {
    times.push(append(bench, entriesOf(round)))
    bench.frame()
  }
  return times
}

const requests = (round: number): readonly LogEntry[] =>
  Array.from({ length: batchSize }, (_, index) => exchangeEntries(2_000_000 + round * batchSize + index)[0])
    .filter((entry) => entry !== undefined)
    .map((entry) => ({ ...entry, sequence: (sequence += 1) }))

const updates = (round: number): readonly LogEntry[] =>
  Array.from({ length: batchSize }, (_, index) =>
    add({
      kind: 'wire',
      exchangeId: `exchange-${(round * 7919 + index * 97) % exchangeCount}`,
      event: { type: 'body-part', receivedBytes: round * 1000 + index },
    }),
  )

function slices(bench: Bench, view: Partial<View>): string {
  const times: number[] = []
  const measure = (work: () => void): void => {
    const startedAtMs = workedMs()
    work()
    times.push(workedMs() - startedAtMs)
  }
  measure(() => bench.views.setState(view))
  while (bench.list.store.getState().isFiltering) measure(bench.frame)
  const total = times.reduce((sum, time) => sum + time, 0)
  return `${total.toFixed(0)} ms in ${times.length} slices, longest ${Math.max(...times).toFixed(1)} ms`
}

const before = heapBytes()
const plain = setUp({})
const filledMs = fill(plain)
const rowBytes = (heapBytes() - before) / exchangeCount
say('heap for each row', `${rowBytes.toFixed(0)} bytes`)
say('fold', `${((exchangeCount * 7) / filledMs).toFixed(0)} entries/ms`)
say('1000 new requests, no sort', ms(batches(plain, requests)))
say('1000 changes, no sort', ms(batches(plain, updates)))

say('filter: a word', slices(plain, { query: 'items/99' }))
say('filter: a regular expression', slices(plain, { query: String.raw`/items\/\d+7\?page=[35]$/` }))
say('filter: one with many ways', slices(plain, { query: '/(a|b|c)+.*(items)+.*=5$/' }))
say('filter: keys', slices(plain, { query: 'status:4xx -host:host-1 larger-than:50kb' }))
say('1000 changes, filter', ms(batches(plain, updates)))
say('sort: size', slices(plain, { query: '', sort: { key: 'size', isDescending: true } }))
say('1000 changes, sort', ms(batches(plain, updates)))
say('sort: name', slices(plain, { sort: { key: 'name', isDescending: false } }))
say('group: host', slices(plain, { groupBy: 'host' }))
