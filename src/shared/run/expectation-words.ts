import type { Exchange } from '../exchange.ts'
import type { ExpectedRange } from './expectations.ts'

const mostListed = 5
const longestText = 160

/** A text of the app as it may stand in a sentence. */
export const shorten = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText)}…` : text

/** The first few, and how many more there are. */
export function listSome(items: readonly string[]): string {
  const rest = items.length - mostListed
  const shown = items.slice(0, mostListed).map(shorten).join(', ')
  return rest > 0 ? `${shown}, and ${rest} more` : shown
}

/** `#3 GET https://api.example.com/news (main.lua:12)` */
export function exchangeWords({ ordinal, request }: Exchange): string {
  const place = request.callSite === undefined ? '' : ` (${request.callSite})`
  return `#${ordinal} ${request.method} ${shorten(request.url)}${place}`
}

export const listExchanges = (exchanges: readonly Exchange[]): string =>
  listSome(exchanges.map(exchangeWords))

export function isInRange(value: number, range: ExpectedRange): boolean {
  if (typeof range === 'number') return value === range
  return value >= (range.min ?? 0) && value <= (range.max ?? Infinity)
}

/** `2`, `1 to 3`, `at least 1`, `at most 3`. */
export function rangeWords(range: ExpectedRange): string {
  if (typeof range === 'number') return `${range}`
  const { min, max } = range
  if (min === undefined) return `at most ${max}`
  return max === undefined ? `at least ${min}` : `${min} to ${max}`
}

/** `no request`, `1 request`, `2 requests`, `1 to 3 requests`. */
export function countWords(range: ExpectedRange, one: string): string {
  if (range === 0) return `no ${one}`
  const last = typeof range === 'number' ? range : (range.max ?? range.min)
  return `${rangeWords(range)} ${one}${last === 1 ? '' : 's'}`
}
