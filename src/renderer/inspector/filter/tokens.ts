/** One alternative of a value, without its quotes. */
export type TokenValue = { readonly from: number; readonly to: number; readonly text: string }

/** A word of a filter's text, before anybody asks what it means. Places are those in the text. */
export type Token = {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly isNegated: boolean
} & (
  | { readonly kind: 'text'; readonly value: string; readonly isQuoted: boolean }
  | { readonly kind: 'regex'; readonly source: string; readonly isCaseSensitive: boolean }
  | { readonly kind: 'key'; readonly key: string; readonly values: readonly TokenValue[] }
  | { readonly kind: 'or' }
)

const keyStart = /[a-z][a-z-]*:(?!\/\/)/iy
const regexToken = /\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/(i?)(?=\s|$)/y
const blanks = /\s*/y

/** The words of a filter: split at blanks that stand neither in quotes nor in a regular expression. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = matchAt(blanks, text, 0)?.[0].length ?? 0
  while (at < text.length) {
    const token = tokenAt(text, at)
    tokens.push(token)
    at = token.to + (matchAt(blanks, text, token.to)?.[0].length ?? 0)
  }
  return tokens
}

function tokenAt(text: string, from: number): Token {
  const isNegated = text[from] === '-' && from + 1 < text.length && !/\s/.test(text[from + 1] ?? '')
  const start = isNegated ? from + 1 : from
  const regex = matchAt(regexToken, text, start)
  if (regex !== undefined) {
    const to = start + regex[0].length
    const source = regex[1] ?? ''
    return {
      kind: 'regex',
      from,
      to,
      text: text.slice(from, to),
      isNegated,
      source,
      isCaseSensitive: regex[2] === '',
    }
  }
  const key = matchAt(keyStart, text, start)?.[0]
  const to = endOfWord(text, start)
  const base = { from, to, text: text.slice(from, to), isNegated }
  if (key !== undefined) {
    const values = splitValues(text, start + key.length, to)
    return { ...base, kind: 'key', key: key.slice(0, -1).toLowerCase(), values }
  }
  const word = text.slice(start, to)
  if (!isNegated && /^or$/i.test(word)) return { ...base, kind: 'or' }
  return { ...base, kind: 'text', value: unquote(word), isQuoted: word.startsWith('"') }
}

/** The next blank outside of quotes. A quote that nothing closes reaches to the end: it is being typed. */
function endOfWord(text: string, from: number): number {
  let isInQuotes = false
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (isInQuotes && character === '\\') at += 1
    else if (character === '"') isInQuotes = !isInQuotes
    else if (!isInQuotes && /\s/.test(character)) return at
  }
  return text.length
}

function splitValues(text: string, from: number, to: number): readonly TokenValue[] {
  const values: TokenValue[] = []
  let isInQuotes = false
  let start = from
  const end = (at: number): void => {
    values.push({ from: start, to: at, text: unquote(text.slice(start, at)) })
    start = at + 1
  }
  for (let at = from; at < to; at += 1) {
    const character = text[at]
    if (isInQuotes && character === '\\') at += 1
    else if (character === '"') isInQuotes = !isInQuotes
    else if (character === ',' && !isInQuotes) end(at)
  }
  end(to)
  return values
}

/** Takes quotes away; in them, a backslash lets a quote or a backslash stand for itself. */
function unquote(word: string): string {
  if (!word.includes('"')) return word
  return word.replaceAll(/"((?:[^"\\]|\\.)*)(?:"|\\?$)/g, (_all, inner: string) =>
    inner.replaceAll(/\\(["\\])/g, '$1'),
  )
}

const needsQuotes = /^$|[\s",]|^[-/]|^or$/i

/** A value as it must be written to mean itself. */
export const quoteValue = (value: string): string =>
  needsQuotes.test(value) || /^[a-z][a-z-]*:/i.test(value)
    ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`
    : value

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
