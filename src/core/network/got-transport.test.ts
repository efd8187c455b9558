import https from 'node:https'
import { readFileSync } from 'node:fs'
import { generate } from 'selfsigned'
import { describe, expect, it, onTestFinished } from 'vitest'
import { httpServer, listen, trackSockets } from '../../../test/support/http-server.ts'
import { rawServer } from '../../../test/support/raw-server.ts'
import {
  getRequest,
  openRequestRig,
  responseText,
  type RequestRig,
} from '../../../test/support/request-rig.ts'
import { version } from './user-agent.ts'

const wireTypes = (rig: RequestRig, id: string): readonly string[] =>
  rig.log.flatMap((entry) =>
    entry.kind === 'wire' && entry.exchangeId === `s1:${id}` ? [entry.event.type] : [],
  )

async function failureOf(rig: RequestRig, request: ReturnType<typeof getRequest>) {
  const message = await rig.run(request)
  const event = await rig.wire(request.id, 'failure')
  return { code: event.type === 'failure' ? event.failure.code : '', text: responseText(message) }
}

const pairs = (rawHeaders: readonly string[]): readonly string[] =>
  rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []))

describe('what goes out', () => {
  it('[N2] headers keep their order, case and repetition; ours are added', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    await rig.run(
      getRequest(server.url, {
        headers: [
          ['X-bB', '1'],
          ['x-Aa', '2'],
          ['x-bb', '3'],
        ],
      }),
    )
    expect(pairs(server.requests[0]?.rawHeaders ?? [])).toEqual([
      `Host: 127.0.0.1:${server.port}`,
      'X-bB: 1',
      'x-Aa: 2',
      'x-bb: 3',
      `User-Agent: Coronagraph/${version}`,
      'Accept-Encoding: gzip, deflate, br',
      'Connection: keep-alive',
    ])
  })

  it('[N2] the version in the User-Agent is that of the package', () => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(manifest).toMatchObject({ version })
  })

  it('[N2] the app decides on User-Agent, Host and Accept-Encoding, never on the length of the body', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      request.resume().on('end', () => response.end())
    })
    await rig.run(
      getRequest(server.url, {
        method: 'POST',
        headers: [
          ['user-agent', 'mine'],
          ['host', 'other.example'],
          ['accept-encoding', 'identity'],
          ['Content-Length', '99'],
          ['Transfer-Encoding', 'chunked'],
        ],
        body: { kind: 'text', bytes: new TextEncoder().encode('four') },
      }),
    )
    expect(server.requests[0]?.headers).toEqual({
      'user-agent': 'mine',
      host: 'other.example',
      'accept-encoding': 'identity',
      'content-length': '4',
      connection: 'keep-alive',
    })
  })

  it('[N3] text beyond ASCII goes out as UTF-8 and comes back as text', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      response.setHeader('X-Echo', request.headers['x-name'] ?? '').end()
    })
    const { event } = await rig.run(getRequest(server.url, { headers: [['X-Name', 'Zoë']] }))
    expect(event.responseHeaders?.['X-Echo']).toBe('Zoë')
  })

  it('[N3] credentials of the URL become Basic authorization', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => response.end(request.headers.authorization))
    const message = await rig.run(getRequest(server.url.replace('//', '//me:p%40ss@')))
    expect(responseText(message)).toBe(`Basic ${btoa('me:p@ss')}`)
  })

  it('[N4] a method of any name is sent, with a length of 0 where one is expected', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    await rig.run(getRequest(server.url, { method: 'REPORT' }))
    await rig.run(getRequest(server.url, { method: 'POST' }))
    expect(server.requests.map(({ method, headers }) => [method, headers['content-length']])).toEqual([
      ['REPORT', undefined],
      ['POST', '0'],
    ])
  })
})

describe('connections', () => {
  it('[N6] reports what a new connection goes through, and honestly when it is used again', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end('x'))
    const [first, second] = [
      getRequest(`http://localhost:${server.port}/`),
      getRequest(`http://localhost:${server.port}/`),
    ]
    await rig.run(first)
    await rig.run(second)
    expect(wireTypes(rig, first.id).filter((type) => type !== 'lookup')).toEqual([
      'request-head',
      'socket',
      'connect',
      'request-sent',
      'response-head',
      'body-part',
      'response-end',
    ])
    expect(wireTypes(rig, first.id)).toContain('lookup')
    expect(await rig.wire(first.id, 'socket')).toEqual({ type: 'socket', reused: false })
    const connected = await rig.wire(first.id, 'connect')
    const place = connected.type === 'connect' ? connected : undefined
    expect(place).toMatchObject({ remoteAddress: expect.stringMatching(/127\.0\.0\.1|::1/) })
    expect(await rig.wire(second.id, 'socket')).toEqual({ ...place, type: 'socket', reused: true })
    expect(wireTypes(rig, second.id)).not.toContain('connect')
    expect(server.openSockets()).toBe(1)
  })

  it('[N6] a kept connection that turns out dead is no failure of a request that may be repeated', async () => {
    const rig = openRequestRig()
    let answered = 0
    const server = await rawServer((socket) => {
      answered += 1
      // Promises to keep the connection and drops whatever comes next on it.
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
      socket.on('data', () => socket.destroy())
    })
    await rig.run(getRequest(server.url))
    const again = getRequest(server.url)
    const { event } = await rig.run(again)
    expect(event).toMatchObject({ isError: false, status: 200 })
    expect(wireTypes(rig, again.id).filter((type) => type === 'socket')).toHaveLength(2)
    const post = getRequest(server.url, { method: 'POST' })
    expect(await failureOf(rig, post)).toMatchObject({ code: 'CONNECTION_RESET' })
    expect(answered).toBe(2)
  })

  it('[N7] a certificate that nobody trusts is refused; a trusted one shows its protocol', async () => {
    const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    })
    const server = https.createServer(
      { key: certificate.private, cert: certificate.cert },
      (_request, response) => void response.end('secret'),
    )
    const { close } = trackSockets(server)
    onTestFinished(close)
    const port = await listen(server)

    const strict = openRequestRig()
    expect(await failureOf(strict, getRequest(`https://localhost:${port}/`))).toEqual({
      code: 'TLS_FAILED',
      text: 'No secure connection to the host "localhost" could be made. (DEPTH_ZERO_SELF_SIGNED_CERT)',
    })
    const trusting = openRequestRig({
      secureAgent: new https.Agent({ keepAlive: true, ca: certificate.cert }),
    })
    const request = getRequest(`https://localhost:${port}/`)
    expect(responseText(await trusting.run(request))).toBe('secret')
    expect(await trusting.wire(request.id, 'secure-connect')).toEqual({
      type: 'secure-connect',
      protocol: 'TLSv1.3',
    })
  })
})
