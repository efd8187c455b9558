import type { Exchange } from '../exchange.ts'
import { matchesText } from '../matches-text.ts'
import { resultOf, type ExpectationResult } from './expectation-result.ts'
import {
  countWords,
  exchangeWords,
  isInRange,
  listExchanges,
  listSome,
  rangeWords,
  shorten,
} from './expectation-words.ts'
import type { ExpectedRange, Expectations, RequestExpectation } from './expectations.ts'
import { decodedPath, urlParts } from './url-parts.ts'

/** How many requests there are of each kind, how often each URL was tried, and what should have been cancelled. */
export function checkRequests(
  expected: Expectations,
  exchanges: readonly Exchange[],
): readonly ExpectationResult[] {
  const { requests = [], noOtherRequests } = expected
  if (requests.length === 0 && noOtherRequests === undefined) return []
  const asked = exchanges.map(askedOf)
  const results = requests.flatMap((expectation) => checkKind(expectation, asked))
  if (noOtherRequests === undefined) return results
  const others = asked
    .filter((each) => !requests.some((request) => isMeant(request, each)))
    .map(({ exchange }) => exchange)
  const problem = others.length === 0 ? undefined : `There were ${others.length}: ${listExchanges(others)}.`
  return [...results, resultOf('no other requests', problem)]
}

/** What expectations look at, taken from a URL once: each of many looks at each request. */
type Asked = {
  readonly exchange: Exchange
  readonly method: string
  readonly hosts: readonly string[]
  /** As the URL writes it, and decoded. */
  readonly paths: readonly string[]
}

function askedOf(exchange: Exchange): Asked {
  const { method, url } = exchange.request
  const { host, hostAndPort, path } = urlParts(url)
  return {
    exchange,
    method: method.toUpperCase(),
    hosts: [host, hostAndPort],
    paths: [path, decodedPath(path)],
  }
}

function checkKind(expectation: RequestExpectation, asked: readonly Asked[]): readonly ExpectationResult[] {
  const { attemptsPerUrl, cancelledWithinMs } = expectation
  const title = titleOf(expectation)
  const meant = asked.filter((each) => isMeant(expectation, each)).map(({ exchange }) => exchange)
  const count = expectation.count ?? { min: 1 }
  return [
    resultOf(`${title}: ${countWords(count, 'request')}`, countProblem(count, meant, asked)),
    ...(attemptsPerUrl === undefined
      ? []
      : [
          resultOf(
            `${title}: each URL ${countWords(attemptsPerUrl, 'time')}`,
            attemptsProblem(attemptsPerUrl, meant),
          ),
        ]),
    ...(cancelledWithinMs === undefined
      ? []
      : [
          resultOf(
            `${title}: cancelled within ${cancelledWithinMs} ms`,
            cancelProblem(cancelledWithinMs, meant),
          ),
        ]),
  ]
}

function isMeant(expectation: RequestExpectation, asked: Asked): boolean {
  const { method, host, path, url, status, state } = expectation
  const { exchange } = asked
  return (
    (method === undefined || method.toUpperCase() === asked.method) &&
    (status === undefined || exchange.head?.status === status) &&
    (state === undefined || exchange.state === state) &&
    (host === undefined || asked.hosts.some((text) => matchesText(host.toLowerCase(), text))) &&
    (path === undefined || asked.paths.some((text) => matchesText(path, text))) &&
    (url === undefined || matchesText(url, exchange.request.url))
  )
}

/** `POST api.example.com/scores/*, status 201` */
function titleOf({ method, host = '', path = '', url, status, state }: RequestExpectation): string {
  const target = url ?? `${host}${path}`
  const named = [method?.toUpperCase(), target === '' ? undefined : target].filter(
    (part) => part !== undefined,
  )
  return [
    named.length === 0 ? 'all requests' : shorten(named.join(' ')),
    ...(status === undefined ? [] : [`status ${status}`]),
    ...(state === undefined ? [] : [state]),
  ].join(', ')
}

function countProblem(
  count: ExpectedRange,
  meant: readonly Exchange[],
  all: readonly Asked[],
): string | undefined {
  if (isInRange(meant.length, count)) return undefined
  const expected = `Expected ${countWords(count, 'request')}`
  if (meant.length > 0) return `${expected}, there were ${meant.length}: ${listExchanges(meant)}.`
  return all.length === 0
    ? `${expected}, but the app made no request at all.`
    : `${expected}, there was none among ${all.length}: ${listExchanges(all.map(({ exchange }) => exchange))}.`
}

function attemptsProblem(attempts: ExpectedRange, meant: readonly Exchange[]): string | undefined {
  const tries = new Map<string, { readonly first: Exchange; count: number }>()
  for (const exchange of meant) {
    const { url } = exchange.request
    const known = tries.get(url)
    if (known === undefined) tries.set(url, { first: exchange, count: 1 })
    else known.count += 1
  }
  const wrong = [...tries.values()].filter(({ count }) => !isInRange(count, attempts))
  if (wrong.length === 0) return undefined
  const told = wrong.map(({ first, count }) => `${count} of ${exchangeWords(first)}`)
  return `Expected ${rangeWords(attempts)} for each URL, there were ${listSome(told)}.`
}

function cancelProblem(withinMs: number, meant: readonly Exchange[]): string | undefined {
  const wrong = meant.flatMap((exchange) => {
    if (exchange.state !== 'cancelled') return [`${exchangeWords(exchange)} is ${exchange.state}`]
    if (exchange.cancelledBy !== 'app')
      return [`${exchangeWords(exchange)} was cancelled by ${byWords(exchange)}`]
    const tookMs = (exchange.endedAtMs ?? Infinity) - exchange.startedAtMs
    return tookMs <= withinMs
      ? []
      : [`${exchangeWords(exchange)} was cancelled after ${Math.ceil(tookMs)} ms`]
  })
  return wrong.length === 0
    ? undefined
    : `Expected that the app cancels each within ${withinMs} ms: ${listSome(wrong)}.`
}

function byWords({ cancelledBy }: Exchange): string {
  if (cancelledBy === 'inspector') return 'the user'
  return cancelledBy === 'relaunch' ? 'the relaunch' : 'the end of the run'
}
