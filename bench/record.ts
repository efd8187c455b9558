// What the log costs at a hundred thousand exchanges of ten entries: memory for each, appends, a whole paged snapshot, one
// exchange. Beside it the same entries as plain frozen objects in a map.
import { serialize, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createEventLog } from '../src/core/record/event-log.ts'
import { snapshotPage } from '../src/core/record/snapshot-page.ts'
import type { HeaderList, LogEvent } from '../src/shared/log-entry.ts'

const exchanges = 100_000

setFlagsFromString('--expose-gc')
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the flag gives it to new contexts
const collect = runInNewContext('gc') as () => void

const clock = { nowMs: () => performance.now() }

plain()
packed()

function packed(): void {
  const log = createEventLog(clock)
  const before = memory()
  const beganMs = performance.now()
  for (let index = 0; index < exchanges; index += 1) {
    for (const event of exchangeOf(index)) log.append('s1', event)
  }
  const appendMs = performance.now() - beganMs
  const after = memory()
  say('log', after, before)
  const { entryBytes, droppedExchanges } = log.usage()
  const perSecond = Math.round((exchanges * 10_000) / appendMs)
  print(
    `  it says ${Math.round(entryBytes / exchanges)} B each; dropped ${droppedExchanges}; ${perSecond} appends/s`,
  )
  snapshot(log)
  const startMs = performance.now()
  for (let index = 0; index < 1000; index += 1) log.entriesOf(`s1:${(index * 97) % exchanges}`)
  print(`  one exchange: ${((performance.now() - startMs) / 1000).toFixed(3)} ms`)
}

function snapshot(log: ReturnType<typeof createEventLog>): void {
  const times: number[] = []
  let entries = 0
  const beganMs = performance.now()
  for (let after = 0, isComplete = false; !isComplete;) {
    const startMs = performance.now()
    const page = snapshotPage(log, after, clock)
    times.push(performance.now() - startMs)
    entries += page.entries.length
    after = page.upTo
    isComplete = page.isComplete
    // What the way to the window costs this process.
    serialize(page)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  print(
    `  snapshot: ${entries} entries in ${times.length} pages, ${Math.round(performance.now() - beganMs)} ms in all; ` +
      `a page takes ${p95.toFixed(1)} ms (p95), ${(sorted.at(-1) ?? 0).toFixed(1)} ms (worst)`,
  )
}

function plain(): void {
  const kept = new Map<number, object>()
  const before = memory()
  for (let index = 0; index < exchanges; index += 1) {
    for (const event of exchangeOf(index)) kept.set(kept.size, Object.freeze({ sessionId: 's1', ...event }))
  }
  say('plain objects', memory(), before)
  kept.clear()
}

type Memory = { readonly heap: number; readonly all: number; readonly gcMs: number }

function memory(): Memory {
  collect()
  const startMs = performance.now()
  collect()
  const gcMs = performance.now() - startMs
  const { heapUsed, external } = process.memoryUsage()
  return { heap: heapUsed, all: heapUsed + external, gcMs }
}

function say(what: string, after: Memory, before: Memory): void {
  const heap = Math.round((after.heap - before.heap) / exchanges)
  const all = Math.round((after.all - before.all) / exchanges)
  print(
    `${what}: ${all} B an exchange, ${heap} B of them in the heap; a full collection takes ${Math.round(after.gcMs)} ms`,
  )
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function headersOf(index: number): HeaderList {
  return [
    ['Date', 'Fri, 20 Nov 2026 16:23:00 GMT'],
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Content-Length', String(1000 + index)],
    ['Connection', 'keep-alive'],
    ['Cache-Control', 'no-cache, no-store, must-revalidate'],
    ['ETag', `W/"abc${index}"`],
    ['Server', 'nginx/1.25.3'],
    ['Vary', 'Accept-Encoding'],
    ['X-Request-Id', `req-${index}-0123456789abcdef`],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
  ]
}

/** A small answer of an API, with progress. */
function exchangeOf(index: number): readonly LogEvent[] {
  const exchangeId = `s1:${index}`
  const url = `https://api.example.com/v1/scores/${index}?page=2&sort=desc`
  const asked: HeaderList = [
    ['Accept', '*/*'],
    ['X-Token', `token-${index}`],
  ]
  const headers = headersOf(index)
  const head = {
    url,
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    headers,
    lengthBytes: 1000,
    sizeBytes: 420,
  }
  const event = (phase: 'began' | 'ended') => ({
    phase,
    isError: false,
    status: 200,
    url,
    bytesTransferred: 1000,
    bytesEstimated: 1000,
    responseHeaders: Object.fromEntries(headers),
  })
  const bytes = new TextEncoder().encode(JSON.stringify({ player: index, scores: randomScores(index) }))
  const wire = [
    {
      type: 'request-head',
      head: { url, method: 'GET', httpVersion: '1.1', headers: asked, sizeBytes: 220 },
    },
    { type: 'socket', reused: true, remoteAddress: '127.0.0.1', localPort: 40_000 + (index % 1000) },
    { type: 'request-sent', sentBytes: 0 },
    { type: 'response-head', head },
    { type: 'body-part', receivedBytes: 500 },
    { type: 'body-part', receivedBytes: 1000 },
    { type: 'response-end', receivedBytes: 1000 },
  ] as const
  return [
    {
      kind: 'request',
      exchangeId,
      request: {
        api: 'request',
        method: 'GET',
        url,
        headers: asked,
        bodySizeBytes: 0,
        progress: 'download',
        timeoutMs: 30_000,
        callSite: `main.lua:${index % 100}`,
      },
    },
    ...wire.map((step): LogEvent => ({ kind: 'wire', exchangeId, event: step })),
    { kind: 'delivered', exchangeId, event: event('began') },
    {
      kind: 'delivered',
      exchangeId,
      event: { ...event('ended'), response: { kind: 'bytes', bytes }, responseType: 'text' },
    },
  ]
}

/** Numbers that repeat nothing, as those of a server. */
function randomScores(index: number): readonly number[] {
  return Array.from(
    { length: 80 },
    (_value, place) => (Math.imul(index * 80 + place, 2_654_435_761) >>> 8) % 100_000,
  )
}
