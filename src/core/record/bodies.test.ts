import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { openHarRig, type HarRig } from '../../../test/support/har-rig.ts'
import { getRequest } from '../../../test/support/request-rig.ts'
import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { BodySide } from '../../shared/contract/traffic.ts'

const large = Uint8Array.from({ length: 300_000 }, (_value, index) => index % 251)

/** One request over real sockets; its server answers with `large`, or with what the path says. */
async function run(special: Partial<StartRequest> = {}, path = '') {
  const server = await httpServer((request, response) => {
    request.resume().on('end', () => response.end(request.url === '/small' ? 'small' : large))
  })
  const rig = await openHarRig()
  const request = getRequest(`${server.url}/${path}`, special)
  await rig.run(request)
  return { rig, id: `s1:${request.id}` }
}

async function read({ bodies }: HarRig, id: string, side: BodySide, offset = 0, length = 1_000_000) {
  const part = await bodies.read(id, side, offset, length)
  if (!part.ok) throw new Error(part.error.message)
  return part.value
}

const target = { directory: 'DocumentsDirectory', name: 'a.bin' } as const

describe('[L16] the reader', () => {
  it('gets a short response from the log, a long one from the store', async () => {
    const small = await run({}, 'small')
    expect(await read(small.rig, small.id, 'response')).toEqual({
      bytes: new TextEncoder().encode('small'),
      keptBytes: 5,
      sizeBytes: 5,
    })
    expect(small.rig.store.usage().bodyBytes).toBe(0)
    const { rig, id } = await run()
    const part = await read(rig, id, 'response', 1000, 2000)
    expect(part).toMatchObject({ keptBytes: 300_000, sizeBytes: 300_000 })
    expect(Buffer.compare(part.bytes, large.subarray(1000, 3000))).toBe(0)
    const event = rig.log.entriesOf(id).findLast((entry) => entry.kind === 'delivered')?.event
    expect(event?.response?.kind === 'bytes' && event.response.bytes.byteLength).toBe(1024)
  })

  it('gets what was sent, whole', async () => {
    const body = { kind: 'binary', bytes: large } as const
    const { rig, id } = await run({ method: 'POST', body })
    const part = await read(rig, id, 'request', 299_000)
    expect(Buffer.compare(part.bytes, large.subarray(299_000))).toBe(0)
    expect(rig.bodies.list()).toEqual([
      { exchangeId: id, side: 'request' },
      { exchangeId: id, side: 'response' },
    ])
    expect(rig.bodies.list(['other'])).toEqual([])
  })

  it('gets what was saved from its file, as long as it is the same', async () => {
    const { rig, id } = await run({ api: 'download', target })
    const part = await read(rig, id, 'response', 299_990)
    expect(part).toMatchObject({ keptBytes: 300_000, file: target })
    expect(Buffer.compare(part.bytes, large.subarray(299_990))).toBe(0)
    const path = join(rig.sandbox.directoryPath('DocumentsDirectory'), 'a.bin')
    writeFileSync(path, 'other')
    const changed = { bytes: new Uint8Array(), keptBytes: 0, problem: 'The file was changed since.' }
    expect(await read(rig, id, 'response')).toMatchObject(changed)
    writeFileSync(path, large)
    const laterSeconds = Date.now() / 1000 + 60
    utimesSync(path, laterSeconds, laterSeconds)
    expect(await read(rig, id, 'response')).toMatchObject(changed)
    rmSync(path)
    expect(await read(rig, id, 'response')).toMatchObject({ file: target, problem: 'The file is gone.' })
  })

  it('gives the beginning, and says so, when the rest went', async () => {
    const { rig, id } = await run()
    rig.store.forget(id)
    const part = await read(rig, id, 'response')
    expect(part).toMatchObject({ keptBytes: 1024, sizeBytes: 300_000 })
    expect(part.problem).toMatch(/^The rest of the body is not kept/)
    expect(Buffer.compare(part.bytes, large.subarray(0, 1024))).toBe(0)
  })

  it('knows no body where there was none, and none of an exchange that is gone', async () => {
    const { rig, id } = await run()
    expect(await rig.bodies.read(id, 'request', 0, 10)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    rig.log.clearFinished()
    expect(await rig.bodies.read(id, 'response', 0, 10)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(rig.bodies.list()).toEqual([])
  })
})

describe('[P16] [L15] the bytes of a body', () => {
  it('go with the exchange', async () => {
    const { rig, id } = await run({ method: 'POST', body: { kind: 'binary', bytes: large } })
    expect(rig.store.usage().bodyBytes).toBe(600_000)
    rig.log.clearFinished()
    expect(rig.store.sizeOf(id, 'request')).toBeUndefined()
    expect(rig.store.usage().bodyBytes).toBe(0)
  })

  it('are not sent with the entries', async () => {
    const { rig } = await run({ method: 'POST', body: { kind: 'binary', bytes: large } })
    expect(JSON.stringify(rig.log.entries()).length).toBeLessThan(50_000)
  })
})
