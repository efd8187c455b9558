import { expect, it } from 'vitest'
import { begin, cancel, ended } from '../../../test/support/log-events.ts'
import { answered, recordOf, request } from '../../../test/support/run-records.ts'
import type { LogEvent, WithheldReason } from '../log-entry.ts'
import { checkExpectations } from './check-expectations.ts'
import type { Expectations } from './expectations.ts'

const problemsOf = (expected: Expectations, events: Parameters<typeof recordOf>[0]): readonly string[] =>
  checkExpectations(expected, recordOf(events)).flatMap((result) => (result.isMet ? [] : [result.problem]))

const once = (...events: readonly LogEvent[]): readonly string[] =>
  problemsOf({ everyRequestEndsOnce: true }, events)

function withheld(exchangeId: string, reason: WithheldReason): LogEvent {
  const event = ended(exchangeId)
  if (event.kind !== 'delivered') throw new Error('An end is delivered.')
  return { ...event, kind: 'withheld', reason }
}

it('[E24] one ended for each request is right, none or two are not', () => {
  expect(once(...answered('a'), ...answered('b'))).toEqual([])
  expect(once(...answered('a'), ended('a'))).toEqual([
    'Expected one "ended" for each request that is not cancelled: #1 GET http://example.com/ got 2.',
  ])
  expect(once(...answered('a').slice(0, -1))[0]).toContain('got none')
  expect(once(begin('a'))[0]).toContain('has not ended')
})

it('[E24] a cancelled request needs none, one that the end of the run cancels was open', () => {
  expect(once(begin('a'), cancel('a'))).toEqual([])
  expect(once(begin('a'), cancel('a'), withheld('a', 'cancelled'))).toEqual([])
  expect(once(begin('a'), { kind: 'cancel', exchangeId: 'a', by: 'close', receivedBytes: 0 })[0]).toContain(
    'was open when the app ended',
  )
})

it('[E24] an ended without a listener is one, one after the end of the session is none', () => {
  expect(once(...answered('a').slice(0, -1), withheld('a', 'no-listener'))).toEqual([])
  expect(once(...answered('a').slice(0, -1), withheld('a', 'session-ended'))[0]).toContain('got none')
})

const at = (atMs: number, event: LogEvent): LogEvent & { readonly atMs: number } => ({ ...event, atMs })
const suspend: LogEvent = { kind: 'life-cycle', event: 'suspend' }
const resume: LogEvent = { kind: 'life-cycle', event: 'resume' }

it('[E25] an app that is never suspended does not meet what is expected of that', () => {
  const never = 'The app was never suspended in this run. Suspend it with a script.'
  expect(problemsOf({ suspended: { noRequests: true, cancelledWithinMs: 1 } }, answered('a'))).toEqual([
    never,
    never,
  ])
})

it('[E25] a request that begins while the app is suspended is told, also a refused one', () => {
  const quiet = [at(0, request('a')), at(10, suspend), at(20, resume), at(30, request('b'))]
  expect(problemsOf({ suspended: { noRequests: true } }, quiet)).toEqual([])
  const refused: LogEvent = {
    kind: 'finding',
    finding: {
      kind: 'request-while-suspended',
      source: 'main.lua:9',
      platforms: [],
      message: '',
      fix: '',
    },
  }
  const loud = [at(10, suspend), at(15, request('c')), at(16, refused), at(20, resume)]
  expect(problemsOf({ suspended: { noRequests: true } }, loud)).toEqual([
    'There were 2: #1 GET http://example.com/, a refused one (main.lua:9).',
  ])
})

it('[E25] what is open at the suspension must be over in time', () => {
  const expected = { suspended: { cancelledWithinMs: 50 } }
  const cancelledAt = (atMs: number) => [at(0, request('a')), at(100, suspend), at(atMs, cancel('a'))]
  expect(problemsOf(expected, cancelledAt(90))).toEqual([])
  expect(problemsOf(expected, cancelledAt(150))).toEqual([])
  expect(problemsOf(expected, cancelledAt(151))[0]).toContain('took 51 ms more')
  expect(problemsOf(expected, cancelledAt(90).slice(0, 2))[0]).toContain('has not ended')
  expect(problemsOf(expected, [at(100, suspend), at(110, resume), at(120, request('a'))])).toEqual([])
  const closed: LogEvent = { kind: 'cancel', exchangeId: 'a', by: 'close', receivedBytes: 0 }
  expect(problemsOf(expected, [at(0, request('a')), at(100, suspend), at(110, closed)])[0]).toContain(
    'was open when the app ended',
  )
})
