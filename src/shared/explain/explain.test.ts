import { expect, it } from 'vitest'
import { findingKinds } from '../finding.ts'
import { exitCodes } from '../run/exit-codes.ts'
import { explain, explanations, nearestCodes } from './explain.ts'
import { failureExplanations } from './failures.ts'
import { withheldExplanations } from './further-codes.ts'

const codes = [
  ...Object.keys(failureExplanations),
  ...Object.keys(withheldExplanations),
  ...findingKinds,
  ...Object.values(exitCodes).map(String),
]

it.each(codes)('[E39] %s is explained, with what mends it', (code) => {
  const found = explain(code)
  expect(found.length).toBeGreaterThan(0)
  for (const { meaning, fix } of found) {
    expect(meaning).toMatch(/\S.*[.:]/s)
    expect(fix).toMatch(/\.$/)
  }
})

it.each([
  ['enotfound', 'ENOTFOUND', 'HOST_NOT_FOUND'],
  [' econnrefused ', 'ECONNREFUSED', 'CONNECTION_REFUSED'],
  ['host-not-found', 'HOST_NOT_FOUND', 'HOST_NOT_FOUND'],
  ['TIMEOUT', 'TIMED_OUT', 'TIMED_OUT'],
  ['ERR_TLS_ANYTHING_NEW', 'ERR_TLS_ANYTHING_NEW', 'TLS_FAILED'],
  ['PLAIN_HTTP', 'plain-http', undefined],
  ['SIGINT', '130', undefined],
  ['503', '503', undefined],
])('[E39] %s is found as %s', (asked, code, failure) => {
  expect(explain(asked).map((found) => [found.code, found.failure])).toEqual([[code, failure]])
})

it('[E39] a word that means two things has both', () => {
  expect(explain('no-listener').map(({ kind }) => kind)).toEqual(['withheld', 'finding'])
})

it.each([
  ['ENOTFUND', 'ENOTFOUND'],
  ['timed-ot', 'TIMED_OUT'],
  ['plainhttp', 'plain-http'],
])('[E39] %s is unknown, and %s is near', (asked, near) => {
  expect(explain(asked)).toEqual([])
  expect(nearestCodes(asked)[0]).toBe(near)
})

it.each(['', 'x', '__proto__', 'constructor', '99', '600', 'a'.repeat(1_000_000)])(
  '[E39] nothing is like %.20s',
  (asked) => {
    expect(explain(asked)).toEqual([])
    expect(nearestCodes(asked).length).toBeLessThanOrEqual(3)
  },
)

it('[E39] no explanation is there twice', () => {
  const keys = explanations.map(({ kind, code }) => `${kind} ${code}`)
  expect(new Set(keys).size).toBe(keys.length)
})
