import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig, responseText } from '../../../test/support/request-rig.ts'

const redirect = (response: ServerResponse, status: number, location: string, body = ''): void => {
  response.writeHead(status, { Location: location }).end(body)
}

const seen = (requests: readonly IncomingMessage[]) => requests.map(({ method, url }) => `${method} ${url}`)

describe('redirects', () => {
  it('[N19] relative and absolute ones are followed; url stays as passed, the head tells the last one', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      if (request.url === '/a/b') redirect(response, 301, '../c?d=1')
      else if (request.url === '/c?d=1') redirect(response, 307, `${server.url}/end`, 'moved')
      else response.end('here')
    })
    const request = getRequest(`${server.url}/a/b`)
    const message = await rig.run(request)
    expect(responseText(message)).toBe('here')
    expect(message.event).toMatchObject({ url: `${server.url}/a/b`, bytesTransferred: 4 })
    expect(await rig.wire(request.id, 'redirect')).toMatchObject({
      type: 'redirect',
      status: 301,
      location: '../c?d=1',
    })
    expect(await rig.wire(request.id, 'response-head')).toMatchObject({ head: { url: `${server.url}/end` } })
  })

  it('[N32] without followRedirects the redirect itself is the response', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => redirect(response, 302, '/next', 'body'))
    const message = await rig.run(getRequest(server.url, { followRedirects: false }))
    expect(message.event).toMatchObject({ status: 302, isError: false })
    expect(message.event.responseHeaders?.['Location']).toBe('/next')
    expect(server.requests).toHaveLength(1)
  })

  it('[N32] a redirect without a place and a 304 are responses', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      response.writeHead(Number(request.url?.slice(1))).end()
    })
    expect((await rig.run(getRequest(`${server.url}/302`))).event.status).toBe(302)
    expect((await rig.run(getRequest(`${server.url}/304`))).event.status).toBe(304)
  })

  it('[N29] ten are followed, the eleventh is a failure', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end('done')
      else redirect(response, 302, `/${left - 1}`)
    })
    expect(responseText(await rig.run(getRequest(`${server.url}/10`)))).toBe('done')
    const loop = getRequest(`${server.url}/11`)
    expect((await rig.run(loop)).event).toMatchObject({ isError: true, status: -1 })
    expect(await rig.wire(loop.id, 'failure')).toMatchObject({ failure: { code: 'TOO_MANY_REDIRECTS' } })
  })

  const methods = [
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [307, 'POST', 'POST'],
    [308, 'PUT', 'PUT'],
    [302, 'PUT', 'PUT'],
  ] as const
  for (const [status, method, next] of methods) {
    it(`[N29] ${status} sends a ${method} on as ${next}, with the body only where the method stays`, async () => {
      const rig = openRequestRig()
      const bodies: string[] = []
      const server = await httpServer(async (request, response) => {
        bodies.push((await request.setEncoding('utf8').toArray()).join(''))
        if (request.url === '/') redirect(response, status, '/next')
        else response.end()
      })
      const headers = [['Content-Type', 'text/x']] as [string, string][]
      const body = { kind: 'binary', bytes: new TextEncoder().encode('body') } as const
      await rig.run(getRequest(`${server.url}/`, { method, headers, body }))
      expect(seen(server.requests)).toEqual([`${method} /`, `${next} /next`])
      const keeps = method === next && method !== 'HEAD'
      expect(bodies[1]).toBe(keeps ? 'body' : '')
      expect(server.requests[1]?.headers['content-type']).toBe(method === next ? 'text/x' : undefined)
    })
  }

  it('[N30] another origin gets neither credentials nor cookies, the same one does', async () => {
    const rig = openRequestRig()
    const other = await httpServer((_request, response) => response.end())
    const server = await httpServer((request, response) => {
      redirect(response, 302, request.url === '/a' ? '/b' : `${other.url}/c`)
    })
    const headers = [
      ['Authorization', 'Bearer x'],
      ['Cookie', 'a=1'],
      ['X-Other', 'stays'],
    ] as [string, string][]
    await rig.run(getRequest(`${server.url}/a`, { headers }))
    expect(server.requests[1]?.headers).toMatchObject({ authorization: 'Bearer x', cookie: 'a=1' })
    expect(other.requests[0]?.headers).toMatchObject({
      'x-other': 'stays',
      host: `127.0.0.1:${other.port}`,
    })
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization')
    expect(other.requests[0]?.headers).not.toHaveProperty('cookie')
  })

  it('[N31] cookies live within one chain and no longer', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      if (request.url === '/login') {
        response.setHeader('Set-Cookie', ['session=1; Path=/', 'other=2; Path=/elsewhere'])
        redirect(response, 303, '/home')
      } else response.end(request.headers.cookie ?? 'none')
    })
    const headers = [['Cookie', 'own=0']] as [string, string][]
    expect(responseText(await rig.run(getRequest(`${server.url}/login`, { headers })))).toBe(
      'own=0; session=1',
    )
    expect(responseText(await rig.run(getRequest(`${server.url}/home`)))).toBe('none')
  })

  it('[N6] an unread body of a redirect keeps no connection: a short one is read, an endless one is cut', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      if (request.url === '/short') redirect(response, 302, '/end', 'short')
      else if (request.url === '/endless') {
        response.writeHead(302, { Location: '/end' })
        const write = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
          response.once('drain', write)
        }
        write()
      } else response.end('end')
    })
    await rig.run(getRequest(`${server.url}/short`))
    expect(server.openSockets()).toBe(1)
    expect(responseText(await rig.run(getRequest(`${server.url}/endless`)))).toBe('end')
    rig.agents.http.destroy()
    await server.allClosed()
  })
})
