import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { rawServer } from '../../../test/support/raw-server.ts'
import {
  getRequest,
  openRequestRig,
  responseText,
  type RequestRig,
} from '../../../test/support/request-rig.ts'

async function failureOf(rig: RequestRig, request: ReturnType<typeof getRequest>) {
  const message = await rig.run(request)
  const event = await rig.wire(request.id, 'failure')
  return { code: event.type === 'failure' ? event.failure.code : '', text: responseText(message) }
}

describe('failures', () => {
  it('[N18] a host that does not exist', async () => {
    const rig = openRequestRig()
    const { code, text } = await failureOf(rig, getRequest('http://nowhere.invalid/'))
    expect(code).toBe('HOST_NOT_FOUND')
    expect(text).toMatch(/^The host "nowhere.invalid" was not found. \(E[A-Z_]+\)$/)
  })

  const replies: readonly (readonly [name: string, reply: string, code: string])[] = [
    ['a connection closed before any answer', '', 'CONNECTION_RESET'],
    ['a connection closed within the head', 'HTTP/1.1 200 OK\r\nContent-', 'CONNECTION_RESET'],
    [
      'a body shorter than its Content-Length',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf',
      'CONNECTION_LOST',
    ],
    [
      'a chunked body without its end',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n',
      'CONNECTION_LOST',
    ],
    [
      'more bytes than the Content-Length says',
      'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour and more',
      'UNKNOWN',
    ],
    ['a reply that is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 'UNKNOWN'],
    [
      'a switch of protocols',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
      'CONNECTION_RESET',
    ],
    [
      'gzip that is none',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain',
      'DECODE_FAILED',
    ],
    [
      'a redirect to another scheme',
      'HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n',
      'UNSUPPORTED_SCHEME',
    ],
    [
      'a redirect to no URL',
      'HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n',
      'INVALID_URL',
    ],
  ]
  for (const [name, reply, code] of replies) {
    it(`[N18] ${name}: ${code}`, async () => {
      const rig = openRequestRig()
      const server = await rawServer((socket) => socket.end(reply))
      expect(await failureOf(rig, getRequest(server.url))).toMatchObject({ code })
      await server.allClosed()
    })
  }

  it('[N18] a reset in the middle of the body', async () => {
    const rig = openRequestRig()
    const server = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', () => socket.resetAndDestroy())
    })
    expect(await failureOf(rig, getRequest(server.url))).toMatchObject({ code: 'CONNECTION_LOST' })
  })

  it('[N18] a plain server behind https', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    const request = getRequest(server.url.replace('http:', 'https:'))
    expect(await failureOf(rig, request)).toMatchObject({ code: 'TLS_FAILED' })
  })

  it('[N1] a header with a line break and a tunnel are refused before anything is sent', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    const split = getRequest(server.url, { headers: [['X-A', 'a\r\nX-B: b']] })
    expect(await failureOf(rig, split)).toEqual({
      code: 'REFUSED_BY_POLICY',
      text: 'The header "X-A" holds a line break or another control character.',
    })
    expect(await failureOf(rig, getRequest(server.url, { method: 'CONNECT' }))).toMatchObject({
      code: 'REFUSED_BY_POLICY',
    })
    expect(server.requests).toHaveLength(0)
  })

  it('[N41] an answer before the request has gone out is an answer', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      response.writeHead(413).end('too large')
      request.resume()
    })
    const body = { kind: 'binary', bytes: new Uint8Array(8 * 1024 * 1024) } as const
    const { event } = await rig.run(getRequest(server.url, { method: 'POST', body }))
    expect(event).toMatchObject({ status: 413, isError: false, bytesTransferred: 9 })
  })
})
