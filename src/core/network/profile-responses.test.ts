import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { rawServer } from '../../../test/support/raw-server.ts'
import { getRequest, openRequestRig, responseBytes } from '../../../test/support/request-rig.ts'
import { type ProfileName, profileNames } from '../../shared/profile/profile.ts'

/** What each profile makes of one response. */
async function respond(profile: ProfileName, status: number, type: string | undefined, body: Uint8Array) {
  const rig = openRequestRig({ profile })
  const server = await httpServer((_request, response) => {
    response.writeHead(status, type === undefined ? {} : { 'Content-Type': type }).end(body)
  })
  const message = await rig.run(getRequest(server.url))
  return { type: message.event.responseType, bytes: [...responseBytes(message)] }
}

const bytes = (text: string) => new TextEncoder().encode(text)
const alwaysText: readonly ProfileName[] = ['windows-simulator', 'linux', 'html5']
const raw: readonly ProfileName[] = ['linux', 'html5']
const keepsNul: readonly ProfileName[] = ['android', 'linux', 'html5']
const binary = new Uint8Array([0, 1, 0xff, 0])

describe('text and binary', () => {
  for (const profile of profileNames) {
    const isAlwaysText = alwaysText.includes(profile)
    it(`[D7] ${profile}: a binary body is exact and called ${isAlwaysText ? 'text' : 'binary'}`, async () => {
      expect(await respond(profile, 200, 'image/png', binary)).toEqual({
        type: isAlwaysText ? 'text' : 'binary',
        bytes: [...binary],
      })
    })

    it(`[D9] ${profile}: a text in another charset comes ${raw.includes(profile) ? 'as it is' : 'as UTF-8'}`, async () => {
      const latin = new Uint8Array([0xe9])
      expect(await respond(profile, 200, 'text/plain; charset=ISO-8859-1', latin)).toEqual({
        type: 'text',
        bytes: raw.includes(profile) ? [0xe9] : [0xc3, 0xa9],
      })
    })

    it(`[D10] ${profile}: a NUL in a text ${keepsNul.includes(profile) ? 'stays' : 'ends it'}`, async () => {
      expect(await respond(profile, 200, 'text/plain', bytes('a\0b'))).toEqual({
        type: 'text',
        bytes: [...bytes(keepsNul.includes(profile) ? 'a\0b' : 'a')],
      })
    })
  }

  it('[D7] android: an empty body and that of an error status are text', async () => {
    const empty = await respond('android', 200, undefined, new Uint8Array())
    expect(empty).toEqual({ type: 'text', bytes: [] })
    const error = await respond('android', 404, 'image/png', new Uint8Array([0x41, 0xff]))
    expect(error).toEqual({ type: 'text', bytes: [...bytes('A\ufffd')] })
    expect(await respond('reference', 404, 'image/png', binary)).toMatchObject({ type: 'binary' })
    expect(await respond('reference', 200, undefined, new Uint8Array())).toMatchObject({ type: 'binary' })
  })

  for (const profile of profileNames) {
    const isAbsent = profile === 'linux' || profile === 'html5'
    it(`[D20] ${profile}: an empty body is ${isAbsent ? 'no response at all' : 'an empty string'}`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end())
      const { event } = await rig.run(getRequest(server.url))
      expect('response' in event).toBe(!isAbsent)
      expect('responseType' in event).toBe(!isAbsent)
    })
  }
})

const head = [
  'HTTP/1.1 200 Fine',
  'X-One: 1',
  'x-one: 2',
  'Set-Cookie: a=1',
  'set-cookie: b=2',
  'X-Empty:',
  'Content-Length: 0',
  '\r\n',
].join('\r\n')

describe('headers', () => {
  const rest = { 'Content-Length': '0' }
  const tables: Readonly<Record<ProfileName, Readonly<Record<string, string>>>> = {
    reference: { 'X-One': '1, 2', 'Set-Cookie': 'a=1,b=2', 'X-Empty': '', ...rest },
    'mac-simulator': { 'X-One': '1, 2', 'Set-Cookie': 'a=1,b=2', 'X-Empty': '', ...rest },
    ios: { 'X-One': '1, 2', 'Set-Cookie': 'a=1,b=2', 'X-Empty': '', ...rest },
    'windows-simulator': {
      'HTTP-STATUS-LINE': 'X-Empty',
      'x-one': '2',
      'Set-Cookie': 'a=1,b=2',
      ...rest,
    },
    android: {
      'HTTP-STATUS-LINE': 'HTTP/1.1 200 Fine',
      'X-One': '1,2',
      'Set-Cookie': 'a=1,b=2',
      'X-Empty': '',
      ...rest,
    },
    linux: { 'HTTP-STATUS-LINE': 'X-Empty', 'x-one': '2', 'Set-Cookie': 'a=1,b=2', ...rest },
    html5: {
      'HTTP-STATUS-LINE': 'X-Empty',
      'x-one': '1, 2',
      'set-cookie': 'a=1,b=2',
      'content-length': '0',
    },
  }
  for (const profile of profileNames) {
    it(`[D11] [D12] [D13] [D15] ${profile}: status line, repeated, empty and lower-case headers`, async () => {
      const rig = openRequestRig({ profile })
      const server = await rawServer((socket) => socket.end(head))
      const { event } = await rig.run(getRequest(server.url))
      expect(event.responseHeaders).toEqual(tables[profile])
    })
  }

  for (const profile of profileNames) {
    it(`[D14] ${profile}: headers of ${profile === 'linux' ? 'the whole chain' : 'the last response'}`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((request, response) => {
        if (request.url === '/a') response.writeHead(302, { Location: '/b', 'X-Hop': '1' }).end()
        else response.setHeader('X-End', '2').end()
      })
      const { event } = await rig.run(getRequest(`${server.url}/a`))
      const names = Object.keys(event.responseHeaders ?? {}).map((name) => name.toLowerCase())
      expect(names).toContain('x-end')
      expect(names.includes('x-hop')).toBe(profile === 'linux')
      expect(names.includes('location')).toBe(profile === 'linux')
    })
  }

  for (const profile of profileNames) {
    it(`[D16] ${profile}: headers of a 404 ${profile === 'html5' ? 'are not there' : 'are there'}`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.writeHead(404).end('x'))
      const { event } = await rig.run(getRequest(server.url))
      expect('responseHeaders' in event).toBe(profile !== 'html5')
    })
  }
})

describe('counters', () => {
  const text = 'é'.repeat(5000)
  const packed = gzipSync(text)
  const wire = packed.byteLength
  // Where nothing was asked for nothing is decoded.
  const cases: readonly (readonly [ProfileName, transferred: number, estimated: number])[] = [
    ['reference', wire, wire],
    ['mac-simulator', 10_000, -1],
    ['ios', 10_000, -1],
    ['windows-simulator', wire, wire],
    ['android', 5000, -1],
    ['linux', wire, wire],
    ['html5', wire, wire],
  ]
  for (const [profile, transferred, estimated] of cases) {
    it(`[D21] ${profile}: 10 000 compressed bytes of 5000 characters count as ${transferred}`, async () => {
      const rig = openRequestRig({ profile, clock: createManualClock() })
      const server = await httpServer((_request, response) => {
        const headers = { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip', 'Content-Length': wire }
        response.writeHead(200, headers).end(packed)
      })
      const { event } = await rig.run(getRequest(server.url, { progress: 'download' }))
      expect(event).toMatchObject({ bytesTransferred: transferred, bytesEstimated: estimated })
      const progress = rig.messages.filter((message) => message.event.phase === 'progress')
      for (const message of progress) expect(message.event.bytesTransferred).toBeGreaterThan(0)
      expect(progress).toHaveLength(profile === 'linux' || profile === 'html5' ? 0 : 1)
    })
  }

  it('[D21] android: a binary body and a file count in bytes', async () => {
    const rig = openRequestRig({ profile: 'android' })
    const server = await httpServer((request, response) => {
      const type = request.url === '/file' ? 'text/plain' : 'image/png'
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': 10_000 }).end(text)
    })
    const inMemory = await rig.run(getRequest(`${server.url}/memory`))
    const target = { directory: 'DocumentsDirectory', name: 'a' } as const
    const inFile = await rig.run(getRequest(`${server.url}/file`, { target }))
    for (const { event } of [inMemory, inFile]) {
      expect(event).toMatchObject({ bytesTransferred: 10_000, bytesEstimated: 10_000 })
    }
  })

  it('[D22] every profile has the second between two of a kind', async () => {
    for (const profile of profileNames.filter((name) => name !== 'linux' && name !== 'html5')) {
      const clock = createManualClock()
      const rig = openRequestRig({ profile, clock })
      const server = await httpServer((_request, response) => {
        response.writeHead(200, { 'Content-Length': '3' }).write('a')
      })
      const request = getRequest(server.url, { progress: 'download' })
      rig.manager.start(request)
      await rig.logged((entry) => entry.kind === 'delivered' && entry.event.phase === 'progress')
      clock.advance(999)
      server.responses[0]?.write('b')
      await rig.logged((entry) => entry.kind === 'withheld')
      clock.advance(1)
      server.responses[0]?.end('c')
      await rig.logged((entry) => entry.kind === 'delivered' && entry.event.phase === 'ended')
      expect(rig.messages.map(({ event }) => [event.phase, event.bytesTransferred])).toEqual([
        ['began', 0],
        ['progress', 1],
        ['progress', 3],
        ['ended', 3],
      ])
    }
  })
})
