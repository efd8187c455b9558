import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { collectBodies } from '../../src/core/har/collect-bodies.ts'
import { harSourceOf } from '../../src/core/har/har-source.ts'
import { writeHar } from '../../src/core/har/write-har.ts'
import { version } from '../../src/core/network/user-agent.ts'
import type { Har } from '../../src/shared/har/har.ts'
import { harProblems } from '../support/check-har.ts'
import { type HarRig, openHarRig } from '../support/har-rig.ts'
import { httpServer } from '../support/http-server.ts'
import { getRequest } from '../support/request-rig.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const options = { codec: byteCodec, version, withSensitive: false }

async function sourceOf(rig: HarRig, exchangeIds?: readonly string[]) {
  const { entries: _entries, bodies: _bodies, ...run } = await rig.record()
  return harSourceOf({
    log: rig.log,
    run,
    withBodies: (record, budgetBytes) => collectBodies(record, rig.bodies, budgetBytes),
    ...(exchangeIds === undefined ? {} : { exchangeIds }),
  })
}

async function written(rig: HarRig, exchangeIds?: readonly string[]): Promise<Har> {
  const path = join(temporaryDirectory(), 'a.har')
  expect(await writeHar(path, await sourceOf(rig, exchangeIds), options)).toEqual({
    ok: true,
    value: undefined,
  })
  return JSON.parse(readFileSync(path, 'utf8'))
}

describe('[I55] an archive that is written exchange by exchange', () => {
  it('is the same as one that is made of the whole log', async () => {
    const rig = await openHarRig()
    let redirect: (() => void) | undefined
    const server = await httpServer((request, response) => {
      if (request.url === '/from') redirect = () => response.writeHead(302, { Location: '/to' }).end()
      else response.writeHead(404, { 'Set-Cookie': 'a=b' }).end('x'.repeat(5000))
    })
    rig.session.print([{ level: 'print', text: 'hello' }])
    const slow = rig.run(getRequest(`${server.url}/from`, { id: 'r0' }))
    await rig.logged((entry) => entry.kind === 'wire' && entry.event.type === 'request-sent')
    await rig.run(
      getRequest(`${server.url}/b`, {
        method: 'POST',
        body: { kind: 'binary', bytes: Uint8Array.of(255, 0) },
        target: { directory: 'DocumentsDirectory', name: 'a' },
        callSite: 'main.lua:1',
      }),
    )
    redirect?.()
    await slow
    const har = await written(rig)
    expect(harProblems(har)).toEqual([])
    const whole = JSON.parse(JSON.stringify(await rig.har()))
    whole.log._corona.durationMs = har.log._corona.durationMs
    expect(har).toEqual(whole)
    expect(har.log.entries.map(({ _corona }) => _corona.hop)).toEqual([1, 1, 2])
  })

  it('of some exchanges has only these, without the console', async () => {
    const rig = await openHarRig()
    const server = await httpServer((_request, response) => response.end('x'))
    rig.session.print([{ level: 'print', text: 'secret' }])
    await rig.run(getRequest(server.url, { id: 'r1' }))
    await rig.run(getRequest(server.url, { id: 'r2' }))
    const { log } = await written(rig, ['s1:r2'])
    expect(log.entries.map(({ _corona }) => _corona.exchangeId)).toEqual(['s1:r2'])
    expect(log._corona.console).toEqual([])
    expect(log._corona.lifeCycle.map(({ event }) => event)).toEqual(['launch'])
  })

  it('begins with what is oldest, also when that is older than the log', async () => {
    const rig = await openHarRig()
    const request = { api: 'request', method: 'GET', url: 'http://a/', headers: [] } as const
    rig.log.importEntries('old', [
      {
        atMs: -86_400_000,
        kind: 'request',
        exchangeId: 'old:1',
        request: { ...request, bodySizeBytes: 0, progress: 'none', timeoutMs: 1 },
      },
    ])
    const har = await written(rig)
    expect(harProblems(har)).toEqual([])
    expect(har.log.entries[0]?._corona.request?.atMs).toBe(0)
    const { startedAtMs } = await rig.record()
    expect(har.log.entries[0]?.startedDateTime).toBe(new Date(startedAtMs - 86_400_000).toISOString())
  })

  it('that cannot be written leaves what was there, and nothing else', async () => {
    const rig = await openHarRig()
    const folder = temporaryDirectory()
    const none = join(folder, 'none', 'a.har')
    expect(await writeHar(none, await sourceOf(rig), options)).toMatchObject({
      error: { message: expect.stringContaining(`${none}: The file cannot be written (ENOENT).`) },
    })
    const path = join(folder, 'a.har')
    writeFileSync(path, 'old')
    const source = await sourceOf(rig)
    const broken = {
      ...source,
      exchanges: [{ exchangeId: 'a', startedAtMs: 0 }],
      entriesOf: () => {
        throw new Error('broken')
      },
    }
    expect(await writeHar(path, broken, options)).toMatchObject({ ok: false })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.har'])
    expect(existsSync(none)).toBe(false)
  })
})
