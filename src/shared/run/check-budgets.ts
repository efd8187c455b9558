import type { Exchange } from '../exchange.ts'
import { resultOf, type ExpectationResult } from './expectation-result.ts'
import { exchangeWords, listSome } from './expectation-words.ts'
import type { Expectations } from './expectations.ts'
import { receivedBytesOf, sentBytesOf } from './record-bytes.ts'
import type { RunRecord } from './run-record.ts'

/** Bytes, time and findings, of which there may be only so many. */
export function checkBudgets(
  expected: Expectations,
  record: RunRecord,
  exchanges: readonly Exchange[],
): readonly ExpectationResult[] {
  const { maxReceivedBytes, maxSentBytes, maxDurationMs, noFindings } = expected
  return [
    ...(maxReceivedBytes === undefined
      ? []
      : [
          resultOf(
            `received: at most ${maxReceivedBytes} bytes`,
            bytesProblem(maxReceivedBytes, exchanges, receivedBytesOf),
          ),
        ]),
    ...(maxSentBytes === undefined
      ? []
      : [
          resultOf(`sent: at most ${maxSentBytes} bytes`, bytesProblem(maxSentBytes, exchanges, sentBytesOf)),
        ]),
    ...(maxDurationMs === undefined
      ? []
      : [
          resultOf(
            `over within ${maxDurationMs} ms`,
            record.durationMs <= maxDurationMs
              ? undefined
              : `The run took ${Math.ceil(record.durationMs)} ms.`,
          ),
        ]),
    ...(noFindings === undefined ? [] : checkFindings(noFindings, record)),
  ]
}

function bytesProblem(
  most: number,
  exchanges: readonly Exchange[],
  bytesOf: (exchange: Exchange) => number,
): string | undefined {
  const total = exchanges.reduce((sum, exchange) => sum + bytesOf(exchange), 0)
  if (total <= most) return undefined
  const largest = exchanges.toSorted((a, b) => bytesOf(b) - bytesOf(a))
  const told = largest.map((exchange) => `${bytesOf(exchange)} by ${exchangeWords(exchange)}`)
  return `There were ${total}: ${listSome(told)}.`
}

function checkFindings(
  unwanted: NonNullable<Expectations['noFindings']>,
  record: RunRecord,
): readonly ExpectationResult[] {
  const findings = record.entries.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding] : []))
  const kinds = unwanted === true ? [undefined] : unwanted
  return kinds.map((kind) => {
    const told = findings
      .filter((finding) => kind === undefined || finding.kind === kind)
      .map((finding) => `${finding.kind}${finding.source === undefined ? '' : ` (${finding.source})`}`)
    return resultOf(
      kind === undefined ? 'no findings' : `no finding ${kind}`,
      told.length === 0
        ? undefined
        : `There were ${told.length}: ${listSome(told)}. coronagraph explain says what they mean.`,
    )
  })
}
