import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeIssues } from '../../core/project/settings-problem.ts'
import { expectations } from './expectations.ts'

it('[E33] docs/expectations.schema.json is the schema that a file is checked with', () => {
  const path = new URL('../../../docs/expectations.schema.json', import.meta.url)
  const published: unknown = JSON.parse(readFileSync(path, 'utf8'))
  // When this fails, what is expected here is the new content of the file.
  expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(expectations, { io: 'input' }))))
})

it.each([
  [{ request: [] }, 'the whole file: Remove or correct "request": there is no such setting.'],
  [[], 'the whole file is a list. Give an object such as { "everyRequestEndsOnce": true }.'],
  [
    { requests: [{ host: 'https://a.test' }] },
    'requests[0].host is "https://a.test". Write the host alone, such as "api.example.com" or "127.0.0.1:8080": no scheme, no path.',
  ],
  [
    { requests: [{ path: 'scores' }] },
    'requests[0].path is "scores". Begin with "/", and use "url" for what comes after a "?".',
  ],
  [{ requests: [{ url: 'a', host: 'b' }] }, 'requests[0] is an object. Keep "url", or "host" and "path".'],
  [
    { requests: [{ count: -1 }] },
    'requests[0].count is -1. Give a whole number, or an object such as { "min": 1, "max": 3 }.',
  ],
  [
    { requests: [{ count: { min: 3, max: 1 } }] },
    'requests[0].count is an object. Give a "max" that is not below "min".',
  ],
  [{ requests: [{ count: {} }] }, 'requests[0].count is an object. Give one of "min" and "max".'],
  [{ requests: [{ status: 99 }] }, 'requests[0].status is 99. Give a status from 100 to 599.'],
  [{ requests: [{ state: 'open' }] }, 'requests[0].state is "open". Give one of done, failed, cancelled.'],
  [
    { noOtherRequests: true },
    'the whole file is an object. Add "requests", which "noOtherRequests" leans on.',
  ],
  [{ everyRequestEndsOnce: 1 }, 'everyRequestEndsOnce is 1. Write true, or leave it out.'],
  [
    { noFindings: ['plain-htp'] },
    'noFindings is a list. Write true for none at all, or a list of kinds such as ["plain-http"]: docs/findings.md has them.',
  ],
  [
    { files: [{ directory: 'ResourceDirectory', name: 'a' }] },
    'files[0].directory is "ResourceDirectory". Give one of DocumentsDirectory, TemporaryDirectory, CachesDirectory, ApplicationSupportDirectory.',
  ],
  [
    { files: [{ directory: 'CachesDirectory', name: 'a', sha256: 'ab' }] },
    'files[0].sha256 is "ab". Give a SHA-256 of 64 hexadecimal digits.',
  ],
  [
    { files: [{ directory: 'CachesDirectory', name: 'a', exists: false, sizeBytes: 1 }] },
    'files[0] is an object. Remove "sizeBytes" and "sha256": a file that is not there has none.',
  ],
  [{ noErrors: true, errors: [] }, 'the whole file is an object. Keep one of "noErrors" and "errors".'],
  [{ printed: 'done' }, 'printed is "done". Give a list of texts, such as ["done*"].'],
  [{ maxReceivedBytes: 0.5 }, 'maxReceivedBytes is 0.5. Give a whole number of bytes.'],
  [{ suspended: true }, 'suspended is true. Give an object such as { "noRequests": true }.'],
])('[E33] %j is told with its place and what to write', (content, problem) => {
  const parsed = expectations.safeParse(content)
  expect(parsed.success ? [] : describeIssues(content, parsed.error)).toEqual([problem])
})

it('[E33] all that may be said at once is taken', () => {
  const content = {
    $schema: 'x',
    requests: [
      { method: 'post', host: '*.a.test:80', path: '/*', status: 200, state: 'done', count: { max: 2 } },
      { url: 'https://a.test/?*', attemptsPerUrl: 1, cancelledWithinMs: 0.5 },
    ],
    noOtherRequests: true,
    everyRequestEndsOnce: true,
    suspended: { noRequests: true, cancelledWithinMs: 5 },
    maxReceivedBytes: 0,
    maxSentBytes: 1,
    maxDurationMs: 1,
    noFindings: true,
    files: [{ directory: 'CachesDirectory', name: '*', exists: true, sha256: 'A'.repeat(64) }],
    errors: [],
    printed: ['a'],
    notPrinted: ['b'],
  }
  expect(expectations.parse(content)).toEqual(content)
})

const problem = (content: object): string | undefined => expectations.safeParse(content).error?.message
const many = (count: number) => Array.from({ length: count }, () => ({}))

it('[E33] lists are bounded', () => {
  expect(problem({ requests: many(256) })).toBeUndefined()
  expect(problem({ requests: many(257) })).toContain('Give at most 256 of them.')
  expect(problem({ printed: Array.from({ length: 65 }, () => 'a') })).toContain('Give at most 64 texts.')
  expect(problem({ printed: ['a'.repeat(1025)] })).toContain('at most 1024 characters')
})
