import { expect, it } from 'vitest'
import { cancel } from '../../../test/support/log-events.ts'
import { answered, recordOf, request, wire } from '../../../test/support/run-records.ts'
import { checkExpectations } from './check-expectations.ts'
import type { Expectations } from './expectations.ts'

const record = recordOf([
  ...answered('a', { method: 'POST', url: 'https://API.example.com:8443/scores/%C3%A9t%C3%A9?x=1' }),
  ...answered('b', { url: 'https://api.example.com/news', callSite: 'main.lua:3' }, { status: 503 }),
  ...answered('c', { url: 'https://api.example.com/news', callSite: 'main.lua:3' }),
  request('d', { url: 'http://other.test/slow' }),
  { ...cancel('d'), atMs: 120 },
  request('e', { url: 'not a url' }),
  wire('e', { type: 'failure', failure: { code: 'INVALID_URL', message: 'm' } }),
])

const problemsOf = (requests: Expectations['requests'], more: Expectations = {}): readonly string[] =>
  checkExpectations({ requests, ...more }, record).flatMap((result) =>
    result.isMet ? [] : [`${result.name}: ${result.problem}`],
  )

it.each([
  [{}, 5],
  [{ host: 'api.example.com' }, 3],
  [{ host: 'API.EXAMPLE.COM:8443' }, 1],
  [{ host: '*.com' }, 3],
  [{ host: 'example.com' }, 0],
  [{ path: '/news' }, 2],
  [{ path: '/scores/été' }, 1],
  [{ path: '/scores/%C3%A9*' }, 1],
  [{ url: 'https://API.example.com:8443/*?x=1' }, 1],
  [{ method: 'post' }, 1],
  [{ status: 503 }, 1],
  [{ state: 'done' as const }, 3],
  [{ state: 'failed' as const }, 1],
  [{ state: 'cancelled' as const }, 1],
  [{ host: 'api.example.com', path: '/news', status: 200 }, 1],
])('[E20] %j means %i requests', (kind, count) => {
  expect(problemsOf([{ ...kind, count }])).toEqual([])
  expect(problemsOf([{ ...kind, count: { min: count + 1 } }])).toHaveLength(1)
  expect(problemsOf([{ ...kind, count: { max: count - 1 } }])).toHaveLength(1)
})

it('[E20] without a count there is one at least', () => {
  expect(problemsOf([{ path: '/news' }])).toEqual([])
  expect(problemsOf([{ path: '/old' }])).toEqual([
    '/old: at least 1 request: Expected at least 1 request, there was none among 5: #1 POST https://API.example.com:8443/scores/%C3%A9t%C3%A9?x=1, #2 GET https://api.example.com/news (main.lua:3), #3 GET https://api.example.com/news (main.lua:3), #4 GET http://other.test/slow, #5 GET not a url.',
  ])
  const nothing = checkExpectations({ requests: [{ method: 'GET' }] }, recordOf([]))
  expect(nothing).toEqual([
    {
      name: 'GET: at least 1 request',
      isMet: false,
      problem: 'Expected at least 1 request, but the app made no request at all.',
    },
  ])
})

it('[E20] too many are told with their places', () => {
  expect(problemsOf([{ host: 'api.example.com', path: '/news', count: 1 }])).toEqual([
    'api.example.com/news: 1 request: Expected 1 request, there were 2: #2 GET https://api.example.com/news (main.lua:3), #3 GET https://api.example.com/news (main.lua:3).',
  ])
})

it('[E20] a redirect is no request of its own', () => {
  const redirected = recordOf([
    request('a'),
    wire('a', { type: 'redirect', status: 302, location: '/home' }),
    ...answered('a').slice(1),
  ])
  expect(checkExpectations({ requests: [{ count: 1, status: 200 }] }, redirected)).toMatchObject([
    { isMet: true },
  ])
})

it('[E21] the attempts of each URL are counted by themselves', () => {
  expect(problemsOf([{ attemptsPerUrl: { max: 2 } }])).toEqual([])
  expect(problemsOf([{ attemptsPerUrl: 1 }])).toEqual([
    'all requests: each URL 1 time: Expected 1 for each URL, there were 2 of #2 GET https://api.example.com/news (main.lua:3).',
  ])
})

it('[E22] a request that none of the list means is told', () => {
  const requests = [{ host: 'api.example.com' }, { host: 'other.test' }]
  expect(problemsOf(requests, { noOtherRequests: true })).toEqual([
    'no other requests: There were 1: #5 GET not a url.',
  ])
  expect(problemsOf([...requests, { url: 'not*' }], { noOtherRequests: true })).toEqual([])
})

it('[E23] a cancel by the app in time is one, any other is none', () => {
  expect(problemsOf([{ host: 'other.test', cancelledWithinMs: 200 }])).toEqual([])
  expect(problemsOf([{ host: 'other.test', cancelledWithinMs: 100 }])).toEqual([
    'other.test: cancelled within 100 ms: Expected that the app cancels each within 100 ms: #4 GET http://other.test/slow was cancelled after 105 ms.',
  ])
  expect(problemsOf([{ path: '/news', cancelledWithinMs: 100 }])).toEqual([
    '/news: cancelled within 100 ms: Expected that the app cancels each within 100 ms: #2 GET https://api.example.com/news (main.lua:3) is done, #3 GET https://api.example.com/news (main.lua:3) is done.',
  ])
  const byEnd = recordOf([request('a'), { kind: 'cancel', exchangeId: 'a', by: 'close', receivedBytes: 0 }])
  expect(checkExpectations({ requests: [{ cancelledWithinMs: 100 }] }, byEnd)).toMatchObject([
    { isMet: true },
    { isMet: false, problem: expect.stringContaining('was cancelled by the end of the run') },
  ])
})

it('[E31] dropped requests cannot be counted', () => {
  const cut = recordOf([
    { kind: 'console', level: 'warning', text: '3 older finished requests were dropped.', loss: 'requests' },
  ])
  const lost = { name: 'all requests are on record', isMet: false }
  expect(checkExpectations({ requests: [{ count: 0 }] }, cut)).toMatchObject([{ isMet: true }, lost])
  expect(checkExpectations({ everyRequestEndsOnce: true }, cut)).toMatchObject([{ isMet: true }, lost])
  expect(checkExpectations({ noErrors: true }, cut)).toMatchObject([{ isMet: true }])
})
