import { expect, it } from 'vitest'
import { z } from 'zod'
import { ok } from '../shared/outcome.ts'
import { isBounded } from './is-bounded.ts'
import { serve, serveSync } from './serve.ts'

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const part = z.strictObject({ bytes: bytes.optional(), name: z.string().optional() })
const contract = {
  calls: {
    take: { input: z.strictObject({ part, list: z.array(part).max(3).optional() }), output: z.void() },
  },
  topics: {},
} as const

const call = serve(contract, { take: async () => ok(undefined) })
const callSync = serveSync(contract, { take: () => ok(undefined) })

async function codes(input: unknown): Promise<readonly (string | undefined)[]> {
  const outcomes = [await call('take', input, undefined), callSync('take', input, undefined)]
  return outcomes.map((outcome) => (outcome.ok ? undefined : outcome.error.code))
}

const invalid = ['INVALID_INPUT', 'INVALID_INPUT']
const large = new Uint8Array(64 * 1024 * 1024)

it('[W8] bytes pass where bytes belong', async () => {
  expect(await codes({ part: { bytes: large } })).toEqual([undefined, undefined])
  expect(await codes({ part: {}, list: [{ bytes: large }, { name: 'a' }] })).toEqual([undefined, undefined])
})

it('[W8] a small view of a large buffer is refused', async () => {
  expect(await codes({ part: { bytes: large.subarray(0, 1) } })).toEqual(invalid)
  expect(await codes({ part: { bytes: Buffer.from('from the pool of Node') } })).toEqual([
    undefined,
    undefined,
  ])
})

it('[W8] bytes in the place of anything else are refused without a look at each', async () => {
  const startedMs = performance.now()
  for (const input of [
    large,
    { part: large },
    { part: { name: large } },
    { part: {}, list: large },
    [large],
  ]) {
    expect(await codes(input)).toEqual(invalid)
  }
  expect(performance.now() - startedMs).toBeLessThan(1000)
})

it('[W8] more fields, more values or other objects than any call has are refused', async () => {
  const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field-${index}`, index]))
  expect(await codes(fields)).toEqual(invalid)
  expect(await codes({ part: fields })).toEqual(invalid)
  expect(await codes({ part: {}, list: Array.from({ length: 1_000_000 }, () => 0) })).toEqual(invalid)
  expect(await codes({ part: new Map([['name', 'a']]) })).toEqual(invalid)
  expect(await codes({ part: {}, list: Array.from({ length: 4 }, () => ({})) })).toEqual(invalid)
  expect(isBounded({ exchangeIds: Array.from({ length: 100_000 }, (_, index) => `s:r-${index}`) })).toBe(true)
})

it('[W8] a message that refers to itself is refused', async () => {
  const circle: { part?: unknown } = {}
  circle.part = circle
  expect(await codes(circle)).toEqual(invalid)
})

it('[W8] what throws while it is looked at becomes a failure, also where nobody could catch it', () => {
  const trap = Object.defineProperty({}, 'part', {
    enumerable: true,
    get: () => {
      throw new RangeError('trap')
    },
  })
  expect(callSync('take', trap, undefined)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
})
