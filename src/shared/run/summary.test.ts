import { expect, it } from 'vitest'
import { begin, cancel } from '../../../test/support/log-events.ts'
import { answered, recordOf, request, wire } from '../../../test/support/run-records.ts'
import { summaryOf } from './summary.ts'

const verdict = { expectations: [], exitCode: 0, expectsErrors: false } as const

it('[E37] counts what the record holds', () => {
  const record = recordOf(
    [
      ...answered('a', { method: 'POST', url: 'https://a.test/x', bodySizeBytes: 5 }, { bytes: 30 }),
      ...answered('b', { url: 'https://a.test:8443/' }, { status: 503, bytes: 10 }),
      { ...begin('c'), atMs: 100 },
      { ...cancel('c'), atMs: 400 },
      request('d', { url: 'no url' }),
      wire('d', { type: 'failure', failure: { code: 'INVALID_URL', message: 'm' } }),
      { kind: 'finding', finding: { kind: 'plain-http', platforms: [], message: '', fix: '' } },
      begin('e'),
    ],
    {
      errorCount: 2,
      end: { by: 'timeout', afterSeconds: 3 },
      files: [{ directory: 'CachesDirectory', name: 'a', sizeBytes: 1, sha256: 'ff' }],
    },
  )
  const unmet = { name: 'b', isMet: false, problem: 'p' } as const
  const summary = summaryOf(record, {
    expectations: [{ name: 'a', isMet: true }, unmet],
    exitCode: 3,
    expectsErrors: false,
  })
  expect(summary).toEqual({
    version: 1,
    project: 'game',
    profile: 'reference',
    isStrict: false,
    startedAt: '2026-01-02T03:04:05.678Z',
    durationMs: 1234.6,
    end: { by: 'timeout', afterSeconds: 3 },
    exitCode: 3,
    errorCount: 2,
    requests: {
      total: 5,
      byState: { cancelled: 1, done: 2, failed: 1, open: 1 },
      byHost: { 'a.test': 1, 'a.test:8443': 1, 'example.com': 2, none: 1 },
      byMethod: { GET: 4, POST: 1 },
      byStatusClass: { '2xx': 1, '5xx': 1, none: 3 },
      byFailure: { INVALID_URL: 1 },
    },
    events: { delivered: 2, withheld: {} },
    bytes: { received: 40, sent: 5 },
    durationsMs: { median: 3, p95: 300, longest: 300 },
    findings: { total: 1, byKind: { 'plain-http': 1 } },
    files: [{ directory: 'CachesDirectory', name: 'a', sizeBytes: 1, sha256: 'ff' }],
    expectations: { met: 1, unmet: 1, results: [{ name: 'a', isMet: true }, unmet] },
  })
})

it('[E37] a run without requests has no names, and durations of 0', () => {
  expect(summaryOf(recordOf([]), verdict)).toMatchObject({
    requests: { total: 0, byState: {}, byHost: {}, byFailure: {} },
    durationsMs: { median: 0, p95: 0, longest: 0 },
  })
})

it('[E37] a host of any name is counted', () => {
  const record = recordOf([
    ...answered('a', { url: 'http://__proto__/' }),
    ...answered('b', { url: 'http://constructor/' }),
  ])
  const { byHost } = summaryOf(record, verdict).requests
  expect(JSON.parse(JSON.stringify(byHost))).toEqual(JSON.parse('{ "__proto__": 1, "constructor": 1 }'))
})
