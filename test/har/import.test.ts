import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { readHar } from '../../src/core/har/read-har.ts'
import { fromHar, type HarRun } from '../../src/shared/har/from-har.ts'
import { toHar } from '../../src/shared/har/to-har.ts'
import { withoutSensitive } from '../../src/shared/har/without-sensitive.ts'
import { foldExchanges } from '../../src/shared/run/fold-exchanges.ts'
import { harProblems } from '../support/check-har.ts'
import { openHarRig, type HarRig } from '../support/har-rig.ts'
import { httpServer } from '../support/http-server.ts'
import { getRequest } from '../support/request-rig.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

function read(value: unknown): HarRun {
  const run = fromHar(JSON.parse(JSON.stringify(value)), byteCodec)
  if (!run.ok) throw new Error(run.error.message)
  return run.value
}

/** Of everything something: redirects, bodies both ways, failures, cancels, withheld events, findings, console. */
async function eventfulRig(): Promise<HarRig> {
  const rig = await openHarRig()
  const server = await httpServer((request, response) => {
    if (request.url === '/a') response.writeHead(302, { Location: '/b', 'Set-Cookie': 'a=1' }).end()
    else if (request.url === '/dead') response.destroy()
    else if (request.url === '/slow') response.writeHead(200, { 'Content-Length': '10' }).write('half')
    else response.setHeader('Content-Type', 'image/png').end(Buffer.from([0, 255, 128]))
  })
  await rig.run(
    getRequest(`${server.url}/a`, {
      method: 'POST',
      headers: [['Authorization', 'secret']],
      body: { kind: 'binary', bytes: Uint8Array.of(1, 200) },
    }),
  )
  await rig.run(
    getRequest(`${server.url}/file`, {
      api: 'download',
      callSite: 'main.lua:3',
      progress: 'download',
      target: { directory: 'DocumentsDirectory', name: 'a.png' },
    }),
  )
  await rig.run(getRequest(`${server.url}/dead`, { method: 'PUT', body: { kind: 'text', bytes: text('ü') } }))
  await rig.run(getRequest('nonsense'))
  const slow = getRequest(`${server.url}/slow`, { progress: 'download' })
  await rig.start(slow)
  await rig.logged(
    (entry) =>
      entry.kind === 'wire' && entry.event.type === 'body-part' && entry.exchangeId === `s1:${slow.id}`,
  )
  rig.session.cancelExchange(`s1:${slow.id}`, 'app')
  rig.session.print([{ level: 'error', text: 'line\u0000 \ud800', source: 'main.lua:9' }])
  rig.session.suspend()
  rig.session.resume()
  return rig
}

describe('our own archives', () => {
  it.each([false, true])(
    '[P30] come back without loss, byte for byte (with secrets: %s)',
    async (withSensitive) => {
      const rig = await eventfulRig()
      const record = await rig.record()
      const options = { codec: byteCodec, version: '9', withSensitive }
      const first = toHar(record, options)
      const run = read(first)
      expect(run).toMatchObject({
        isOurs: true,
        hasSensitive: withSensitive,
        creator: 'Coronagraph 9',
        mended: [],
      })
      const expected = withSensitive ? record : withoutSensitive(record, byteCodec)
      expect(run.record.entries).toEqual(expected.entries)
      expect(run.record.bodies).toEqual(expected.bodies)
      expect({ ...run.record, entries: [], bodies: [] }).toEqual({ ...expected, entries: [], bodies: [] })
      expect(JSON.stringify(toHar(run.record, options))).toBe(JSON.stringify(first))
      expect(harProblems(first)).toEqual([])
    },
  )

  it('[P33] a broken part is told with its place', async () => {
    const rig = await openHarRig()
    const server = await httpServer((_request, response) => response.end(Buffer.from([0, 255])))
    await rig.run(getRequest(server.url))
    const whole = JSON.stringify(await rig.har())
    const problemOf = (from: string, to: string): string => {
      const broken = whole.replace(from, to)
      expect(broken).not.toBe(whole)
      const run = fromHar(JSON.parse(broken), byteCodec)
      return run.ok ? 'none' : `${run.error.code} ${run.error.message}`
    }
    expect(problemOf('"type":"socket"', '"type":"plug"')).toMatch(
      /^INVALID_INPUT log\.entries\[0\]\._corona\.wire\[1\]\.event\.type: /,
    )
    expect(problemOf('"format":1', '"format":2')).toBe(
      'INVALID_INPUT log._corona.format: A newer Coronagraph wrote this file: open it with that.',
    )
    expect(problemOf('"text":"AP8="', '"text":"A!"')).toMatch(
      /log\.entries\[0\]: A body says that it is base64/,
    )
    expect(problemOf('"sequence":3', '"sequence":2')).toMatch(/^INVALID_INPUT log: The sequence number 2/)
    expect(problemOf('"request":{"sequence"', '"_request":{"sequence"')).toMatch(
      /No entry tells the request of s1:/,
    )
    expect(problemOf('"atMs":', '"atMs":-')).toMatch(/atMs: /)
  })

  it('[P31] from which a tool has taken our fields are read as foreign ones', async () => {
    const rig = await eventfulRig()
    const bare: unknown = JSON.parse(
      JSON.stringify(await rig.har(), (key, value: unknown) =>
        key.startsWith('_corona') ? undefined : value,
      ),
    )
    const run = read(bare)
    expect(run.isOurs).toBe(false)
    expect(
      foldExchanges(run.record.entries).map(({ state, request }) => `${request.method} ${state}`),
    ).toEqual(['POST done', 'GET done', 'GET done', 'PUT failed', 'GET failed', 'GET failed'])
  })
})

const foreign = (special: object = {}, log: object = {}) => ({
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [{ startedDateTime: '2026-01-02T03:04:05.000Z', id: 'page_1', title: '', pageTimings: {} }],
    entries: [
      {
        startedDateTime: '2026-01-02T03:04:05.250Z',
        time: 40,
        pageref: 'page_1',
        request: {
          method: 'POST',
          url: 'https://a.test/x',
          httpVersion: 'h2',
          headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: 3,
          postData: {
            mimeType: 'application/x-www-form-urlencoded',
            text: 'a=b',
            params: [{ name: 'a', value: 'b' }],
          },
        },
        response: {
          status: 200,
          statusText: '',
          httpVersion: 'h2',
          headers: [{ name: 'content-length', value: '2' }],
          cookies: [],
          content: { size: 2, mimeType: 'image/png', text: 'AP8=', encoding: 'base64' },
          redirectURL: '',
          headersSize: -1,
          bodySize: 2,
        },
        cache: {},
        timings: { blocked: 1, dns: 2, connect: 10, ssl: 6, send: 1, wait: 20, receive: 6 },
        serverIPAddress: '93.184.216.34',
        ...special,
      },
    ],
    ...log,
  },
})

describe('archives of other tools', () => {
  it('[P31] become exchanges without events, with their bodies and phases', () => {
    const run = read(foreign())
    expect(run).toMatchObject({ isOurs: false, creator: 'WebInspector 537.36', mended: [] })
    const [exchange] = foldExchanges(run.record.entries)
    expect(exchange).toMatchObject({
      state: 'done',
      request: { method: 'POST', url: 'https://a.test/x', bodySizeBytes: 3 },
      head: { status: 200, httpVersion: '2', lengthBytes: 2 },
      receivedBytes: 2,
      events: [],
    })
    const har = toHar(run.record, { codec: byteCodec, version: '1', withSensitive: true })
    expect(har.log.entries[0]).toMatchObject({
      startedDateTime: '2026-01-02T03:04:05.250Z',
      time: 40,
      timings: { blocked: 1, dns: 2, connect: 10, ssl: 6, send: 1, wait: 20, receive: 6 },
      serverIPAddress: '93.184.216.34',
      request: { postData: { text: 'a=b' } },
      response: { content: { text: 'AP8=', encoding: 'base64' } },
    })
  })

  it.each([
    [
      'Charles: nulls where texts belong',
      {
        response: {
          status: 200,
          statusText: null,
          httpVersion: null,
          headers: [{ name: 'A', value: null }],
          content: { size: 1, mimeType: null, text: 'x' },
          redirectURL: null,
          headersSize: null,
          bodySize: null,
        },
      },
    ],
    ['Firefox: no timings', { timings: undefined }],
    [
      'Firefox: bodySize null',
      { request: { method: 'GET', url: 'http://a.test/', headers: [], bodySize: null } },
    ],
    ['an address that is none', { serverIPAddress: 'localhost', connection: 5 }],
    [
      'cookies of any shape',
      { request: { method: 'GET', url: 'http://a.test/', cookies: [{ expires: 'soon' }] } },
    ],
    ['sizes that are no integers', { request: { method: 'GET', url: 'http://a.test/', headersSize: 1.5 } }],
    [
      'a body that is no base64',
      { response: { status: 200, content: { size: 2, text: '!', encoding: 'base64' } } },
    ],
  ] as const)('[P32] forgives %s', (_what, special) => {
    const run = read(foreign(special))
    expect(foldExchanges(run.record.entries)).toMatchObject([{ state: 'done' }])
    const har = toHar(run.record, { codec: byteCodec, version: '1', withSensitive: false })
    expect(harProblems(har)).toEqual([])
  })

  it('[P32] says what it puts right or leaves out', () => {
    const run = read(foreign({}, { entries: [1, { request: { url: 'http://a.test/' } }, { request: {} }] }))
    expect(run.mended).toEqual([
      'log.entries[0]: It has no request with a URL and was left out.',
      'log.entries[1].startedDateTime: It is no date. The time of the entry before it was taken.',
      'log.entries[1].response: There is none. It counts as failed.',
      'log.entries[2]: It has no request with a URL and was left out.',
    ])
    expect(foldExchanges(run.record.entries)).toMatchObject([
      { state: 'failed', failure: { code: 'UNKNOWN', message: 'No response was recorded.' } },
    ])
  })

  it('[P32] an empty archive is an empty run', () => {
    expect(read(foreign({}, { entries: [] })).record).toMatchObject({ entries: [], durationMs: 0 })
  })

  it('[P30] what was read once comes back the same', () => {
    const options = { codec: byteCodec, version: '1', withSensitive: true }
    const first = toHar(read(foreign()).record, options)
    expect(JSON.stringify(toHar(read(first).record, options))).toBe(JSON.stringify(first))
  })
})

describe('files', () => {
  it.each([
    ['bytes that are no UTF-8', Buffer.from([0xff]), 'It holds bytes that are no UTF-8. Save it as UTF-8.'],
    ['no JSON', '{\n"log": ]}', 'line 2, column 8: A value is expected here.'],
    ['nothing', '', 'line 1, column 1: A value is expected here.'],
    ['something else', '[]', 'the whole file: Give an HTTP Archive: an object with a "log".'],
    ['no log', '{"a":1}', 'log: Give an HTTP Archive: an object with a "log".'],
    ['no list', '{"log":{"entries":{}}}', 'log.entries: Give a list of requests.'],
  ])('[P33] %s: one line with file, place and cure', async (_what, content, problem) => {
    const path = join(temporaryDirectory(), 'a.har')
    writeFileSync(path, content)
    expect(await readHar(path)).toEqual({
      ok: false,
      error: { code: 'INVALID_INPUT', message: `${path}: ${problem}` },
    })
  })

  it('[P33] one that is not there, and a folder', async () => {
    const path = temporaryDirectory()
    expect(await readHar(path)).toMatchObject({
      error: { message: `${path}: It is no file. Name an HTTP Archive.` },
    })
    expect(await readHar(`${path}/none`)).toMatchObject({
      error: { message: `${path}/none: It cannot be read (ENOENT). Check its name and its rights.` },
    })
  })

  it('[P32] a byte order mark is no problem', async () => {
    const path = join(temporaryDirectory(), 'a.har')
    writeFileSync(path, `\ufeff${JSON.stringify(foreign())}`)
    expect(await readHar(path)).toMatchObject({ ok: true })
  })
})
