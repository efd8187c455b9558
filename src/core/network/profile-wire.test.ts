import https from 'node:https'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { generate } from 'selfsigned'
import { describe, expect, it, onTestFinished } from 'vitest'
import { httpServer, listen, trackSockets } from '../../../test/support/http-server.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { getRequest, openRequestRig, responseBytes, responseText } from '../../../test/support/request-rig.ts'
import { type ProfileName, profileNames } from '../../shared/profile/profile.ts'
import { noTimeoutMs } from '../../shared/request-limits.ts'
import { version } from './user-agent.ts'

const redirect = (
  response: ServerResponse,
  status: number,
  location?: string,
  cookies: string[] = [],
): void => {
  response.writeHead(status, {
    ...(location === undefined ? {} : { Location: location }),
    ...(cookies.length === 0 ? {} : { 'Set-Cookie': cookies }),
  })
  response.end()
}

const but = (...names: readonly ProfileName[]) => profileNames.filter((name) => !names.includes(name))

describe('redirects of android', () => {
  for (const status of [301, 302, 303, 307]) {
    it(`[D23] ${status} is followed by a bare GET with the cookies of the redirect`, async () => {
      const rig = openRequestRig({ profile: 'android' })
      const server = await httpServer((request, response) => {
        if (request.url === '/a') redirect(response, status, 'b', ['a=1; Path=/other; Secure', 'b=2'])
        else response.end('here')
        request.resume()
      })
      const message = await rig.run(
        getRequest(`${server.url}/a`, {
          method: 'PUT',
          headers: [
            ['X-Own', '1'],
            ['Cookie', 'own=0'],
            ['Content-Type', 'text/x'],
          ],
          body: { kind: 'text', bytes: new TextEncoder().encode('body') },
        }),
      )
      expect(responseText(message)).toBe('here')
      const last = server.requests[1]
      expect([last?.method, last?.url, last?.headers.cookie]).toEqual(['GET', '/b', 'a=1; b=2'])
      for (const name of ['x-own', 'content-type', 'content-length']) {
        expect(last?.headers).not.toHaveProperty(name)
      }
    })
  }

  it('[D23] the cookies of one hop go no further than the next', async () => {
    const rig = openRequestRig({ profile: 'android' })
    const server = await httpServer((request, response) => {
      if (request.url === '/a') redirect(response, 302, '/b', ['a=1'])
      else if (request.url === '/b') redirect(response, 302, '/c')
      else response.end()
    })
    await rig.run(getRequest(`${server.url}/a`))
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'a=1', undefined])
  })

  it('[D23] 308 is a response', async () => {
    const rig = openRequestRig({ profile: 'android' })
    const server = await httpServer((_request, response) => redirect(response, 308, '/next'))
    expect((await rig.run(getRequest(server.url))).event).toMatchObject({ status: 308, isError: false })
  })

  it('[D23] a redirect without a place is a failure, which closes the connection', async () => {
    const rig = openRequestRig({ profile: 'android' })
    const server = await httpServer((_request, response) => {
      response.writeHead(302, { 'Content-Length': '10' }).write('half')
    })
    const message = await rig.run(getRequest(server.url))
    expect(message.event).toMatchObject({ isError: true, status: -1 })
    expect(responseText(message)).toBe(
      `no Location: header in 302 redirect response from ${server.url}/: ${server.url}`,
    )
    await server.allClosed()
  })

  it('[D24] nine are followed, the tenth is a failure that says from where to where', async () => {
    const rig = openRequestRig({ profile: 'android' })
    const server = await countdown()
    expect(responseText(await rig.run(getRequest(`${server.url}/9`)))).toBe('done')
    const url = `${server.url}/10`
    expect(responseText(await rig.run(getRequest(url)))).toBe(
      `more than maximum number of redirects attempted (10) (${server.url}/1 -> ${server.url}/0): ${url}`,
    )
  })
})

const countdown = () =>
  httpServer((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) response.end('done')
    else redirect(response, 302, `/${left - 1}`)
  })

describe('redirects', () => {
  const most: readonly (readonly [ProfileName, number])[] = [
    ['reference', 10],
    ['mac-simulator', 16],
    ['ios', 16],
    ['windows-simulator', 10],
    ['linux', 30],
    ['html5', 20],
  ]
  for (const [profile, count] of most) {
    it(`[D24] ${profile}: ${count} are followed, one more is a failure`, async () => {
      const rig = openRequestRig({ profile })
      const server = await countdown()
      expect(responseText(await rig.run(getRequest(`${server.url}/${count}`)))).toBe('done')
      const loop = getRequest(`${server.url}/${count + 1}`)
      expect((await rig.run(loop)).event.isError).toBe(true)
      expect(await rig.wire(loop.id, 'failure')).toMatchObject({ failure: { code: 'TOO_MANY_REDIRECTS' } })
    })
  }

  for (const profile of but('android')) {
    it(`[D23] ${profile}: 308 is followed with method and body`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((request, response) => {
        request.resume()
        if (request.url === '/a') redirect(response, 308, '/b')
        else response.end()
      })
      const body = { kind: 'binary', bytes: new Uint8Array(3) } as const
      await rig.run(getRequest(`${server.url}/a`, { method: 'PUT', body }))
      expect(server.requests.map(({ method }) => method)).toEqual(['PUT', 'PUT'])
      expect(server.requests[1]?.headers['content-length']).toBe('3')
    })
  }

  for (const profile of profileNames) {
    const isRefused = profile === 'windows-simulator'
    it(`[D25] ${profile}: from https to http is ${isRefused ? 'a response' : 'followed'}`, async () => {
      const plain = await httpServer((_request, response) => response.end('plain'))
      const secure = await secureServer((_request, response) => redirect(response, 302, `${plain.url}/x`))
      const rig = openRequestRig({ profile, secureAgent: secure.agent })
      const { event } = await rig.run(getRequest(secure.url))
      expect(event.status).toBe(isRefused ? 302 : 200)
      expect(plain.requests).toHaveLength(isRefused ? 0 : 1)
    })
  }
})

async function secureServer(listener: (request: IncomingMessage, response: ServerResponse) => void) {
  const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  const server = https.createServer({ key: certificate.private, cert: certificate.cert }, listener)
  onTestFinished(trackSockets(server).close)
  const url = `https://localhost:${await listen(server)}/`
  return { url, agent: new https.Agent({ keepAlive: true, ca: certificate.cert }) }
}

describe('cookies', () => {
  const cases: readonly (readonly [ProfileName, inChain: string, later: string])[] = [
    ['reference', 'a=1', 'none'],
    ['mac-simulator', 'a=1', 'a=1; c=3'],
    ['ios', 'a=1', 'a=1; c=3'],
    ['windows-simulator', 'a=1', 'none'],
    // Of the redirect itself, whomever the cookie is for.
    ['android', 'a=1; b=2', 'none'],
    ['linux', 'none', 'none'],
    ['html5', 'a=1', 'a=1; c=3'],
  ]
  for (const [profile, inChain, later] of cases) {
    it(`[D26] ${profile}: ${inChain} after a redirect, ${later} in the next request`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((request, response) => {
        if (request.url === '/a') redirect(response, 302, '/b', ['a=1; Path=/', 'b=2; Path=/elsewhere'])
        else {
          response.setHeader('Set-Cookie', 'c=3; Path=/')
          response.end(request.headers.cookie ?? 'none')
        }
      })
      expect(responseText(await rig.run(getRequest(`${server.url}/a`)))).toBe(inChain)
      expect(responseText(await rig.run(getRequest(`${server.url}/c`)))).toBe(later)
    })
  }

  it('[D26] a jar is of one session', async () => {
    const server = await httpServer((request, response) => {
      response.setHeader('Set-Cookie', 'a=1').end(request.headers.cookie ?? 'none')
    })
    for (const rig of [openRequestRig({ profile: 'ios' }), openRequestRig({ profile: 'ios' })]) {
      expect(responseText(await rig.run(getRequest(server.url)))).toBe('none')
    }
  })
})

describe('compression', () => {
  const none: readonly ProfileName[] = ['windows-simulator', 'linux']
  for (const profile of profileNames) {
    const isNone = none.includes(profile)
    it(`[D27] ${profile}: ${isNone ? 'is neither asked for nor undone' : 'is asked for and undone'}`, async () => {
      const rig = openRequestRig({ profile })
      const packed = brotliCompressSync(gzipSync('text'))
      const server = await httpServer((_request, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip, br' }).end(packed)
      })
      const message = await rig.run(getRequest(server.url))
      expect(server.requests[0]?.headers['accept-encoding']).toBe(isNone ? undefined : 'gzip, deflate, br')
      const plain = new TextEncoder().encode('text')
      expect([...responseBytes(message)]).toEqual([...(isNone ? packed : plain)])
    })
  }
})

/** A byte every 600 ms, with a limit of 1000 ms. */
async function drip(profile: ProfileName) {
  const clock = createManualClock()
  const rig = openRequestRig({ profile, clock })
  const server = await httpServer((_request, response) => response.writeHead(200).write('a'))
  const request = getRequest(server.url, { timeoutMs: 1000 })
  rig.manager.start(request)
  for (let bytes = 1; bytes <= 4 && rig.messages.length === 0; bytes += 1) {
    await Promise.race([
      rig.logged(
        (entry) =>
          entry.kind === 'wire' && entry.event.type === 'body-part' && entry.event.receivedBytes === bytes,
      ),
      rig.ended(request.id),
    ])
    clock.advance(600)
    server.responses[0]?.write('a')
  }
  return { clock, rig, request }
}

describe('timeouts', () => {
  for (const profile of but('linux', 'html5')) {
    it(`[D28] ${profile}: time without any traffic counts`, async () => {
      const { rig, clock, request } = await drip(profile)
      expect(rig.messages).toEqual([])
      clock.advance(1000)
      expect((await rig.ended(request.id)).event.isError).toBe(true)
    })
  }

  it('[D28] linux: the whole time counts, whatever goes on', async () => {
    const { rig, clock, request } = await drip('linux')
    const { event } = await rig.ended(request.id)
    expect(event).toMatchObject({ isError: false, bytesTransferred: 2 })
    expect(await rig.wire(request.id, 'failure')).toMatchObject({ failure: { code: 'TIMED_OUT' } })
    expect(clock.pendingTimers()).toBe(0)
  })

  it('[D28] html5: no time counts', async () => {
    const { rig, clock, request } = await drip('html5')
    clock.advance(1_000_000)
    expect(rig.messages).toEqual([])
    rig.manager.cancel(request.id, 'app')
    await rig.manager.close('close')
    expect(clock.pendingTimers()).toBe(0)
  })

  it('[D28] no limit is no timer, in every profile', async () => {
    for (const profile of profileNames) {
      const clock = createManualClock()
      const rig = openRequestRig({ profile, clock })
      const server = await httpServer(() => {})
      const request = getRequest(server.url, { timeoutMs: noTimeoutMs })
      rig.manager.start(request)
      await rig.wire(request.id, 'request-sent')
      expect(clock.pendingTimers()).toBe(0)
      clock.advance(noTimeoutMs + 1)
      expect(rig.messages).toEqual([])
      await rig.manager.close('close')
    }
  })
})

describe('certificates', () => {
  for (const profile of profileNames) {
    it(`[D29] ${profile}: one that nobody vouches for is ${profile === 'linux' ? 'taken' : 'refused'}`, async () => {
      const { url } = await secureServer((_request, response) => void response.end('secret'))
      const rig = openRequestRig({ profile })
      const request = getRequest(url)
      const { event } = await rig.run(request)
      expect(event.isError).toBe(profile !== 'linux')
      const last = rig.log.flatMap((entry) => (entry.kind === 'wire' ? [entry.event.type] : [])).at(-1)
      expect(last).toBe(profile === 'linux' ? 'response-end' : 'failure')
    })
  }
})

describe('what goes out', () => {
  const agents: Readonly<Record<ProfileName, string | undefined>> = {
    reference: `Coronagraph/${version}`,
    'mac-simulator': `Coronagraph/${version} CFNetwork Darwin`,
    ios: `Coronagraph/${version} CFNetwork Darwin`,
    'windows-simulator': undefined,
    android: 'Dalvik',
    linux: undefined,
    html5: `Mozilla/5.0 Coronagraph/${version}`,
  }
  for (const profile of profileNames) {
    it(`[D30] ${profile}: User-Agent ${agents[profile] ?? 'is not sent'}`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end())
      await rig.run(getRequest(server.url))
      await rig.run(getRequest(server.url, { headers: [['user-agent', 'own']] }))
      expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual([agents[profile], 'own'])
    })

    const isSent = ['windows-simulator', 'linux', 'html5'].includes(profile)
    it(`[D31] ${profile}: a body of a DELETE is ${isSent ? 'sent' : 'not sent'}`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((request, response) => request.pipe(response))
      const body = { kind: 'binary', bytes: new Uint8Array([1, 2]) } as const
      const { event } = await rig.run(getRequest(server.url, { method: 'DELETE', body }))
      expect(event.bytesTransferred).toBe(isSent ? 2 : 0)
    })
  }
})
