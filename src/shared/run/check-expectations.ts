import { checkBudgets } from './check-budgets.ts'
import { checkConsole } from './check-console.ts'
import { checkEndings } from './check-endings.ts'
import { checkFiles } from './check-files.ts'
import { checkRequests } from './check-requests.ts'
import { resultOf, type ExpectationResult } from './expectation-result.ts'
import type { Expectations } from './expectations.ts'
import { foldExchanges } from './fold-exchanges.ts'
import type { RunRecord } from './run-record.ts'

/** What became of each expectation, in the order of `docs/expectations.md`. Never throws. */
export function checkExpectations(expected: Expectations, record: RunRecord): readonly ExpectationResult[] {
  const exchanges = foldExchanges(record.entries)
  return [
    ...checkRequests(expected, exchanges),
    ...checkEndings(expected, exchanges, record.entries),
    ...checkBudgets(expected, record, exchanges),
    ...checkFiles(expected.files ?? [], record.files),
    ...checkConsole(expected, record),
    ...(asksForRequests(expected) ? checkCompleteness(record) : []),
  ]
}

/** Whether anything is expected of files, which somebody must then list. */
export const asksForFiles = (expected: readonly Expectations[]): boolean =>
  expected.some(({ files = [] }) => files.length > 0)

function asksForRequests(expected: Expectations): boolean {
  const { requests, noOtherRequests, everyRequestEndsOnce, suspended, maxReceivedBytes, maxSentBytes } =
    expected
  return [requests, noOtherRequests, everyRequestEndsOnce, suspended, maxReceivedBytes, maxSentBytes].some(
    (setting) => setting !== undefined,
  )
}

/** What was dropped cannot be counted, so nothing is known of the whole. */
function checkCompleteness({ entries }: RunRecord): readonly ExpectationResult[] {
  const notice = entries.find((entry) => entry.kind === 'console' && entry.loss === 'requests')
  return notice?.kind === 'console' ? [resultOf('all requests are on record', notice.text)] : []
}
