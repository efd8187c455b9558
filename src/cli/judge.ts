import { checkExpectations } from '../shared/run/check-expectations.ts'
import type { Expectations } from '../shared/run/expectations.ts'
import type { RunRecord } from '../shared/run/run-record.ts'
import { unmetOf, type RunVerdict } from '../shared/run/run-verdict.ts'
import { exitCodes } from '../shared/run/exit-codes.ts'
import { exitCodeOf } from './run-end.ts'

/** Judges a run and says what it falls short of. */
export function judge(
  expected: readonly Expectations[],
  record: RunRecord,
  say: (line: string) => void,
): RunVerdict {
  const expectsErrors = expected.some(({ errors }) => errors !== undefined)
  const ended = exitCodeOf(record.end, expectsErrors ? 0 : record.errorCount, say)
  const expectations = expected.flatMap((each) => checkExpectations(each, record))
  const unmet = unmetOf(expectations)
  // Whoever presses Ctrl-C knows that it is not complete.
  if (record.end.by !== 'interrupt') {
    for (const { name, problem } of unmet) say(`expectation failed: ${name}. ${problem}`)
  }
  const exitCode = ended === exitCodes.fine && unmet.length > 0 ? exitCodes.expectationFailed : ended
  return { expectations, exitCode, expectsErrors }
}
