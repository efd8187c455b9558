import { expect, it } from 'vitest'
import { line } from '../../../test/support/log-events.ts'
import { answered, recordOf } from '../../../test/support/run-records.ts'
import type { LogEvent } from '../log-entry.ts'
import { checkExpectations } from './check-expectations.ts'
import type { Expectations } from './expectations.ts'
import type { RunFile, RunRecord } from './run-record.ts'

const problemsOf = (
  expected: Expectations,
  events: readonly LogEvent[],
  changes: Partial<RunRecord> = {},
): readonly string[] =>
  checkExpectations(expected, recordOf(events, changes)).flatMap((result) =>
    result.isMet ? [] : [`${result.name}: ${result.problem}`],
  )

it('[E26] bytes and time have a budget, and the largest are told first', () => {
  const events = [
    ...answered('a', { bodySizeBytes: 7 }, { bytes: 100 }),
    ...answered('b', { url: 'http://big.test/', bodySizeBytes: 3 }, { bytes: 900 }),
  ]
  expect(problemsOf({ maxReceivedBytes: 1000, maxSentBytes: 10, maxDurationMs: 1235 }, events)).toEqual([])
  expect(problemsOf({ maxReceivedBytes: 999, maxSentBytes: 9, maxDurationMs: 1234 }, events)).toEqual([
    'received: at most 999 bytes: There were 1000: 900 by #2 GET http://big.test/, 100 by #1 GET http://example.com/.',
    'sent: at most 9 bytes: There were 10: 7 by #1 GET http://example.com/, 3 by #2 GET http://big.test/.',
    'over within 1234 ms: The run took 1235 ms.',
  ])
})

const finding = (kind: 'plain-http' | 'cookie-set', source?: string): LogEvent => ({
  kind: 'finding',
  finding: { kind, platforms: [], message: '', fix: '', ...(source === undefined ? {} : { source }) },
})

it('[E27] unwanted findings are told with their places', () => {
  const events = [finding('plain-http', 'main.lua:3'), finding('cookie-set')]
  expect(problemsOf({ noFindings: ['url-needs-encoding'] }, events)).toEqual([])
  expect(problemsOf({ noFindings: ['url-needs-encoding', 'plain-http'] }, events)).toEqual([
    'no finding plain-http: There were 1: plain-http (main.lua:3). coronagraph explain says what they mean.',
  ])
  expect(problemsOf({ noFindings: true }, events)).toEqual([
    'no findings: There were 2: plain-http (main.lua:3), cookie-set. coronagraph explain says what they mean.',
  ])
  expect(problemsOf({ noFindings: true }, [])).toEqual([])
})

const file = (name: string, sizeBytes = 5): RunFile => ({
  directory: 'DocumentsDirectory',
  name,
  sizeBytes,
  sha256: 'ab'.repeat(32),
})

it('[E28] a file is there with its size and hash', () => {
  const files = [file('a/b.png'), file('c')]
  const directory = 'DocumentsDirectory'
  const check = (...expected: NonNullable<Expectations['files']>): readonly string[] =>
    problemsOf({ files: expected }, [], { files })
  expect(
    check(
      { directory, name: 'a/b.png', sizeBytes: 5, sha256: 'AB'.repeat(32) },
      { directory, name: '*', sizeBytes: { max: 5 } },
      { directory: 'CachesDirectory', name: 'c', exists: false },
    ),
  ).toEqual([])
  expect(
    check(
      { directory, name: 'b.png' },
      { directory: 'CachesDirectory', name: 'c' },
      { directory, name: 'c', sizeBytes: { min: 6 } },
      { directory, name: 'c', sha256: 'cd'.repeat(32) },
      { directory, name: 'a/*', exists: false },
    ),
  ).toEqual([
    'file DocumentsDirectory/b.png: It is not there. DocumentsDirectory has a/b.png, c.',
    'file CachesDirectory/c: It is not there: CachesDirectory is empty.',
    'file DocumentsDirectory/c, at least 6 bytes: c has 5 bytes instead of at least 6.',
    `file DocumentsDirectory/c, SHA-256 cdcdcdcd…: c (5 bytes) has the SHA-256 ${'ab'.repeat(32)}.`,
    'no file DocumentsDirectory/a/*: It is there: a/b.png (5 bytes).',
  ])
})

it('[E29] each line is looked at as a whole', () => {
  const events = [line('one\ntwo done'), line('three')]
  expect(problemsOf({ printed: ['one', 'two *', '*'], notPrinted: ['done', 'tw'] }, events)).toEqual([])
  expect(problemsOf({ printed: ['done'], notPrinted: ['th*'] }, events)).toEqual([
    'printed "done": None of the 3 printed lines fits; the last: "one", "two done", "three".',
    'not printed "th*": Line 3 of the output is "three".',
  ])
  expect(problemsOf({ printed: ['done'] }, [])).toEqual(['printed "done": The app printed nothing.'])
})

const uncaught = (text: string): LogEvent => ({ kind: 'console', level: 'error', text, isUncaught: true })

it('[E30] noErrors is about errors that nobody caught', () => {
  const told: LogEvent = { kind: 'console', level: 'error', text: 'ERROR: network: invalid' }
  expect(problemsOf({ noErrors: true }, [told])).toEqual([])
  expect(problemsOf({ noErrors: true }, [uncaught('main.lua:3: broken\nstack')], { errorCount: 1 })).toEqual([
    'no errors: There were 1: main.lua:3: broken.',
  ])
})

it('[E30] errors are those that come, and no others', () => {
  const events = [uncaught('main.lua:3: broken\nstack'), uncaught('main.lua:9: late')]
  const changes = { errorCount: 2 }
  expect(problemsOf({ errors: ['main.lua:3: *', '*late'] }, events, changes)).toEqual([])
  expect(problemsOf({ errors: ['main.lua:3: *', '*never'] }, events, changes)).toEqual([
    'error "*never": There were: main.lua:3: broken, main.lua:9: late.',
    'no other errors: There were 1: main.lua:9: late.',
  ])
  expect(problemsOf({ errors: [] }, events, changes)).toHaveLength(1)
  expect(problemsOf({ errors: ['x'] }, [])).toEqual(['error "x": There was no error.'])
})

it('[E31] of lines that were dropped nobody can say that they were not printed', () => {
  const events: readonly LogEvent[] = [
    line('one'),
    { kind: 'console', level: 'warning', text: '9 lines were dropped.', loss: 'console-lines' },
  ]
  expect(problemsOf({ printed: ['one'] }, events)).toEqual([])
  expect(problemsOf({ notPrinted: ['two'] }, events)).toEqual([
    'not printed "two": It cannot be known. The app printed so much that not every line was looked at.',
  ])
})

it('[E31] line ends without end are not looked at for ever', () => {
  const events = [line('\n'.repeat(3_000_000)), line('last')]
  expect(problemsOf({ notPrinted: ['x'] }, events)[0]).toContain('It cannot be known.')
})
