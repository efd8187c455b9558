import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { collectBodies } from '../../src/core/har/collect-bodies.ts'
import { importHar } from '../../src/core/har/import-har.ts'
import { version } from '../../src/core/network/user-agent.ts'
import { createBodyReader } from '../../src/core/record/bodies.ts'
import { createBodyStore } from '../../src/core/record/body-store.ts'
import { createEventLog } from '../../src/core/record/event-log.ts'
import type { Har } from '../../src/shared/har/har.ts'
import { toHar } from '../../src/shared/har/to-har.ts'
import type { LogEntry } from '../../src/shared/log-entry.ts'
import { foldExchanges } from '../../src/shared/run/fold-exchanges.ts'
import { buildThread } from '../support/build-thread.ts'
import { foreignHar } from '../support/foreign-har.ts'
import { openHarRig } from '../support/har-rig.ts'
import { httpServer } from '../support/http-server.ts'
import { createManualClock } from '../support/manual-clock.ts'
import { getRequest } from '../support/request-rig.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const workerUrl = buildThread('src/core/har/import-worker.ts')

const logStartedAtMs = Date.parse('2030-01-01T00:00:00Z')

function openLog() {
  const store = createBodyStore({ parentPath: temporaryDirectory() })
  onTestFinished(store.close)
  const clock = createManualClock()
  const log = createEventLog({ nowMs: clock.nowMs, bodies: store })
  const reader = createBodyReader({
    log,
    store,
    sandboxOf: () => undefined,
    wallClockMs: () => logStartedAtMs,
  })
  const bodyOf = async (exchangeId: string, side: 'request' | 'response'): Promise<string> => {
    const part = await reader.read(exchangeId, side, 0, 1_000_000)
    return part.ok ? new TextDecoder().decode(part.value.bytes) : part.error.message
  }
  return {
    clock,
    log,
    bodyOf,
    reader,
    read: (path: string) => importHar(path, { log, store, clock, logStartedAtMs, workerUrl: workerUrl() }),
  }
}

async function emptyRun() {
  const rig = await openHarRig()
  return rig.record()
}

function fileOf(value: unknown, name = 'run.har'): string {
  const path = join(temporaryDirectory(), name)
  writeFileSync(path, JSON.stringify(value))
  return path
}

/** Two requests, one of them sent again by a person, one with a long body; one never ended. */
async function recordedHar(): Promise<{ readonly har: Har; readonly entries: readonly LogEntry[] }> {
  const rig = await openHarRig()
  const server = await httpServer((request, response) => {
    if (request.url === '/open') response.writeHead(200, { 'Content-Length': '9' }).write('half')
    else request.pipe(response)
  })
  rig.session.print([{ level: 'print', text: 'hello' }])
  const bytes = new TextEncoder().encode('long '.repeat(1000))
  const post = getRequest(server.url, { id: 'r1', method: 'POST', body: { kind: 'binary', bytes } })
  await rig.run(post)
  const { id: _id, ...again } = post
  rig.session.send({ ...again, resendOf: 's1:r1' })
  await rig.logged((entry) => entry.kind === 'withheld' && entry.event.phase === 'ended')
  rig.session.record({
    kind: 'annotation',
    exchangeId: 's1:r1',
    annotation: { mark: 'green', note: 'look here' },
  })
  await rig.start(getRequest(`${server.url}/open`))
  await rig.logged(
    (entry) => entry.kind === 'wire' && entry.event.type === 'body-part' && entry.event.receivedBytes === 4,
  )
  const record = await rig.record()
  return { har: toHar(record, { codec: byteCodec, version, withSensitive: true }), entries: record.entries }
}

describe('[I56] an archive that is read into the log', () => {
  it('is a session of its own, with its times, events, bodies, notes and links', async () => {
    const { har } = await recordedHar()
    const { log, bodyOf, read } = openLog()
    expect(await read(fileOf(har, 'monday.har'))).toEqual({ ok: true, value: undefined })
    const entries = log.entries()
    expect(entries[0]).toMatchObject({ kind: 'life-cycle', event: 'import', detail: 'monday.har' })
    expect(new Set(entries.map(({ sessionId }) => sessionId)).size).toBe(1)
    expect(entries.some(({ kind }) => kind === 'console')).toBe(false)
    const [first, second, open] = foldExchanges(entries)
    if (first === undefined || second === undefined) throw new Error('unreachable')
    expect(first).toMatchObject({ state: 'done', annotation: { mark: 'green', note: 'look here' } })
    expect(second.request).toMatchObject({ sentBy: 'inspector', resendOf: first.id })
    expect(open).toMatchObject({ state: 'cancelled', cancelledBy: 'close', receivedBytes: 4 })
    expect(new Date(logStartedAtMs + first.startedAtMs).toISOString()).toBe(
      har.log.entries[0]?.startedDateTime,
    )
    const body = 'long '.repeat(1000)
    expect([await bodyOf(first.id, 'request'), await bodyOf(second.id, 'response')]).toEqual([body, body])
    const event = first.events.at(-1)?.event
    expect(event?.response?.kind === 'bytes' && event.response.bytes.byteLength).toBe(1024)
    expect(event?.responseSizeBytes).toBe(5000)
  })

  it('can be read twice', async () => {
    const { har } = await recordedHar()
    const { log, read } = openLog()
    const path = fileOf(har)
    await read(path)
    await read(path)
    const exchanges = foldExchanges(log.entries())
    expect(exchanges).toHaveLength(6)
    expect(new Set(exchanges.map(({ id }) => id)).size).toBe(6)
    expect(log.usage().exchanges).toBe(6)
    log.clearFinished()
    expect(foldExchanges(log.entries())).toEqual([])
  })

  it('comes from any tool, with its bodies', async () => {
    const { log, read, reader, bodyOf } = openLog()
    expect(await read(fileOf(foreignHar()))).toMatchObject({ ok: true })
    const exchanges = foldExchanges(log.entries())
    expect(exchanges.length).toBeGreaterThan(0)
    const [exchange] = exchanges
    const { bodies: collected } = await collectBodies(
      { ...(await emptyRun()), entries: log.entries() },
      reader,
    )
    expect([...(collected?.keys() ?? [])]).toContain(`${exchange?.id}/response`)
    const bodies = await Promise.all(
      reader.list().map(async ({ exchangeId, side }) => [side, await bodyOf(exchangeId, side)]),
    )
    expect(bodies.filter(([side]) => side === 'response').length).toBeGreaterThan(0)
  })

  it('that is broken, or is none, is one problem, and adds nothing', async () => {
    const { log, read } = openLog()
    const path = fileOf({ log: { entries: 7 } })
    expect(await read(path)).toEqual({
      ok: false,
      error: { code: 'INVALID_INPUT', message: `${path}: log.entries: Give a list of requests.` },
    })
    expect(await read(`${path}.none`)).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    expect(log.entries()).toEqual([])
  })
})
