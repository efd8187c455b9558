import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig, responseText } from '../../../test/support/request-rig.ts'

const toFile = (name: string) => ({ target: { directory: 'DocumentsDirectory', name } }) as const

describe('events of a request', () => {
  it('[N13] a request without options gets one ended event', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json').end('{"a":1}')
    })
    const request = getRequest(`${server.url}/x?y=1`)
    const message = await rig.run(request)
    expect(rig.messages).toHaveLength(1)
    expect(message.event).toMatchObject({
      phase: 'ended',
      isError: false,
      status: 200,
      url: `${server.url}/x?y=1`,
      bytesTransferred: 7,
      bytesEstimated: 7,
      responseType: 'text',
    })
    expect(message.event.responseHeaders?.['Content-Type']).toBe('application/json')
    expect(responseText(message)).toBe('{"a":1}')
  })

  it('[N13] a 404 is no error', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<p>none</p>')
    })
    const { event } = await rig.run(getRequest(server.url))
    expect(event).toMatchObject({ isError: false, status: 404, responseType: 'text' })
  })

  it('[N14] download progress: began with the head, progress, ended', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end('x'.repeat(100)))
    await rig.run(getRequest(server.url, { progress: 'download' }))
    expect(rig.messages.map(({ event, ordinal }) => [ordinal, event.phase, event.bytesTransferred])).toEqual([
      [0, 'began', 0],
      [1, 'progress', 100],
      [2, 'ended', 100],
    ])
    expect(rig.messages[0]?.event).toMatchObject({ status: 200, bytesEstimated: 100 })
    expect(rig.messages[0]?.event.responseHeaders?.['Content-Length']).toBe('100')
  })

  it('[N15] upload progress: began before connecting, counters of the request', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      request.resume().on('end', () => response.end('thanks'))
    })
    const bytes = new Uint8Array(300_000).fill(65)
    const request = getRequest(server.url, {
      method: 'POST',
      progress: 'upload',
      body: { kind: 'binary', bytes },
    })
    rig.manager.start(request)
    expect(rig.messages[0]?.event).toEqual({
      phase: 'began',
      isError: false,
      status: -1,
      url: server.url,
      bytesTransferred: 0,
      bytesEstimated: 300_000,
    })
    expect(server.requests).toHaveLength(0)
    const { event } = await rig.ended(request.id)
    const [, progress] = rig.messages
    expect(progress?.event).toMatchObject({ phase: 'progress', status: -1, bytesEstimated: 300_000 })
    expect(progress?.event.bytesTransferred).toBeGreaterThan(0)
    expect(progress?.event.responseHeaders).toBeUndefined()
    expect(event).toMatchObject({ status: 200, bytesTransferred: 300_000, bytesEstimated: 300_000 })
  })

  it('[N15] an upload without a body begins with an estimate of 0', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    await rig.run(getRequest(server.url, { progress: 'upload' }))
    expect(rig.messages.map(({ event }) => [event.phase, event.bytesEstimated])).toEqual([
      ['began', 0],
      ['ended', 0],
    ])
  })

  it('[N17] a HEAD has an empty response and the length as estimate', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '500' }).end()
    })
    const message = await rig.run(getRequest(server.url, { method: 'HEAD' }))
    expect(message.event).toMatchObject({ bytesTransferred: 0, bytesEstimated: 500, isError: false })
    expect(responseText(message)).toBe('')
  })

  it('[N17] a chunked response has no known length', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.write('abc')
      response.end('def')
    })
    const { event } = await rig.run(getRequest(server.url))
    expect(event).toMatchObject({ bytesTransferred: 6, bytesEstimated: -1 })
  })

  it('[N18] a failure is one ended event with status -1, our words and no headers', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    await server.close()
    const message = await rig.run(getRequest(server.url, { progress: 'download', ...toFile('a') }))
    expect(rig.messages).toHaveLength(1)
    expect(message.event).toMatchObject({ isError: true, status: -1, responseType: 'text' })
    expect(message.event).not.toHaveProperty('responseHeaders')
    expect(responseText(message)).toBe('The host "127.0.0.1" refused the connection. (ECONNREFUSED)')
  })

  it('[N1] a URL that is none fails as an event, with nothing on the wire', async () => {
    const rig = openRequestRig()
    expect(responseText(await rig.run(getRequest('nonsense')))).toBe('The URL "nonsense" is not valid.')
    expect(responseText(await rig.run(getRequest('ftp://a/b')))).toBe(
      'The URL "ftp://a/b" is neither http nor https.',
    )
  })
})

const echo = () =>
  httpServer((request, response) => {
    request.pipe(response.writeHead(200, { 'Content-Type': 'application/octet-stream' }))
  })

describe('request bodies', () => {
  it('[N5] a file of the sandbox is streamed with its length', async () => {
    const rig = openRequestRig()
    const server = await echo()
    writeFileSync(join(rig.documents, 'up.bin'), 'y'.repeat(200_000))
    const message = await rig.run(
      getRequest(server.url, {
        method: 'PUT',
        body: { kind: 'file', file: { directory: 'DocumentsDirectory', name: 'up.bin' } },
      }),
    )
    expect(responseText(message)).toBe('y'.repeat(200_000))
    expect(server.requests[0]?.headers['content-length']).toBe('200000')
  })

  it('[N5] a missing file is a failure event', async () => {
    const rig = openRequestRig()
    const message = await rig.run(
      getRequest('http://127.0.0.1:1/', {
        method: 'POST',
        body: { kind: 'file', file: { directory: 'DocumentsDirectory', name: 'none.bin' } },
      }),
    )
    expect(message.event).toMatchObject({ isError: true, status: -1 })
    expect(responseText(message)).toBe(
      'The file "none.bin" could not be read: it or its folder does not exist. (ENOENT)',
    )
  })

  for (const method of ['GET', 'HEAD', 'DELETE']) {
    it(`[N4] ${method} sends no body`, async () => {
      const rig = openRequestRig()
      const server = await httpServer((request, response) => {
        request.resume().on('end', () => response.end())
      })
      await rig.run(
        getRequest(server.url, { method, body: { kind: 'binary', bytes: new Uint8Array([1, 2, 3]) } }),
      )
      expect(server.requests[0]?.headers).not.toHaveProperty('content-length')
      expect(server.requests[0]?.headers).not.toHaveProperty('transfer-encoding')
    })
  }

  it('[N5] a text body goes out in the charset of its Content-Type', async () => {
    const rig = openRequestRig()
    const server = await echo()
    const message = await rig.run(
      getRequest(server.url, {
        method: 'POST',
        headers: [['Content-Type', 'text/plain; charset=ISO-8859-1']],
        body: { kind: 'text', bytes: new TextEncoder().encode('é') },
      }),
    )
    expect(message.event.response).toEqual({ kind: 'bytes', bytes: new Uint8Array([0xe9]) })
  })
})
