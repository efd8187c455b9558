import { RE2JS, RE2JSException } from 're2js'

export type BoundedRegex = { readonly test: (text: string) => boolean }

/** So much of a text is looked at. */
const mostCharacters = 8192

/**
 * A regular expression in JavaScript's syntax whose time grows with the text and no faster, or, as a text, why it is
 * none. Look-arounds and back-references have no such bound.
 */
export function boundedRegex(source: string, isCaseSensitive: boolean): BoundedRegex | string {
  try {
    const regex = RE2JS.compile(RE2JS.translateRegExp(source), isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE)
    return {
      test: (text) => regex.test(text.length > mostCharacters ? text.slice(0, mostCharacters) : text),
    }
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return refusalOf(source, error.message)
  }
}

function refusalOf(source: string, message: string): string {
  if (/\(\?<?[=!]/.test(source)) return 'A regular expression cannot look around here'
  if (/\\(?:[1-9]|k<)/.test(source)) return 'A regular expression cannot refer back here'
  if (message.includes('repeat count')) return 'This regular expression is too large'
  return `This is no regular expression: ${message.replace(/^error parsing regexp: /, '')}`
}
