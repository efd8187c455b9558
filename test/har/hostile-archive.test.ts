import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { importHar } from '../../src/core/har/import-har.ts'
import { readHar } from '../../src/core/har/read-har.ts'
import { createBodyStore } from '../../src/core/record/body-store.ts'
import { createEventLog } from '../../src/core/record/event-log.ts'
import { fromHar } from '../../src/shared/har/from-har.ts'
import { foldExchanges } from '../../src/shared/run/fold-exchanges.ts'
import { buildThread } from '../support/build-thread.ts'
import { foreignHar } from '../support/foreign-har.ts'
import { hostileArchive } from '../support/hostile-archive.ts'
import { createManualClock } from '../support/manual-clock.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const workerUrl = buildThread('src/core/har/import-worker.ts')
const small = { events: 10, headers: 10, redirects: 3, characters: 100 }
const logStartedAtMs = Date.parse('2026-06-01T00:00:00Z')

function openImport() {
  const store = createBodyStore({ parentPath: temporaryDirectory() })
  onTestFinished(store.close)
  const clock = createManualClock()
  const log = createEventLog({ nowMs: clock.nowMs, bodies: store })
  const read = (path: string) =>
    importHar(path, { log, store, clock, logStartedAtMs, workerUrl: workerUrl() })
  return { clock, log, read }
}

function fileOf(value: unknown): string {
  const path = join(temporaryDirectory(), 'run.har')
  writeFileSync(path, JSON.stringify(value))
  return path
}

describe('[I270] an archive is one file that stays as it is', () => {
  it.skipIf(process.platform === 'win32')('a pipe that nobody writes to is none', async () => {
    const path = join(temporaryDirectory(), 'pipe.har')
    execFileSync('mkfifo', [path])
    expect(await readHar(path)).toMatchObject({
      error: { message: `${path}: It is no file. Name an HTTP Archive.` },
    })
  })

  it.runIf(process.platform === 'linux')('a device is none', async () => {
    expect(await readHar('/dev/zero')).toMatchObject({ error: { code: 'INVALID_INPUT' } })
  })

  it.runIf(process.platform === 'linux')('one that holds more than it says is told', async () => {
    // Such files have the size 0 whatever is in them, as one has that grows from now on.
    const path = '/proc/self/status'
    expect(await readHar(path)).toMatchObject({
      error: { message: `${path}: It changed while it was read. Read it again.` },
    })
  })
})

it('[I271] an archive that tells one request twice is refused', () => {
  const archive = hostileArchive('http://beacon.test/', small)
  const [first] = archive.log.entries
  const { log } = archive
  const renumbered = JSON.stringify(first).replaceAll(/"sequence":(\d+)/g, '"sequence":9$1')
  const twice = { log: { ...log, entries: [...log.entries, JSON.parse(renumbered)] } }
  expect(fromHar(log && archive, byteCodec)).toMatchObject({ ok: true })
  expect(fromHar(twice, byteCodec)).toMatchObject({
    error: { message: expect.stringContaining('Another entry tells the request of evil.') },
  })
})

describe('[I272] what is read of an archive', () => {
  it('has no longer texts than an app could cause, and all of its events', async () => {
    const { log, read } = openImport()
    const size = { ...small, events: 2000, characters: 200_000 }
    expect(await read(fileOf(hostileArchive('http://beacon.test/', size)))).toMatchObject({ ok: true })
    const exchanges = foldExchanges(log.entries())
    const long = exchanges.find(({ request }) => request.url.includes('long-texts'))
    if (long === undefined) throw new Error('unreachable')
    const { request, annotation, head } = long
    expect([request.url.length, request.method.length, request.callSite?.length]).toEqual([65_536, 64, 1024])
    expect([annotation?.note?.length, head?.statusText.length]).toEqual([4000, 1024])
    const many = exchanges.find(({ request: { url } }) => url.includes('many-events'))
    expect(many?.events).toHaveLength(2000)
  })

  it('has a header called __proto__ as any other', async () => {
    const { log, read } = openImport()
    await read(fileOf(hostileArchive('http://beacon.test/', small)))
    const [evil] = foldExchanges(log.entries())
    expect(Object.getPrototypeOf(evil?.events[0]?.event.responseHeaders)).toBe(Object.prototype)
    expect(Reflect.get({}, 'evil')).toBeUndefined()
  })

  it('happened neither later than now nor before there was time', async () => {
    const { log, read } = openImport()
    await read(fileOf(foreignHar({ startedDateTime: '4000-01-01T00:00:00Z' })))
    await read(fileOf(foreignHar({ timings: { send: 0, wait: 9e11, receive: 9e11 }, time: 1e12 })))
    await read(fileOf(foreignHar({ startedDateTime: '1970-01-01T00:00:00Z', time: -1e300 })))
    const times = log.entries().map(({ atMs }) => atMs)
    expect(Math.max(...times)).toBeLessThanOrEqual(0)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(-logStartedAtMs)
    expect(foldExchanges(log.entries())).toHaveLength(3)
  })
})

it('[I273] reading an archive ends after two minutes', async () => {
  const { clock, log, read } = openImport()
  const path = fileOf(foreignHar())
  const reading = read(path)
  clock.advance(120_000)
  expect(await reading).toMatchObject({
    error: { code: 'TOO_LARGE', message: expect.stringContaining(path) },
  })
  expect(log.entries()).toEqual([])
})
