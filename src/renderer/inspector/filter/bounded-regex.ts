export type BoundedRegex = { readonly test: (text: string) => boolean }

/** So much of a text is looked at. */
const mostCharacters = 8192

/** A regular expression, or, as a text, why it is none. */
export function boundedRegex(source: string, isCaseSensitive: boolean): BoundedRegex | string {
  try {
    const regex = new RegExp(source, isCaseSensitive ? '' : 'i')
    return { test: (text) => regex.test(text.length > mostCharacters ? text.slice(0, mostCharacters) : text) }
  } catch {
    return 'This is no regular expression'
  }
}
