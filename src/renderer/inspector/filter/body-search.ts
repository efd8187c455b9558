import { tokenize } from './tokens.ts'

/** What a search in bodies looks for. */
export type BodySearch = {
  readonly text: string
  readonly isRegex: boolean
  readonly isCaseSensitive: boolean
}

/**
 * The free text of a filter's first set of terms, as something to look for in bodies: a regular expression that stands
 * alone, else its words in their order. Undefined when it has none.
 */
export function bodySearchOf(query: string): BodySearch | undefined {
  const words: string[] = []
  let regex: BodySearch | undefined
  for (const token of tokenize(query)) {
    if (token.kind === 'or') break
    if (token.isNegated) continue
    if (token.kind === 'text') words.push(token.value)
    if (token.kind === 'regex') {
      regex ??= { text: token.source, isRegex: true, isCaseSensitive: token.isCaseSensitive }
    }
  }
  const text = words.join(' ').trim()
  return text === '' ? regex : { text, isRegex: false, isCaseSensitive: false }
}
