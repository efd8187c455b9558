import type { FilterKey } from './filter-key.ts'
import { filterKey, filterKeys } from './filter-keys.ts'
import type { Token } from './tokens.ts'
import { quoteValue, tokenize } from './tokens.ts'

/** What may stand at the caret instead of the text from `from` to `to`. */
export type Completion = {
  readonly from: number
  readonly to: number
  readonly insert: string
  readonly label: string
  /** What it means, or how many requests have it. */
  readonly help: string
  /** A key still needs a value: the list of completions goes on after it. */
  readonly isKey: boolean
}

/** Values of a key that rows have, the most frequent first. */
export type LiveValues = (key: FilterKey) => readonly { readonly value: string; readonly count: number }[]

const mostCompletions = 30

/** Keys for a word that has none, and values for one that has: those that begin with what is there, then those that hold it. */
export function completionsAt(text: string, caret: number, values: LiveValues): readonly Completion[] {
  const token = tokenize(text).find(({ from, to }) => from <= caret && caret <= to)
  if (token === undefined) return keysFor('', caret, caret, '')
  if (token.kind === 'key') return valuesFor(token, caret, values)
  if (token.kind === 'regex' || (token.kind === 'text' && token.isQuoted)) return []
  const sign = token.isNegated ? '-' : ''
  return keysFor(text.slice(token.from + sign.length, caret), token.from, token.to, sign)
}

function keysFor(typed: string, from: number, to: number, sign: string): readonly Completion[] {
  return ranked(filterKeys, typed, ({ name }) => name).map(({ name, help }) => ({
    from,
    to,
    insert: `${sign}${name}:`,
    label: `${name}:`,
    help: `Requests ${help}`,
    isKey: true,
  }))
}

function valuesFor(
  { key: name, values }: Extract<Token, { kind: 'key' }>,
  caret: number,
  live: LiveValues,
): readonly Completion[] {
  const key = filterKey(name)
  const value = values.find(({ from, to }) => from <= caret && caret <= to)
  if (key === undefined || value === undefined) return []
  return ranked(offers(key, live), value.text, (offer) => offer.value)
    .slice(0, mostCompletions)
    .map((offer) => ({
      from: value.from,
      to: value.to,
      insert: quoteValue(offer.value),
      label: offer.value,
      help: offer.help,
      isKey: false,
    }))
}

type Offer = { readonly value: string; readonly help: string }

function offers(key: FilterKey, live: LiveValues): readonly Offer[] {
  if (key.values !== undefined) return key.values
  const seen = live(key).map(({ value, count }) => ({
    value,
    help: count === 1 ? '1 request' : `${count} requests`,
  }))
  const examples = key.examples.filter((example) => !seen.some(({ value }) => value === example))
  return [...seen, ...examples.map((value) => ({ value, help: 'For example' }))]
}

function ranked<Item>(
  items: readonly Item[],
  typed: string,
  textOf: (item: Item) => string,
): readonly Item[] {
  const wanted = typed.toLowerCase()
  const begin = items.filter((item) => textOf(item).toLowerCase().startsWith(wanted))
  const hold = items.filter((item) => !begin.includes(item) && textOf(item).toLowerCase().includes(wanted))
  return [...begin, ...hold]
}
