import { expect, test } from 'vitest'
import { startRequest, type StartRequest } from '../../../shared/contract/app-network.ts'
import { fail, ok } from '../../../shared/outcome.ts'
import { createMemoryFiles } from '../../../../test/support/memory-files.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { boundedFiles } from '../files/bounded-files.ts'
import { boundedRequest } from './bounded-request.ts'

test.each([
  ['a long URL', 'network.request(("u"):rep(5e6), "GET", print)', /^The URL is longer than 65536 characters/],
  [
    'long headers',
    `local headers = {}
     for i = 1, 100 do headers["X-" .. i] = ("h"):rep(60000) end
     network.request("http://h/", "GET", print, { headers = headers })`,
    /^The headers are larger than 65536 characters together/,
  ],
  [
    'a long header name',
    'network.request("http://h/", "GET", print, { headers = { [("n"):rep(2000)] = "v" } })',
    /^The name of a header is longer/,
  ],
])('%s does not travel: the host only fails the request', async (_what, line, reason) => {
  const { network } = await startApp(line)
  expect(network.started).toHaveLength(1)
  const [request] = network.started
  expect(startRequest.safeParse(request).success).toBe(true)
  expect(request?.refusal).toMatch(reason)
  expect(JSON.stringify(request).length).toBeLessThan(70_000)
})

test('bodies that are started together may weigh so much and no more, and less when the host has answered', async () => {
  const { network, advance } = await startApp(`
    local body = ("b"):rep(60 * 1024 * 1024)
    local function start()
      for i = 1, 6 do
        network.request("http://h/", "POST", function() end, { body = body, bodyType = "binary" })
      end
    end
    timer.performWithDelay(1, start, 2)`)
  const refusals = (): (string | undefined)[] => network.started.map(({ refusal }) => refusal)
  advance(16)
  expect(refusals().map((refusal) => refusal === undefined)).toEqual([true, true, true, true, false, false])
  expect(refusals().at(-1)).toMatch(
    /^The bodies of the requests that were just started are too large together/,
  )
  await Promise.resolve()
  advance(16)
  expect(
    refusals()
      .slice(6)
      .map((refusal) => refusal === undefined),
  ).toEqual([true, true, true, true, false, false])
})

test('a body that is too large is left out', () => {
  const request: StartRequest = {
    id: 'r-1',
    api: 'request',
    method: 'POST',
    url: 'http://h/',
    headers: [],
    timeoutMs: 1000,
    progress: 'none',
    followRedirects: true,
    body: { kind: 'binary', bytes: new Uint8Array(64 * 1024 * 1024 + 1) },
  }
  const bounded = boundedRequest(request, Number.POSITIVE_INFINITY)
  expect(bounded.body).toBeUndefined()
  expect(bounded.refusal).toMatch(/^The body is larger than 67108864 bytes/)
})

test('names of files and methods are cut to what the host still refuses', async () => {
  const { network } = await startApp(`
    local long = ("n"):rep(5e6)
    network.request("http://h/", long, print)
    network.download("http://h/", "GET", print, long, system.DocumentsDirectory)`)
  const [method, target] = network.started
  expect(startRequest.safeParse(method).success).toBe(false)
  expect(method?.method).toHaveLength(65)
  expect(startRequest.safeParse(target).success).toBe(false)
  expect(target?.target?.name).toHaveLength(1025)
})

test('a long name of a file does not reach the host whole', () => {
  const asked: string[] = []
  const files = boundedFiles({
    ...createMemoryFiles(new Map()),
    read: ({ name }) => {
      asked.push(name)
      return fail('INVALID_INPUT', 'too long')
    },
    exists: ({ name }) => {
      asked.push(name)
      return ok(false)
    },
    path: ({ name }) => {
      asked.push(name)
      return ok('')
    },
  })
  for (const name of ['n'.repeat(5e6), 'a.png']) {
    files.read({ directory: 'ResourceDirectory', name })
    files.exists({ directory: 'ResourceDirectory', name })
    files.path({ directory: 'ResourceDirectory', name })
  }
  expect(asked.map((name) => name.length)).toEqual([1025, 1025, 1025, 5, 5, 5])
})
