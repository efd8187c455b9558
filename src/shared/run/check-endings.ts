import { isOpen, type Exchange } from '../exchange.ts'
import type { LogEntry } from '../log-entry.ts'
import { resultOf, type ExpectationResult } from './expectation-result.ts'
import { exchangeWords, listSome } from './expectation-words.ts'
import type { Expectations } from './expectations.ts'

/** How requests end, and what becomes of them when the app is suspended. */
export function checkEndings(
  { everyRequestEndsOnce, suspended }: Expectations,
  exchanges: readonly Exchange[],
  entries: readonly LogEntry[],
): readonly ExpectationResult[] {
  const { noRequests, cancelledWithinMs } = suspended ?? {}
  const results: ExpectationResult[] = []
  if (everyRequestEndsOnce !== undefined) {
    results.push(resultOf('every request ends once', endingProblem(exchanges)))
  }
  if (noRequests !== undefined) {
    results.push(resultOf('no request while suspended', suspendedRequestProblem(entries, exchanges)))
  }
  if (cancelledWithinMs !== undefined) {
    results.push(
      resultOf(
        `suspended: cancelled within ${cancelledWithinMs} ms`,
        suspendedOpenProblem(cancelledWithinMs, entries, exchanges),
      ),
    )
  }
  return results
}

function endingProblem(exchanges: readonly Exchange[]): string | undefined {
  const wrong = exchanges.flatMap((exchange) => {
    const what = wrongEnding(exchange)
    return what === undefined ? [] : [`${exchangeWords(exchange)} ${what}`]
  })
  return wrong.length === 0
    ? undefined
    : `Expected one "ended" for each request that is not cancelled: ${listSome(wrong)}.`
}

function wrongEnding(exchange: Exchange): string | undefined {
  const ends = exchange.events.filter(
    ({ event, withheld }) =>
      // Without a listener there is nobody to hear it, and the request has ended all the same.
      event.phase === 'ended' && (withheld === undefined || withheld === 'no-listener'),
  ).length
  if (ends > 1) return `got ${ends}`
  if (ends === 1) return undefined
  if (exchange.state !== 'cancelled') return isOpen(exchange) ? 'has not ended' : 'got none'
  return exchange.cancelledBy === 'close' ? 'was open when the app ended' : undefined
}

const neverSuspended = 'The app was never suspended in this run. Suspend it with a script.'

type Suspension = { readonly fromMs: number; readonly toMs: number }

function suspensionsOf(entries: readonly LogEntry[]): readonly Suspension[] {
  const suspensions: Suspension[] = []
  let fromMs: number | undefined
  const end = (toMs: number): void => {
    if (fromMs !== undefined) suspensions.push({ fromMs, toMs })
    fromMs = undefined
  }
  for (const entry of entries) {
    if (entry.kind !== 'life-cycle') continue
    if (entry.event === 'suspend') fromMs ??= entry.atMs
    if (entry.event === 'resume' || entry.event === 'end') end(entry.atMs)
  }
  end(Infinity)
  return suspensions
}

function suspendedRequestProblem(
  entries: readonly LogEntry[],
  exchanges: readonly Exchange[],
): string | undefined {
  const suspensions = suspensionsOf(entries)
  if (suspensions.length === 0) return neverSuspended
  const began = exchanges
    .filter(({ startedAtMs }) =>
      suspensions.some(({ fromMs, toMs }) => startedAtMs >= fromMs && startedAtMs < toMs),
    )
    .map(exchangeWords)
  const refused = entries.flatMap((entry) =>
    entry.kind === 'finding' && entry.finding.kind === 'request-while-suspended'
      ? [`a refused one (${entry.finding.source ?? 'its place is not known'})`]
      : [],
  )
  const wrong = [...began, ...refused]
  return wrong.length === 0 ? undefined : `There were ${wrong.length}: ${listSome(wrong)}.`
}

function suspendedOpenProblem(
  withinMs: number,
  entries: readonly LogEntry[],
  exchanges: readonly Exchange[],
): string | undefined {
  const suspensions = suspensionsOf(entries)
  if (suspensions.length === 0) return neverSuspended
  const wrong = suspensions.flatMap(({ fromMs }) =>
    exchanges.flatMap((exchange) => {
      const { startedAtMs, endedAtMs = Infinity, cancelledBy } = exchange
      if (startedAtMs > fromMs || endedAtMs < fromMs) return []
      if (cancelledBy === 'close') return [`${exchangeWords(exchange)} was open when the app ended`]
      const tookMs = endedAtMs - fromMs
      if (tookMs <= withinMs) return []
      const when = Number.isFinite(tookMs) ? `took ${Math.ceil(tookMs)} ms more` : 'has not ended'
      return [`${exchangeWords(exchange)} ${when}`]
    }),
  )
  return wrong.length === 0
    ? undefined
    : `Expected that what is open is over ${withinMs} ms after the suspension: ${listSome(wrong)}.`
}
