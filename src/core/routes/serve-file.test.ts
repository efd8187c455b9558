import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fetchThrough, type Answer } from '../../../test/support/fetch-through.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { runClockUntilSettled } from '../../../test/support/run-clock.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { systemClock } from '../clock.ts'
import { createAnswer } from './answer.ts'
import { openLoopbackServer } from './loopback-server.ts'
import { openRoutes } from './routes.ts'

type Asked = { readonly status: number; readonly text: string; readonly headers: Answer['headers'] }

/** Asks one routed host that serves these files. */
async function serve(files: Readonly<Record<string, string>>) {
  const folder = makeScratchFolder(files)
  const routes = await openRoutes({ hosts: new Map([['a.example', { serve: folder }]]) })
  onTestFinished(() => routes.close())
  const ask = async (
    path: string,
    options: {
      readonly method?: string
      readonly headers?: Record<string, string>
      readonly send?: string
    } = {},
  ): Promise<Asked> => {
    const answer = await fetchThrough(routes.agents, `http://a.example${path}`, options)
    return { status: answer.status, text: answer.body.toString(), headers: answer.headers }
  }
  return { folder, ask }
}

/** What a server says to a request target as it stands, which no URL parser has tidied. */
async function askRaw(folder: string, target: string): Promise<string> {
  const server = await openLoopbackServer(
    createAnswer({ hosts: new Map([['a.example', { serve: folder }]]), clock: systemClock }),
  )
  onTestFinished(() => server.close())
  const socket = connect(server.port, '127.0.0.1')
  socket.write(`GET ${target} HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

describe('[C11] the file of a URL', () => {
  it.each([
    ['/a.txt', 'a'],
    ['/a.txt?version=2#x', 'a'],
    ['/sub/b%20c.txt', 'b c'],
    ['/%E6%97%A5%E6%9C%AC.txt', 'japan'],
    ['/sub/', 'index of sub'],
    ['/sub', 'index of sub'],
    ['/sub?x', 'index of sub'],
    ['/.well-known/x', 'dot'],
    ['/empty', ''],
  ])('%s', async (path, expected) => {
    const { ask } = await serve({
      'a.txt': 'a',
      'sub/b c.txt': 'b c',
      'sub/index.html': 'index of sub',
      '日本.txt': 'japan',
      '.well-known/x': 'dot',
      empty: '',
    })
    expect(await ask(path)).toMatchObject({ status: 200, text: expected })
  })

  it('has the type of its extension, and none when that is unknown', async () => {
    const { ask } = await serve({ 'a.png': '', 'a.json': '{}', 'a.html': '', 'a.unknown-type': '' })
    const typeOf = async (path: string) => (await ask(path)).headers['content-type']
    expect(await typeOf('/a.png')).toBe('image/png')
    expect(await typeOf('/a.json')).toMatch(/^application\/json/)
    expect(await typeOf('/a.html')).toMatch(/^text\/html; *charset=utf-8/i)
    expect(await typeOf('/a.unknown-type')).toBeUndefined()
  })

  it('is read anew at each request', async () => {
    const { ask, folder } = await serve({ 'a.txt': 'one' })
    expect((await ask('/a.txt')).text).toBe('one')
    writeFileSync(join(folder, 'a.txt'), 'three')
    const again = await ask('/a.txt')
    expect([again.text, again.headers['content-length'], again.headers['cache-control']]).toEqual([
      'three',
      '5',
      undefined,
    ])
  })
})

describe('[C12] what HTTP knows to ask', () => {
  it('HEAD gives the head alone', async () => {
    const { ask } = await serve({ 'a.txt': 'hello' })
    const head = await ask('/a.txt', { method: 'HEAD' })
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '5'])
    expect(await ask('/none', { method: 'HEAD' })).toMatchObject({ status: 404, text: '' })
  })

  it.each([
    ['bytes=0-1', 206, 'he', 'bytes 0-1/5'],
    ['bytes=2-', 206, 'llo', 'bytes 2-4/5'],
    ['bytes=-2', 206, 'lo', 'bytes 3-4/5'],
    ['bytes=9-', 416, '416 Range Not Satisfiable\n', 'bytes */5'],
  ])('Range: %s', async (Range, status, body, contentRange) => {
    const { ask } = await serve({ 'a.txt': 'hello' })
    const answer = await ask('/a.txt', { headers: { Range } })
    expect([answer.status, answer.text, answer.headers['content-range']]).toEqual([
      status,
      body,
      contentRange,
    ])
  })

  it('a condition that holds saves the body', async () => {
    const { ask } = await serve({ 'a.txt': 'hello' })
    const { etag = '' } = (await ask('/a.txt')).headers
    expect(etag).not.toBe('')
    expect(await ask('/a.txt', { headers: { 'If-None-Match': etag } })).toMatchObject({
      status: 304,
      text: '',
    })
    expect(await ask('/a.txt', { headers: { 'If-Match': '"other"' } })).toMatchObject({
      status: 412,
      text: '412 Precondition Failed\n',
    })
  })

  it.each([
    ['POST', 'x'.repeat(100_000)],
    ['PUT', 'x'],
    ['PATCH', 'x'],
    ['DELETE', ''],
    ['OPTIONS', ''],
    ['PROPFIND', ''],
  ])('%s is not allowed', async (method, send) => {
    const { ask } = await serve({ 'a.txt': 'hello' })
    const answer = await ask('/a.txt', { method, send })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD'])
    expect((await ask('/a.txt')).status).toBe(200)
  })
})

describe('[C13] what is not there', () => {
  it.each([
    '/none.txt',
    '/a.txt/below',
    '/folder',
    '/folder/',
    '/pipe',
    '/link',
    '/link-folder/secret',
    '/dangling',
  ])('%s is a plain 404', async (path) => {
    const { ask, folder } = await serve({ 'a.txt': 'a' })
    const elsewhere = makeScratchFolder({ secret: 'x' })
    mkdirSync(join(folder, 'folder'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync(join(elsewhere, 'secret'), join(folder, 'link'))
    symlinkSync(elsewhere, join(folder, 'link-folder'))
    symlinkSync(join(elsewhere, 'none'), join(folder, 'dangling'))
    const answer = await ask(path)
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
      404,
      '404 Not Found\n',
      'text/plain; charset=utf-8',
    ])
  })

  it('the served folder itself became a link', async () => {
    const { ask, folder } = await serve({ secret: 'mine' })
    rmSync(folder, { recursive: true })
    symlinkSync(makeScratchFolder({ secret: 'theirs' }), folder)
    expect(await ask('/secret')).toMatchObject({ status: 404 })
  })

  it.each([
    ['/../secret', '403'],
    ['/%2e%2e/secret', '403'],
    ['/..%2fsecret', '403'],
    ['/a/../../secret', '403'],
    ['//../secret', '403'],
    ['/%00', '400'],
    ['/%zz', '400'],
    ['secret', '400'],
    ['http://a.example/../secret', '400'],
  ])('the raw target %s is refused with %s', async (target, status) => {
    const outer = makeScratchFolder({ secret: 'x', 'inner/a': '' })
    const reply = await askRaw(join(outer, 'inner'), target)
    expect(reply.split(' ')[1]).toBe(status)
    expect(reply).not.toContain('\r\n\r\nx')
  })
})

it('[C12] a file that shrinks while it is sent ends as a lost connection, not as a whole body', async () => {
  const clock = createManualClock()
  const folder = makeScratchFolder({ big: '' })
  truncateSync(join(folder, 'big'), 8 * 1024 * 1024)
  const hosts = new Map([['a.example', { serve: folder, latencyMs: 0, bytesPerSecond: 1024 * 1024 }]])
  const routes = await openRoutes({ hosts }, clock)
  onTestFinished(() => routes.close())
  const answer = fetchThrough(routes.agents, 'http://a.example/big')
  await expect.poll(() => clock.pendingTimers()).toBe(1)
  truncateSync(join(folder, 'big'), 1024 * 1024)
  await runClockUntilSettled(clock, answer, 50)
  await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' })
})
