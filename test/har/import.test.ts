import { describe, expect, it } from 'vitest'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { fromHar } from '../../src/shared/har/from-har.ts'
import { toHar } from '../../src/shared/har/to-har.ts'
import { withoutSensitive } from '../../src/shared/har/without-sensitive.ts'
import { foldExchanges } from '../../src/shared/run/fold-exchanges.ts'
import { harProblems } from '../support/check-har.ts'
import { openHarRig, type HarRig } from '../support/har-rig.ts'
import { readHarValue } from '../support/read-har-value.ts'
import { httpServer } from '../support/http-server.ts'
import { getRequest } from '../support/request-rig.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

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
      const run = readHarValue(first)
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
    const run = readHarValue(bare)
    expect(run.isOurs).toBe(false)
    expect(
      foldExchanges(run.record.entries).map(({ state, request }) => `${request.method} ${state}`),
    ).toEqual(['POST done', 'GET done', 'GET done', 'PUT failed', 'GET failed', 'GET failed'])
  })
})
