import { matchesText } from '../matches-text.ts'
import { resultOf, type ExpectationResult } from './expectation-result.ts'
import { listSome, shorten } from './expectation-words.ts'
import type { Expectations } from './expectations.ts'
import { consoleOf } from './record-console.ts'
import type { RunRecord } from './run-record.ts'

/** What the app prints, and which of its errors nobody catches. */
export function checkConsole(expected: Expectations, record: RunRecord): readonly ExpectationResult[] {
  const { noErrors, errors, printed = [], notPrinted = [] } = expected
  const { printedLines, uncaughtErrors, isCut } = consoleOf(record.entries)
  return [
    ...(noErrors === undefined ? [] : [checkNoErrors(record.errorCount, uncaughtErrors)]),
    ...(errors === undefined ? [] : checkErrors(errors, record.errorCount, uncaughtErrors)),
    ...printed.map((pattern) =>
      resultOf(`printed ${quoted(pattern)}`, missingLine(pattern, printedLines, isCut)),
    ),
    ...notPrinted.map((pattern) =>
      resultOf(`not printed ${quoted(pattern)}`, unwantedLine(pattern, printedLines, isCut)),
    ),
  ]
}

const quoted = (text: string): string => JSON.stringify(shorten(text))

const cut = 'The app printed so much that not every line was looked at.'

function missingLine(pattern: string, lines: readonly string[], isCut: boolean): string | undefined {
  if (lines.some((line) => matchesText(pattern, line))) return undefined
  const note = isCut ? ` ${cut}` : ''
  if (lines.length === 0) return `The app printed nothing.${note}`
  const last = lines.slice(-3).map(quoted)
  return `None of the ${lines.length} printed lines fits; the last: ${last.join(', ')}.${note}`
}

function unwantedLine(pattern: string, lines: readonly string[], isCut: boolean): string | undefined {
  const index = lines.findIndex((line) => matchesText(pattern, line))
  if (index !== -1) return `Line ${index + 1} of the output is ${quoted(lines[index] ?? '')}.`
  return isCut ? `It cannot be known. ${cut}` : undefined
}

function checkNoErrors(count: number, errors: readonly string[]): ExpectationResult {
  return resultOf('no errors', count === 0 ? undefined : `There were ${count}: ${listSome(errors)}.`)
}

function checkErrors(
  patterns: readonly string[],
  count: number,
  errors: readonly string[],
): readonly ExpectationResult[] {
  const missing = (pattern: string): string | undefined => {
    if (errors.some((error) => matchesText(pattern, error))) return undefined
    return errors.length === 0 ? 'There was no error.' : `There were: ${listSome(errors)}.`
  }
  const others = errors.filter((error) => !patterns.some((pattern) => matchesText(pattern, error)))
  const otherCount = others.length + Math.max(0, count - errors.length)
  return [
    ...patterns.map((pattern) => resultOf(`error ${quoted(pattern)}`, missing(pattern))),
    resultOf(
      patterns.length === 0 ? 'no errors' : 'no other errors',
      otherCount === 0 ? undefined : `There were ${otherCount}: ${listSome(others)}.`,
    ),
  ]
}
