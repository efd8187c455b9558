import { describe, expect, it, onTestFinished } from 'vitest'
import type { BodyQuery, SearchProgress } from '../../shared/contract/traffic.ts'
import { fail, ok } from '../../shared/outcome.ts'
import { buildThread } from '../../../test/support/build-thread.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { systemClock, type Clock } from '../clock.ts'
import type { BodyReader } from '../record/bodies.ts'
import { createBodySearches } from './body-searches.ts'

const workerUrl = buildThread('src/core/search/search-worker.ts')

const query = (text: string, special: Partial<BodyQuery> = {}): BodyQuery => ({
  text,
  isRegex: false,
  isCaseSensitive: false,
  ...special,
})

type Bodies = Readonly<Record<string, string | Uint8Array>>

/** Each body is the response of the exchange of its name. */
const sourceOf = (bodies: Bodies, onRead: () => void = () => {}): BodyReader => ({
  list: (ids) =>
    Object.keys(bodies)
      .filter((id) => ids?.includes(id) ?? true)
      .map((exchangeId) => ({ exchangeId, side: 'response' })),
  read: async (exchangeId, _side, offset, length) => {
    onRead()
    const body = bodies[exchangeId]
    if (body === undefined) return fail('NOT_FOUND', 'It never was.')
    if (body === '')
      return ok({ bytes: new Uint8Array(), keptBytes: 0, sizeBytes: 9, problem: 'It is gone.' })
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
    const size = { keptBytes: bytes.byteLength, sizeBytes: bytes.byteLength }
    return ok({ bytes: bytes.slice(offset, offset + length), ...size })
  },
})

function open(source: BodyReader, clock: Clock = systemClock) {
  const told: SearchProgress[] = []
  let heard: (() => void) | undefined
  const searches = createBodySearches({
    source,
    clock,
    workerUrl: workerUrl(),
    publish: (progress) => {
      told.push(progress)
      heard?.()
    },
  })
  onTestFinished(() => searches.stop())
  const over = async (searchId: string): Promise<SearchProgress> => {
    for (;;) {
      const last = told.findLast((progress) => progress.searchId === searchId)
      if (last !== undefined && last.state !== 'running') return last
      await new Promise<void>((resolve) => {
        heard = resolve
      })
    }
  }
  return { searches, told, over }
}

const placesOf = (told: readonly SearchProgress[]): readonly string[] =>
  told.flatMap(({ found }) => found.map(({ exchangeId, offsetBytes }) => `${exchangeId}@${offsetBytes}`))

describe('[I40] a search in bodies', () => {
  it('goes through them in the order of the log, in a thread of its own', async () => {
    const big = new Uint8Array(3 * 1024 * 1024).fill(0x61)
    big.set(new TextEncoder().encode('needle'), 1024 * 1024 - 3)
    const { searches, told, over } = open(sourceOf({ a: 'a needle', b: big, c: 'none', d: 'Needle' }))
    expect(searches.start('s', query('needle'))).toMatchObject({ ok: true })
    expect(await over('s')).toMatchObject({ state: 'done', searchedBodies: 4, totalBodies: 4 })
    expect(placesOf(told)).toEqual(['a@2', 'b@1048573', 'd@0'])
    expect(told[0]).toMatchObject({ searchedBodies: 0, totalBodies: 4, found: [], state: 'running' })
  })

  it('goes through those of some exchanges only', async () => {
    const { searches, told, over } = open(sourceOf({ a: 'x', b: 'x' }))
    searches.start('s', query('x', { exchangeIds: ['b'] }))
    await over('s')
    expect(placesOf(told)).toEqual(['b@0'])
  })

  it('says how many bodies could not be searched to the end', async () => {
    const source = sourceOf({ a: '', b: 'x' })
    const list = () => [...source.list(), { exchangeId: 'none', side: 'request' } as const]
    const { searches, over } = open({ ...source, list })
    searches.start('s', query('x'))
    expect(await over('s')).toMatchObject({
      state: 'done',
      problem: '1 body was not searched to the end: not kept whole, or in files that were changed since.',
    })
  })

  it('without bodies is done at once', async () => {
    const { searches, over } = open(sourceOf({}))
    searches.start('s', query('x'))
    expect(await over('s')).toMatchObject({ state: 'done', totalBodies: 0 })
  })
})

describe('[I42] what a search tells', () => {
  it('comes together, at most ten times a second', async () => {
    const clock = createManualClock()
    const names = Array.from({ length: 500 }, (_, index) => [`r${index}`, 'xx'] as const)
    const { searches, told, over } = open(sourceOf(Object.fromEntries(names)), clock)
    searches.start('s', query('x'))
    await over('s')
    expect(told).toHaveLength(2)
    expect(placesOf(told)).toHaveLength(1000)
  })

  it('is 2000 places at most, and then the search stops and says it', async () => {
    const names = Array.from({ length: 60 }, (_, index) => [`r${index}`, 'x'.repeat(100)] as const)
    const { searches, told, over } = open(sourceOf(Object.fromEntries(names)))
    searches.start('s', query('x'))
    expect(await over('s')).toMatchObject({
      state: 'stopped',
      problem: '2000 places were found. Search for something that is rarer.',
    })
    expect(placesOf(told)).toHaveLength(2000)
  })
})

describe('[I43] a search ends', () => {
  it('when it is stopped, and tells nothing more', async () => {
    const { searches, told, over } = open(sourceOf({ a: 'x' }))
    searches.start('s', query('x'))
    searches.stop('another')
    searches.stop('s')
    expect(await over('s')).toMatchObject({ state: 'stopped' })
    searches.start('t', query('x'))
    await over('t')
    expect(told.filter(({ searchId }) => searchId === 's').at(-1)).toMatchObject({ state: 'stopped' })
    searches.stop('t')
    expect(told.at(-1)).toMatchObject({ searchId: 't', state: 'done' })
  })

  it('when another one begins', async () => {
    const { searches, over } = open(sourceOf({ a: 'x' }))
    searches.start('s', query('x'))
    searches.start('t', query('x'))
    expect(await over('s')).toMatchObject({ state: 'stopped' })
    expect(await over('t')).toMatchObject({ state: 'done' })
  })

  it('when its expression takes more than two seconds for a part', async () => {
    const clock = createManualClock()
    let onTimer: (() => void) | undefined
    const waiting = new Promise<void>((resolve) => {
      onTimer = resolve
    })
    const watched: Clock = {
      ...clock,
      setTimer: (delayMs, run) => {
        if (delayMs === 2000) onTimer?.()
        return clock.setTimer(delayMs, run)
      },
    }
    const { searches, over } = open(sourceOf({ a: `${'a'.repeat(50_000)}!` }), watched)
    searches.start('s', query('^(a|a)*$', { isRegex: true }))
    await waiting
    clock.advance(2000)
    clock.advance(100)
    expect(await over('s')).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('took more than 2 seconds'),
    })
  })

  it('before it begins when its expression is none', () => {
    const { searches, told } = open(sourceOf({ a: 'x' }))
    expect(searches.start('s', query('(', { isRegex: true }))).toMatchObject({
      error: {
        code: 'INVALID_INPUT',
        message: expect.stringMatching(/^The expression cannot be used: .*\(/),
      },
    })
    expect(told).toEqual([])
  })
})
