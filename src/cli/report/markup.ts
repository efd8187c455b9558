/** Markup that may stand in a page as it is. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | undefined | false | readonly Part[]

/** Markup from a template. Every value becomes text, unless it is markup itself. */
export function markup(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(strings.reduce((text, next, index) => `${text}${render(values[index - 1])}${next}`))
}

function render(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'number') return String(part)
  return typeof part === 'string' ? escapeText(part) : part.map(render).join('')
}

/**
 * Text of the app or of a server in a page, also within the quotes of an attribute. Characters that nobody sees, or
 * that turn the writing round, are shown, so that a text cannot pass for another.
 */
export function escapeText(text: string): string {
  return text.replaceAll(hidden, show).replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

// Control characters but tab and line feed, halves of characters, invisible separators, and the marks that turn the
// writing round.
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Cs}]/gu

const show = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}}`
