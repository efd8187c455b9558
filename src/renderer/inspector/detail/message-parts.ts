import type { Exchange } from '../../../shared/exchange.ts'
import type { HeaderList, RequestHead, ResponseHead } from '../../../shared/log-entry.ts'

/** One hop as it went over the wire: what was sent, and what came back. */
export type Hop = { readonly sent: RequestHead; readonly came?: ResponseHead; readonly isRedirect: boolean }

/** The hops of a chain of redirects, in order; a request that was sent anew over another connection counts again. */
export function hopsOf({ wire, head }: Exchange): readonly Hop[] {
  const hops: Hop[] = []
  const answer = (came: ResponseHead | undefined, isRedirect: boolean): void => {
    const hop = hops.pop()
    if (hop !== undefined) hops.push({ ...hop, isRedirect, ...(came === undefined ? {} : { came }) })
  }
  for (const { event } of wire) {
    if (event.type === 'request-head') hops.push({ sent: event.head, isRedirect: false })
    if (event.type === 'redirect') answer(event.head, true)
    if (event.type === 'response-head') answer(head ?? event.head, false)
  }
  return hops
}

export type SentHeader = {
  readonly name: string
  readonly value: string
  /** The app did not ask for it, or not for this value. */
  readonly isAdded: boolean
}

const keyOf = (name: string, value: string): string => `${name.toLowerCase()}: ${value.trim()}`

/** What was sent, and which of it the engine put there. */
export function sentHeaders(asked: HeaderList, sent: HeaderList): readonly SentHeader[] {
  const left = new Map<string, number>()
  for (const [name, value] of asked) left.set(keyOf(name, value), (left.get(keyOf(name, value)) ?? 0) + 1)
  return sent.map(([name, value]) => {
    const key = keyOf(name, value)
    const count = left.get(key) ?? 0
    if (count > 0) left.set(key, count - 1)
    return { name, value, isAdded: count === 0 }
  })
}

/** Asked for by the app and not on the wire in this way: dropped, or written otherwise. */
export function droppedHeaders(asked: HeaderList, sent: HeaderList): HeaderList {
  const there = new Set(sent.map(([name]) => name.toLowerCase()))
  return asked.filter(([name]) => !there.has(name.toLowerCase()))
}

/** As a text: `Name: value`, a line each, in their order. */
export const rawHeaders = (headers: HeaderList): string =>
  headers.map(([name, value]) => `${name}: ${value}`).join('\n')

export type Pair = { readonly name: string; readonly value: string; readonly isBroken?: true }

/** The fields of a query or of a form, in their order; what cannot be decoded stays as it is written. */
export function parsePairs(text: string, most = 2000): readonly Pair[] {
  if (text === '') return []
  return text
    .split('&', most)
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      const name = equals < 0 ? part : part.slice(0, equals)
      const value = equals < 0 ? '' : part.slice(equals + 1)
      try {
        return { name: decodeField(name), value: decodeField(value) }
      } catch {
        return { name, value, isBroken: true }
      }
    })
}

const decodeField = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

export function queryOf(url: string): string {
  const withoutFragment = url.split('#', 1)[0] ?? ''
  const at = withoutFragment.indexOf('?')
  return at < 0 ? '' : withoutFragment.slice(at + 1)
}
