import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:tls'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { fetchThrough } from '../../../test/support/fetch-through.ts'
import { httpServer } from '../../../test/support/http-server.ts'
import { hello, openTestRoutes } from '../../../test/support/open-test-routes.ts'

const at = (port: number) => ({ address: { host: '127.0.0.1', port } })

describe('[C24] a host at an address', () => {
  it('gets the requests of http and https, whatever the port, as plain HTTP that names the host', async () => {
    const server = await httpServer((request, response) =>
      response.end(`${request.headers.host}${request.url}`),
    )
    const { agents } = await openTestRoutes({ 'api.example': at(server.port), '::1': at(server.port) })
    for (const [url, seen] of [
      ['http://api.example/a?b', 'api.example/a?b'],
      ['http://API.example:81/', 'API.example:81/'],
      ['https://api.example/a', 'api.example/a'],
      ['https://api.example:8443/', 'api.example:8443/'],
      ['https://[::1]/', '[::1]/'],
    ] as const) {
      expect((await fetchThrough(agents, url)).body.toString().toLowerCase()).toBe(seen.toLowerCase())
    }
  })

  it('carries large bodies both ways and keeps connections', async () => {
    const server = await httpServer((request, response) => {
      void buffer(request).then((body) => response.end(body))
    })
    const { agents } = await openTestRoutes({ 'api.example': at(server.port) })
    const sent = randomBytes(1_500_000).toString('base64')
    const options = { method: 'POST', send: sent, headers: { 'Content-Length': sent.length } }
    for (const isSecond of [false, true]) {
      const answer = await fetchThrough(agents, 'https://api.example/', options)
      expect(answer.body.toString() === sent).toBe(true)
      expect(answer.reusedSocket).toBe(isSecond)
    }
    expect(server.openSockets()).toBe(1)
  })

  it('stands beside hosts that are served, and other hosts go their own way', async () => {
    const server = await httpServer((_request, response) => response.end('mine'))
    const { agents } = await openTestRoutes({ 'api.example': at(server.port), 'files.example': hello() })
    expect((await fetchThrough(agents, 'https://files.example/hello.txt')).body.toString()).toBe('hello')
    expect((await fetchThrough(agents, 'https://api.example/')).body.toString()).toBe('mine')
    expect((await fetchThrough(agents, server.url)).body.toString()).toBe('mine')
  })
})

describe('[C25] what goes wrong at an address', () => {
  it('is seen by the app as it is: a refused connection, a reset', async () => {
    const gone = await httpServer(() => undefined)
    await gone.close()
    const resetting = await httpServer((request) => request.socket.resetAndDestroy())
    const { agents } = await openTestRoutes({
      'gone.example': at(gone.port),
      'reset.example': at(resetting.port),
    })
    for (const scheme of ['http', 'https']) {
      await expect(fetchThrough(agents, `${scheme}://gone.example/`)).rejects.toMatchObject({
        code: 'ECONNREFUSED',
      })
      await expect(fetchThrough(agents, `${scheme}://reset.example/`)).rejects.toMatchObject({
        code: 'ECONNRESET',
      })
    }
  })

  it('leaves no connection when the session ends, also one in the middle of an answer', async () => {
    const server = await httpServer((_request, response) => response.write('half'))
    const routes = await openTestRoutes({ 'api.example': at(server.port) })
    const waiting = ['http', 'https'].map((scheme) =>
      fetchThrough(routes.agents, `${scheme}://api.example/`).catch((error: unknown) => error),
    )
    await expect.poll(() => server.openSockets()).toBe(2)
    await routes.close()
    await server.allClosed()
    for (const failed of await Promise.all(waiting)) expect(failed).toBeInstanceOf(Error)
    await expect(fetchThrough(routes.agents, 'https://api.example/')).rejects.toMatchObject({
      code: 'ECONNABORTED',
    })
  })

  it('a stranger who finds the end of the encryption reaches nothing', async () => {
    const server = await httpServer((_request, response) => response.end('mine'))
    const { agents } = await openTestRoutes({ 'api.example': at(server.port) })
    await fetchThrough(agents, 'https://api.example/')
    const port = Object.values(agents.https.freeSockets)[0]?.[0]?.remotePort ?? 0
    const stranger = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
    stranger.on('error', () => undefined)
    stranger.write('GET / HTTP/1.1\r\nHost: api.example\r\n\r\n')
    const heard: Buffer[] = []
    stranger.on('data', (part: Buffer) => heard.push(part))
    await once(stranger, 'close')
    expect(Buffer.concat(heard).toString()).toBe('')
    expect(server.requests).toHaveLength(1)
  })
})
