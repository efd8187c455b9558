import { once } from 'node:events'
import { readdirSync, readlinkSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type Server, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fetchThrough } from '../../../test/support/fetch-through.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { runClockUntilSettled } from '../../../test/support/run-clock.ts'
import { hello, openTestRoutes, portOf } from '../../../test/support/open-test-routes.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { makeCertificate } from './certificate.ts'

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  onTestFinished(async () => {
    server.close()
    for (const socket of sockets) socket.destroy()
    await once(server, 'close')
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

/** Paths of the files that this process holds open; only Linux tells. */
function openFiles(): readonly string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc/self/fd').map((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`)
    } catch {
      return ''
    }
  })
}

describe('[C10] a routed host answers its own URLs', () => {
  it.each([
    'http://plugins.example/hello.txt',
    'http://plugins.example:8080/hello.txt',
    'https://plugins.example/hello.txt',
    'https://plugins.example:4433/hello.txt',
    'http://PLUGINS.example./hello.txt',
    'https://10.9.8.7/hello.txt',
    'http://[2001:db8::1]:81/hello.txt',
    'https://[2001:db8::1]/hello.txt',
  ])('%s', async (url) => {
    const routes = await openTestRoutes({
      'plugins.example': hello(),
      '10.9.8.7': hello(),
      '2001:db8::1': hello(),
    })
    const answer = await fetchThrough(routes.agents, url)
    expect([answer.status, answer.body.toString()]).toEqual([200, 'hello'])
  })

  it('each from its own folder', async () => {
    const routes = await openTestRoutes({
      'a.example': { serve: makeScratchFolder({ name: 'a' }) },
      'b.example': { serve: makeScratchFolder({ name: 'b' }) },
    })
    expect(routes.hosts).toEqual(['a.example', 'b.example'])
    for (const name of ['a', 'b']) {
      const answer = await fetchThrough(routes.agents, `https://${name}.example/name`)
      expect(answer.body.toString()).toBe(name)
    }
  })

  it('over a connection that is kept', async () => {
    const routes = await openTestRoutes({ 'a.example': hello() })
    for (const scheme of ['http', 'https']) {
      const first = await fetchThrough(routes.agents, `${scheme}://a.example/hello.txt`)
      const second = await fetchThrough(routes.agents, `${scheme}://a.example/hello.txt`)
      expect([first.reusedSocket, second.reusedSocket]).toEqual([false, true])
    }
  })

  it('[C16] a Host header of a host that is not routed is misdirected', async () => {
    const routes = await openTestRoutes({ 'a.example': hello() })
    const headers = { Host: 'b.example' }
    expect((await fetchThrough(routes.agents, 'http://a.example/hello.txt', { headers })).status).toBe(421)
  })

  it('every other host is reached as usual', async () => {
    const port = await listen(createHttpServer((_request, response) => response.end('real')))
    const routes = await openTestRoutes({ 'a.example': hello() })
    const answer = await fetchThrough(routes.agents, `http://127.0.0.1:${port}/`)
    expect(answer.body.toString()).toBe('real')
  })

  it('[N6] of many servers, and not all connections are kept', async () => {
    let open = 0
    const ports = await Promise.all(
      Array.from({ length: 300 }, () => {
        const server = createHttpServer((_request, response) => response.end('hi'))
        // No limit of the server's own: a connection stays until our side closes it.
        server.keepAliveTimeout = 0
        server.on('connection', (socket) => {
          open += 1
          socket.once('close', () => (open -= 1))
        })
        return listen(server)
      }),
    )
    const routes = await openTestRoutes({})
    await Promise.all(ports.map((port) => fetchThrough(routes.agents, `http://127.0.0.1:${port}/`)))
    await expect.poll(() => open).toBe(256)
    await fetchThrough(routes.agents, `http://127.0.0.1:${ports[0] ?? 0}/`)
    await expect.poll(() => open).toBe(256)
  })

  it('no server runs for a project without hosts', async () => {
    const port = await listen(createHttpServer((_request, response) => response.end('real')))
    const routes = await openTestRoutes({})
    expect(routes.hosts).toEqual([])
    expect((await fetchThrough(routes.agents, `http://127.0.0.1:${port}/`)).body.toString()).toBe('real')
  })
})

describe('[C14] certificates', () => {
  it('are still checked for every other host', async () => {
    const certificate = await makeCertificate(['127.0.0.1', 'localhost'])
    const port = await listen(createHttpsServer(certificate, (_request, response) => response.end('real')))
    const routes = await openTestRoutes({ 'a.example': hello() })
    await expect(fetchThrough(routes.agents, `https://localhost:${port}/`)).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    })
  })

  it('of a routed host name all routed hosts, and are trusted by nobody else', async () => {
    const routes = await openTestRoutes({ 'a.example': hello(), '10.9.8.7': hello() })
    await fetchThrough(routes.agents, 'https://a.example/hello.txt')
    const port = await portOf(routes.agents.https, 'a.example')
    const stranger = connectTls({
      host: '127.0.0.1',
      port,
      servername: 'a.example',
      rejectUnauthorized: false,
    })
    onTestFinished(() => void stranger.destroy())
    await once(stranger, 'secureConnect')
    expect(stranger.authorized).toBe(false)
    expect(stranger.getPeerCertificate().subjectaltname).toBe('DNS:a.example, IP Address:10.9.8.7')
  })
})

describe('[C7] latency', () => {
  it('passes before the head, by the clock', async () => {
    const clock = createManualClock()
    const routes = await openTestRoutes({ 'a.example': { ...hello(), latencyMs: 400 } }, clock)
    let isAnswered = false
    const answer = fetchThrough(routes.agents, 'http://a.example/hello.txt').finally(
      () => (isAnswered = true),
    )
    await expect.poll(() => clock.pendingTimers()).toBe(1)
    clock.advance(399)
    await new Promise((resolve) => setImmediate(resolve))
    expect([isAnswered, clock.pendingTimers()]).toEqual([false, 1])
    clock.advance(1)
    expect((await answer).status).toBe(200)
  })

  it('leaves no timer when the client goes away', async () => {
    const clock = createManualClock()
    const routes = await openTestRoutes({ 'a.example': { ...hello(), latencyMs: 400 } }, clock)
    const abort = new AbortController()
    const answer = fetchThrough(routes.agents, 'http://a.example/hello.txt', { signal: abort.signal })
    await expect.poll(() => clock.pendingTimers()).toBe(1)
    abort.abort()
    await expect(answer).rejects.toMatchObject({ code: 'ABORT_ERR' })
    await expect.poll(() => clock.pendingTimers()).toBe(0)
  })
})

describe('[C6] pace', () => {
  it.each(['http', 'https'])('slows the body over %s', async (scheme) => {
    const clock = createManualClock()
    const serve = makeScratchFolder({ big: new Uint8Array(10_000) })
    const routes = await openTestRoutes({ 'a.example': { serve, bytesPerSecond: 10_000 } }, clock)
    const answer = fetchThrough(routes.agents, `${scheme}://a.example/big`)
    const passedMs = await runClockUntilSettled(clock, answer, 50)
    expect((await answer).body.length).toBe(10_000)
    expect(passedMs).toBe(1000)
  })
})

it('[C6] a client that goes away stops the body: no timer and no open file stays', async () => {
  const clock = createManualClock()
  const serve = makeScratchFolder({ big: new Uint8Array(1_000_000) })
  const routes = await openTestRoutes({ 'a.example': { serve, bytesPerSecond: 10_000 } }, clock)
  const abort = new AbortController()
  const answer = fetchThrough(routes.agents, 'http://a.example/big', { signal: abort.signal })
  await expect.poll(() => clock.pendingTimers()).toBe(1)
  clock.advance(50)
  await expect.poll(() => clock.pendingTimers()).toBe(1)
  abort.abort()
  await expect(answer).rejects.toMatchObject({ code: 'ABORT_ERR' })
  await expect.poll(() => clock.pendingTimers()).toBe(0)
  await expect.poll(openFiles).not.toContain(join(serve, 'big'))
})

it('[C11] [C12] [C13] the same over https as over http', async () => {
  const serve = makeScratchFolder({ 'index.html': '<p>', 'a b.txt': 'text' })
  const routes = await openTestRoutes({ 'a.example': { serve: join(serve, '.') } })
  for (const path of ['/', '/a%20b.txt?x=1', '/none']) {
    const [plain, secure] = await Promise.all([
      fetchThrough(routes.agents, `http://a.example${path}`),
      fetchThrough(routes.agents, `https://a.example${path}`),
    ])
    expect([secure.status, secure.body]).toEqual([plain.status, plain.body])
  }
})
