import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig, responseBytes, responseText } from '../../../test/support/request-rig.ts'

const text = 'all the same words, '.repeat(20_000)
const encodings = [
  ['gzip', gzipSync(text)],
  ['x-gzip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['br', brotliCompressSync(text)],
  ['gzip, br', brotliCompressSync(gzipSync(text))],
] as const

describe('compressed responses', () => {
  for (const [index, [encoding, bytes]] of encodings.entries()) {
    it(`[N27] ${encoding} (${index}) is decoded, counters are those of the wire`, async () => {
      const rig = openRequestRig()
      const server = await httpServer((_request, response) => {
        response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Type': 'text/plain' }).end(bytes)
      })
      const message = await rig.run(getRequest(server.url))
      expect(responseText(message)).toBe(text)
      expect(message.event.bytesTransferred).toBe(bytes.byteLength)
    })
  }

  it('[N17] the estimate is the compressed length, and a file gets the decoded bytes', async () => {
    const rig = openRequestRig()
    const bytes = gzipSync(text)
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': bytes.byteLength }).end(bytes)
    })
    const target = { directory: 'DocumentsDirectory', name: 'a' } as const
    const { event } = await rig.run(getRequest(server.url, { target }))
    expect(event.bytesEstimated).toBe(bytes.byteLength)
    expect(readFileSync(join(rig.documents, 'a'), 'utf8')).toBe(text)
  })

  it('[N27] an app that asks for an encoding itself gets it undecoded', async () => {
    const rig = openRequestRig()
    const bytes = gzipSync(text)
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bytes)
    })
    const message = await rig.run(getRequest(server.url, { headers: [['accept-encoding', 'gzip']] }))
    expect(Buffer.from(responseBytes(message))).toEqual(bytes)
  })

  it('[N27] a request for a range asks for no compression', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    await rig.run(getRequest(server.url, { headers: [['Range', 'bytes=0-9']] }))
    expect(server.requests[0]?.headers).not.toHaveProperty('accept-encoding')
  })

  it('[N27] an encoding that nobody knows and an empty body are left as they are', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      const encoding = request.url === '/unknown' ? 'rot13' : 'gzip'
      response.writeHead(200, { 'Content-Encoding': encoding }).end(request.url === '/unknown' ? 'uryyb' : '')
    })
    expect(responseText(await rig.run(getRequest(`${server.url}/unknown`)))).toBe('uryyb')
    expect(responseText(await rig.run(getRequest(`${server.url}/empty`)))).toBe('')
    expect((await rig.run(getRequest(server.url, { method: 'HEAD' }))).event.isError).toBe(false)
  })

  it('[N27] compressed data without its end is a failure, not a short text', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(text).subarray(0, 100))
    })
    const request = getRequest(server.url)
    expect((await rig.run(request)).event.isError).toBe(true)
    expect(await rig.wire(request.id, 'failure')).toMatchObject({ failure: { code: 'DECODE_FAILED' } })
  })

  it('[N27] a body that grows out of all proportion is refused, and nothing of it is left', async () => {
    const rig = openRequestRig()
    const bomb = brotliCompressSync(Buffer.alloc(256 * 1024 * 1024), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 3 },
    })
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'br' }).end(bomb)
    })
    const target = { directory: 'DocumentsDirectory', name: 'bomb' } as const
    const request = getRequest(server.url, { target })
    expect((await rig.run(request)).event).toMatchObject({ isError: true, status: -1 })
    expect(await rig.wire(request.id, 'failure')).toMatchObject({ failure: { code: 'REFUSED_BY_POLICY' } })
    await rig.manager.close('close')
    expect(readdirSync(rig.documents)).toEqual([])
  })

  it('[N27] bodies whose decoders have no room wait for it, also when others are cancelled meanwhile', async () => {
    const rig = openRequestRig()
    const bytes = brotliCompressSync(text)
    const server = await httpServer((request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'br' })
      if (request.url === '/whole') response.end(bytes)
      else response.write(bytes.subarray(0, 10))
    })
    const endless = Array.from({ length: 40 }, () => getRequest(`${server.url}/endless`))
    for (const request of endless) rig.manager.start(request)
    await Promise.all(endless.map(({ id }) => rig.wire(id, 'response-head')))
    const whole = rig.run(getRequest(`${server.url}/whole`))
    const waiting = endless.at(-1)
    if (waiting !== undefined) rig.manager.cancel(waiting.id, 'app')
    for (const { id } of endless.slice(0, 12)) rig.manager.cancel(id, 'app')
    expect(responseText(await whole)).toBe(text)
    await rig.manager.close('close')
  })

  it('[N28] the app gets memory of its own, not a window into a shared pool', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end('tiny'))
    for (const url of [server.url, 'nonsense']) {
      const bytes = responseBytes(await rig.run(getRequest(url)))
      expect(bytes.buffer.byteLength).toBe(bytes.byteLength)
    }
  })
})
