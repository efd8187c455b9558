import { unreachable } from '../../shared/outcome.ts'
import { consoleOf } from '../../shared/run/record-console.ts'
import type { RunEnd, RunRecord } from '../../shared/run/run-record.ts'
import type { RunVerdict } from '../../shared/run/run-verdict.ts'
import { xmlElement, type XmlElement } from './xml.ts'

/** Characters of one failure, and of each of the two streams: servers of CI refuse what is very long. */
const longestFailure = 16_384
const longestStream = 65_536

type Case = {
  readonly group: string
  readonly name: string
  readonly seconds: number
  /** A failure is what the app did wrong; an error kept the run from being judged. */
  readonly wrong?: { readonly kind: 'failure' | 'error'; readonly type: string; readonly text: string }
}

/**
 * A run as JUnit XML, as GitHub, GitLab and Jenkins read it: one suite, and a case for the end of the run, for the errors
 * that nobody caught, and for each expectation.
 */
export function renderJunit(record: RunRecord, verdict: RunVerdict): string {
  const cases = [runCase(record), ...errorCases(record, verdict), ...expectationCases(verdict)]
  const counts = {
    tests: cases.length,
    failures: cases.filter(({ wrong }) => wrong?.kind === 'failure').length,
    errors: cases.filter(({ wrong }) => wrong?.kind === 'error').length,
    time: timeOf(record.durationMs / 1000),
  }
  const { name } = record.project
  const suite = xmlElement(
    'testsuite',
    {
      name: `${name} (${record.profile})`,
      ...counts,
      skipped: 0,
      timestamp: new Date(record.startedAtMs).toISOString().slice(0, 19),
    },
    [...cases.map((each) => caseElement(name, each)), ...streams(record)],
  )
  const document = xmlElement('testsuites', { name: 'coronagraph', ...counts }, [suite])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document.text}\n`
}

function caseElement(project: string, { group, name, seconds, wrong }: Case): XmlElement {
  const [summary = ''] = wrong?.text.split('\n', 1) ?? []
  return xmlElement(
    'testcase',
    { name, classname: `${project}.${group}`, time: timeOf(seconds) },
    wrong === undefined
      ? []
      : [
          xmlElement(wrong.kind, { message: cut(summary, 1024), type: wrong.type }, [
            cut(wrong.text, longestFailure),
          ]),
        ],
  )
}

function runCase({ end, durationMs }: RunRecord): Case {
  const problem = endProblem(end)
  const seconds = durationMs / 1000
  if (problem === undefined) return { group: 'run', name: 'the run ends', seconds }
  return {
    group: 'run',
    name: 'the run ends',
    seconds,
    wrong: { kind: 'error', type: end.by, text: problem },
  }
}

function endProblem(end: RunEnd): string | undefined {
  switch (end.by) {
    case 'finished':
    case 'until':
      return undefined
    case 'timeout':
      return `The app was still busy after ${end.afterSeconds} s and was ended.`
    case 'interrupt':
      return 'The run was interrupted.'
    case 'output':
      return `Standard output could not be written (${end.code}). The run was ended.`
    case 'crash':
    case 'script':
      return end.problem
    default:
      return unreachable(end)
  }
}

function errorCases(record: RunRecord, { expectsErrors }: RunVerdict): readonly Case[] {
  const isFine = record.errorCount === 0 || expectsErrors
  const name = 'no error of the app is uncaught'
  if (isFine) return [{ group: 'run', name, seconds: 0 }]
  const texts = record.entries.flatMap((entry) =>
    entry.kind === 'console' && entry.isUncaught === true ? [entry.text] : [],
  )
  const text = [`The app raised ${record.errorCount} that nobody caught.`, ...texts].join('\n\n')
  return [{ group: 'run', name, seconds: 0, wrong: { kind: 'failure', type: 'uncaught-error', text } }]
}

function expectationCases({ expectations }: RunVerdict): readonly Case[] {
  return expectations.map((result) => ({
    group: 'expect',
    name: result.name,
    seconds: 0,
    ...(result.isMet
      ? {}
      : { wrong: { kind: 'failure', type: 'expectation', text: result.problem } as const }),
  }))
}

function streams(record: RunRecord): readonly XmlElement[] {
  const { printedLines, uncaughtErrors, messages } = consoleOf(record.entries)
  const said = [...uncaughtErrors.map((error) => `error: ${error}`), ...messages]
  return [
    xmlElement('system-out', {}, [lastLines(printedLines)]),
    xmlElement('system-err', {}, [lastLines(said)]),
  ]
}

/** The end of what was said, which tells more than its beginning. */
function lastLines(lines: readonly string[]): string {
  const shown = lines.slice(-1000)
  const left = lines.length - shown.length
  const text = [...(left > 0 ? [`(${left} lines before)`] : []), ...shown].join('\n')
  return text.length > longestStream ? `…${text.slice(-longestStream)}` : text
}

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text

/** Schemas of JUnit take three decimals at most, and no exponent. */
const timeOf = (seconds: number): string => seconds.toFixed(3)
