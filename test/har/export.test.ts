import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { HarEntry } from '../../src/shared/har/har.ts'
import { harProblems } from '../support/check-har.ts'
import { openHarRig } from '../support/har-rig.ts'
import { httpServer } from '../support/http-server.ts'
import { getRequest } from '../support/request-rig.ts'
import { secureWireServer, wireServer } from '../support/wire-server.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const headersOf = ({ request }: HarEntry): readonly (readonly string[])[] =>
  request.headers.map(({ name, value }) => [name, value])

const file = (name: string) => ({ kind: 'file', file: { directory: 'DocumentsDirectory', name } }) as const

describe('requests', () => {
  it('[P13] they are as the wire had them: order, case and what was added', async () => {
    const rig = await openHarRig()
    const server = await wireServer()
    await rig.run(
      getRequest(`${server.url}/a?x=1&y=%20z`, {
        method: 'POST',
        headers: [
          ['X-bB', 'Zoë'],
          ['x-aA', '2'],
        ],
        body: { kind: 'text', bytes: text('four') },
      }),
    )
    const entry = await rig.entry()
    const seen = server.seen[0]
    expect(headersOf(entry)).toEqual(
      seen?.headers.map(([name, value]) => [name, Buffer.from(value, 'latin1').toString('utf8')]),
    )
    expect(entry.request).toMatchObject({
      method: 'POST',
      url: `${server.url}/a?x=1&y=%20z`,
      queryString: [
        { name: 'x', value: '1' },
        { name: 'y', value: ' z' },
      ],
      bodySize: 4,
    })
    const head = [
      'POST /a?x=1&y=%20z HTTP/1.1',
      ...(seen?.headers ?? []).map((pair) => pair.join(': ')),
      '',
      '',
    ]
    expect(entry.request.headersSize).toBe(head.join('\r\n').length)
  })

  it('[P14] a body of text is text, any other is in _content, and what is cut says so', async () => {
    const rig = await openHarRig()
    const server = await wireServer()
    const post = (bytes: Uint8Array) =>
      getRequest(server.url, { method: 'POST', body: { kind: 'binary', bytes } })
    await rig.run(post(text('{"a": "ü"}')))
    await rig.run(post(Uint8Array.of(0, 255, 1)))
    await rig.run(post(new Uint8Array(1_500_000).fill(97)))
    const { entries } = (await rig.har()).log
    expect(entries[0]?.request.postData?.text).toBe('{"a": "ü"}')
    expect(entries[0]?.request).not.toHaveProperty('_content')
    expect(entries[1]?.request._content).toEqual({ size: 3, text: 'AP8B', encoding: 'base64' })
    expect(entries[1]?.request.postData?.text).toBe('')
    expect(entries[2]?.request.postData?.text).toHaveLength(1024 * 1024)
    expect(entries[2]?.request.postData?.comment).toBe('The first 1048576 of 1500000 bytes.')
    expect(entries[2]?.request.bodySize).toBe(1_500_000)
    expect(harProblems(await rig.har())).toEqual([])
  })

  it('[P14] a file that is sent is read when it is still the same', async () => {
    const rig = await openHarRig()
    const server = await wireServer()
    const documents = rig.sandbox.directoryPath('DocumentsDirectory')
    for (const name of ['same.txt', 'changed.txt']) writeFileSync(join(documents, name), 'hello')
    await rig.run(getRequest(server.url, { method: 'POST', body: file('same.txt') }))
    await rig.run(getRequest(server.url, { method: 'POST', body: file('changed.txt') }))
    writeFileSync(join(documents, 'changed.txt'), 'something else')
    const { entries } = (await rig.har()).log
    expect(entries.map(({ request }) => request.postData?.text)).toEqual(['hello', undefined])
    expect(entries[1]?.request.bodySize).toBe(5)
    expect(entries[1]?._corona.request?.bodyFile).toEqual(file('changed.txt').file)
  })
})

describe('responses', () => {
  it('[P15] a body is what the listener got, the whole size beside it', async () => {
    const rig = await openHarRig()
    const bytes = new Uint8Array(1_500_000).fill(200)
    const server = await httpServer((request, response) => {
      if (request.url === '/text') response.setHeader('Content-Type', 'text/plain').end('héllo')
      else response.end(bytes)
    })
    await rig.run(getRequest(`${server.url}/text`))
    await rig.run(getRequest(`${server.url}/binary`))
    const [first, second] = (await rig.har()).log.entries
    expect(first?.response.content).toEqual({ size: 6, mimeType: 'text/plain', text: 'héllo' })
    expect(second?.response.content).toMatchObject({
      size: 1_500_000,
      encoding: 'base64',
      comment: 'The first 1048576 of 1500000 bytes.',
    })
    expect(second?.response.bodySize).toBe(1_500_000)
  })

  it('[P15] a download is the file, as long as nobody has changed it', async () => {
    const rig = await openHarRig()
    const server = await httpServer((_request, response) => response.end('a file'))
    const download = (name: string) =>
      getRequest(server.url, { api: 'download', target: { directory: 'DocumentsDirectory', name } })
    await rig.run(download('kept.txt'))
    await rig.run(download('changed.txt'))
    writeFileSync(join(rig.sandbox.directoryPath('DocumentsDirectory'), 'changed.txt'), 'an edit')
    const { entries } = (await rig.har()).log
    expect(entries.map(({ response }) => response.content.text)).toEqual(['a file', undefined])
    expect(entries.map(({ response }) => response.content.size)).toEqual([6, 6])
    expect(entries[0]?._corona.events.at(-1)?.event.response).toMatchObject({
      kind: 'file',
      filename: 'kept.txt',
      fullPath: 'DocumentsDirectory/kept.txt',
    })
  })

  it('[P12] no answer is status 0 with the reason; its words are no body', async () => {
    const rig = await openHarRig()
    const server = await httpServer((_request, response) => response.destroy())
    await rig.run(getRequest(server.url))
    await rig.run(getRequest('no url at all', {}))
    const [reset, refused] = (await rig.har()).log.entries
    expect(reset?.response).toMatchObject({
      status: 0,
      statusText: '',
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      headersSize: -1,
      bodySize: -1,
      _error: expect.stringMatching(/^CONNECTION_RESET: /),
    })
    expect(reset?._corona.events.at(-1)?.event.response).toMatchObject({ kind: 'text' })
    expect(refused?.request.url).toBe('invalid:no%20url%20at%20all')
    expect(refused?._corona.request?.url).toBe('no url at all')
    expect(refused?.response._error).toMatch(/^INVALID_URL: /)
    expect(harProblems(await rig.har())).toEqual([])
  })

  it('[P12] what is cancelled or breaks off after the head keeps its status', async () => {
    const rig = await openHarRig()
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('half')
    })
    const request = getRequest(server.url)
    await rig.start(request)
    await rig.logged((entry) => entry.kind === 'wire' && entry.event.type === 'body-part')
    rig.session.cancelExchange(`s1:${request.id}`, 'inspector')
    const entry = await rig.entry()
    expect(entry.response).toMatchObject({ status: 200, bodySize: 4, _error: 'cancelled (inspector)' })
    expect(entry._corona.cancels).toMatchObject([{ by: 'inspector', receivedBytes: 4 }])
    expect(harProblems(await rig.har())).toEqual([])
  })
})

describe('hops and connections', () => {
  it('[P10] each redirect is an entry of its own, with where it leads', async () => {
    const rig = await openHarRig()
    const server = await wireServer({
      '/a': (response) => response.writeHead(302, { Location: '/b' }).end(),
      '/b': (response) => response.writeHead(307, { Location: '/c' }).end(),
      '/c': (response) => response.end('here'),
    })
    await rig.run(
      getRequest(`${server.url}/a`, { method: 'POST', body: { kind: 'text', bytes: text('sent') } }),
    )
    const { entries } = (await rig.har()).log
    const lines = entries.map(({ request, response, _corona: { hop } }) =>
      [hop, request.method, request.url, request.bodySize, response.status, response.redirectURL].join(' '),
    )
    expect(lines).toEqual([
      `1 POST ${server.url}/a 4 302 /b`,
      `2 GET ${server.url}/b 0 307 /c`,
      `3 GET ${server.url}/c 0 200 `,
    ])
    expect(entries.map(({ request }) => request.postData?.text)).toEqual(['sent', undefined, undefined])
    expect(entries.map(({ _corona: own }) => own.events.length)).toEqual([0, 0, 1])
    expect(harProblems(await rig.har())).toEqual([])
  })

  it('[P11] a reused connection has no phases of its own, and the same address and port', async () => {
    const rig = await openHarRig()
    const server = await wireServer()
    await rig.run(getRequest(server.url))
    await rig.run(getRequest(server.url))
    const [first, second] = (await rig.har()).log.entries
    expect(first?.timings.connect).toBeGreaterThanOrEqual(0)
    expect(first?.timings.ssl).toBe(-1)
    expect(second?.timings).toMatchObject({ dns: -1, connect: -1, ssl: -1 })
    expect(first).toMatchObject({ serverIPAddress: '127.0.0.1', connection: expect.stringMatching(/^\d+$/) })
    expect(second?.connection).toBe(first?.connection)
    expect(second?.serverIPAddress).toBe('127.0.0.1')
  })

  it('[P11] a handshake that fails is time of the connection', async () => {
    const rig = await openHarRig()
    const server = await secureWireServer()
    await rig.run(getRequest(server.url))
    const entry = await rig.entry()
    expect(entry.response._error).toMatch(/^TLS_FAILED: /)
    expect(entry.timings.ssl).toBeGreaterThan(0)
    expect(entry.timings).toMatchObject({ send: 0, wait: 0, receive: 0 })
    expect(harProblems(await rig.har())).toEqual([])
  })
})
