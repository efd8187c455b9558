/** A part of a query as a person reads it; `isBare` has no `=`. */
export type QueryPair = { readonly name: string; readonly value: string; readonly isBare?: boolean }

type Split = { readonly before: string; readonly query: string | undefined; readonly fragment: string }

function splitUrl(url: string): Split {
  const hash = url.indexOf('#')
  const fragment = hash < 0 ? '' : url.slice(hash)
  const main = hash < 0 ? url : url.slice(0, hash)
  const mark = main.indexOf('?')
  if (mark < 0) return { before: main, query: undefined, fragment }
  return { before: main.slice(0, mark), query: main.slice(mark + 1), fragment }
}

const partsOf = (query: string | undefined): readonly string[] =>
  query === undefined || query === '' ? [] : query.split('&')

/** Reads `%20` and `+` as spaces; what is no valid encoding is shown as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function pairOf(part: string): QueryPair {
  const equals = part.indexOf('=')
  if (equals < 0) return { name: decode(part), value: '', isBare: true }
  return { name: decode(part.slice(0, equals)), value: decode(part.slice(equals + 1)) }
}

export const queryOf = (url: string): readonly QueryPair[] => partsOf(splitUrl(url).query).map(pairOf)

const partOf = ({ name, value, isBare }: QueryPair): string =>
  isBare === true && value === ''
    ? encodeURIComponent(name)
    : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`

/** Puts one part in the place of another, or takes it away. The other parts stay as they are written. */
export function changeQuery(url: string, index: number, pair: QueryPair | undefined): string {
  const { before, query, fragment } = splitUrl(url)
  const parts = partsOf(query).flatMap((part, at) =>
    at !== index ? [part] : pair === undefined ? [] : [partOf(pair)],
  )
  return `${before}${parts.length === 0 ? '' : `?${parts.join('&')}`}${fragment}`
}

export function addToQuery(url: string, pair: QueryPair): string {
  const { before, query, fragment } = splitUrl(url)
  return `${before}?${[...partsOf(query), partOf(pair)].join('&')}${fragment}`
}
