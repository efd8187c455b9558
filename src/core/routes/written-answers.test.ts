import { rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fetchThrough } from '../../../test/support/fetch-through.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { openTestRoutes } from '../../../test/support/open-test-routes.ts'
import { runClockUntilSettled } from '../../../test/support/run-clock.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { systemClock } from '../clock.ts'
import type { HostRoute } from '../project/project.ts'
import { createAnswer } from './answer.ts'
import { openLoopbackServer } from './loopback-server.ts'

type Asking = {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly send?: string
}

/** Asks one routed host, over http unless the address says else. */
async function serve(route: HostRoute) {
  const routes = await openTestRoutes({ 'a.example': route })
  return (path: string, options: Asking = {}, scheme = 'http') =>
    fetchThrough(routes.agents, `${scheme}://a.example${path}`, options)
}

const textOf = async (answer: ReturnType<typeof fetchThrough>): Promise<string> =>
  (await answer).body.toString()

describe.each(['http', 'https'])('[C17] answers over %s', (scheme) => {
  it('are tried in their order, and before the files', async () => {
    const ask = await serve({
      serve: makeScratchFolder({ 'a.txt': 'file a', 'b.txt': 'file b' }),
      answers: [
        { when: { path: '/a.txt' }, body: 'first' },
        { when: { path: '/a*' }, body: 'second' },
      ],
    })
    expect(await textOf(ask('/a.txt', {}, scheme))).toBe('first')
    expect(await textOf(ask('/about', {}, scheme))).toBe('second')
    expect(await textOf(ask('/b.txt', {}, scheme))).toBe('file b')
  })

  it('alone: what is not meant is not found', async () => {
    const ask = await serve({ answers: [{ when: { method: 'post' }, status: 201 }] })
    expect((await ask('/', { method: 'POST' }, scheme)).status).toBe(201)
    expect((await ask('/', {}, scheme)).status).toBe(404)
    expect((await ask('/', { method: 'PUT' }, scheme)).status).toBe(404)
  })
})

describe('[C18] a request is meant', () => {
  it.each([
    [{ method: 'DELETE' }, '/', { method: 'DELETE' }, true],
    [{ method: 'delete' }, '/', { method: 'DELETE' }, true],
    [{ method: 'DELETE' }, '/', {}, false],
    [{ method: 'GET' }, '/', { method: 'HEAD' }, true],
    [{ method: 'HEAD' }, '/', {}, false],
    [{ path: '/scores/*' }, '/scores/7?x=1', {}, true],
    [{ path: '/scores/*' }, '/scores', {}, false],
    [{ path: '/日本' }, '/%E6%97%A5%E6%9C%AC', {}, true],
    [{ path: '/a%20b' }, '/a%20b', {}, true],
    [{ path: '/%zz' }, '/%zz', {}, true],
    [{ query: { page: '2' } }, '/?size=9&page=2', {}, true],
    [{ query: { page: '2' } }, '/?page=1&page=2', {}, true],
    [{ query: { page: '2' } }, '/?page=22', {}, false],
    [{ query: { page: '*' } }, '/', {}, false],
    [{ query: { q: 'a b' } }, '/?q=a+b', {}, true],
    [{ headers: { Cookie: '*sid=1*' } }, '/', { headers: { cookie: 'a=b; sid=1' } }, true],
    [{ headers: { 'X-Signature': '*' } }, '/', {}, false],
    [{ headers: { constructor: '*' } }, '/', {}, false],
    [{ path: '/', headers: { accept: 'text/plain' } }, '/', { headers: { Accept: 'text/html' } }, false],
  ] as const)('%j: %s %j %j', async (when, path, options: Asking, isMeant) => {
    const ask = await serve({ answers: [{ when, status: 202 }] })
    expect((await ask(path, options)).status).toBe(isMeant ? 202 : 404)
  })
})

it('[C19] times counts the requests of a session, whatever their scheme', async () => {
  const ask = await serve({
    answers: [
      { when: { path: '/news' }, times: 2, status: 503 },
      { when: { path: '/news' }, times: 1, status: 504 },
      { body: 'news' },
    ],
  })
  const statuses = [
    (await ask('/other')).status,
    (await ask('/news')).status,
    (await ask('/news', {}, 'https')).status,
    (await ask('/news')).status,
    (await ask('/news')).status,
  ]
  expect(statuses).toEqual([200, 503, 503, 504, 200])
})

describe('[C20] what is sent', () => {
  it.each([
    [{ body: 'Grüße' }, 200, 'text/plain; charset=utf-8', 'Grüße'],
    [{ json: { a: [1, null] } }, 200, 'application/json', '{"a":[1,null]}'],
    [{ json: null, status: 422 }, 422, 'application/json', 'null'],
    [{ body: '<p>', headers: { 'content-type': 'text/html' } }, 200, 'text/html', '<p>'],
    [{}, 200, undefined, ''],
    [{ status: 204 }, 204, undefined, ''],
    [{ file: 'a b.json', status: 500 }, 500, 'application/json; charset=utf-8', '{"from":"file"}'],
  ] as const)('%j', async (answer, status, type, body) => {
    const folder = makeScratchFolder({ 'a b.json': '{"from":"file"}' })
    const ask = await serve({ serve: folder, answers: [answer] })
    const got = await ask('/x', { headers: { Range: 'bytes=0-0' } })
    expect([got.status, got.headers['content-type'], got.body.toString()]).toEqual([status, type, body])
    const length = status === 204 ? undefined : String(Buffer.byteLength(body))
    expect(got.headers['content-length']).toBe(length)
    const head = await ask('/x', { method: 'HEAD' })
    expect([head.status, head.headers['content-type'], head.body.length]).toEqual([status, type, 0])
    expect(head.headers['content-length']).toBe(got.headers['content-length'])
  })

  it('headers of several lines', async () => {
    const cookies = ['sid=1; Path=/', 'seen=yes']
    const ask = await serve({
      answers: [{ status: 302, headers: { 'Set-Cookie': cookies, Location: '/home' } }],
    })
    const { headers } = await ask('/')
    expect([headers['set-cookie'], headers.location]).toEqual([cookies, '/home'])
  })

  it('a file keeps ranges and conditions', async () => {
    const folder = makeScratchFolder({ 'a.txt': 'abcdef' })
    utimesSync(join(folder, 'a.txt'), 1000, 1000)
    const ask = await serve({ serve: folder, answers: [{ file: 'a.txt', headers: { 'X-A': '1' } }] })
    const part = await ask('/x', { headers: { Range: 'bytes=2-3' } })
    expect([part.status, part.body.toString(), part.headers['x-a']]).toEqual([206, 'cd', '1'])
    const tag = part.headers.etag ?? ''
    expect((await ask('/x', { headers: { 'If-None-Match': tag } })).status).toBe(304)
    const posted = await ask('/x', { method: 'POST', headers: { Range: 'bytes=2-3' } })
    expect([posted.status, posted.body.toString()]).toEqual([200, 'abcdef'])
  })

  it('a file that is gone by now is not found', async () => {
    const folder = makeScratchFolder({ 'a.txt': 'a' })
    const ask = await serve({ serve: folder, answers: [{ file: 'a.txt', status: 201 }] })
    rmSync(join(folder, 'a.txt'))
    expect((await ask('/x')).status).toBe(404)
  })
})

it("[C21] an answer's latency takes the place of its host's; the pace is the host's", async () => {
  const clock = createManualClock()
  const answers = [{ when: { path: '/soon' }, latencyMs: 100, body: 'x'.repeat(1000) }, { body: '' }]
  const routes = await openTestRoutes(
    { 'a.example': { latencyMs: 500, bytesPerSecond: 1000, answers } },
    clock,
  )
  const soon = fetchThrough(routes.agents, 'http://a.example/soon')
  expect(await runClockUntilSettled(clock, soon, 50)).toBe(1100)
  const late = fetchThrough(routes.agents, 'http://a.example/late')
  expect(await runClockUntilSettled(clock, late, 50)).toBe(500)
})

describe('[C22] an upload', () => {
  it('is read to its end before the answer begins', async () => {
    const ask = await serve({ answers: [{ status: 201, body: 'thanks' }] })
    const answer = await ask('/photo', { method: 'POST', send: 'x'.repeat(3_000_000) })
    expect([answer.status, answer.body.toString()]).toEqual([201, 'thanks'])
    expect((await ask('/photo')).reusedSocket).toBe(true)
  })

  it('that is too long is refused', async () => {
    const hosts = new Map([['127.0.0.1', { answers: [{ status: 201 }] }]])
    const server = await openLoopbackServer(createAnswer({ hosts, clock: systemClock, maxBytes: 1000 }))
    onTestFinished(() => server.close())
    const statusOf = async (sizeBytes: number): Promise<number> =>
      (await fetch(`http://127.0.0.1:${server.port}/`, { method: 'PUT', body: 'x'.repeat(sizeBytes) })).status
    expect([await statusOf(1000), await statusOf(1001)]).toEqual([201, 413])
  })
})
