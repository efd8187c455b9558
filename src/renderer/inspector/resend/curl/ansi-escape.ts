const letters: Readonly<Record<string, string>> = {
  a: '\u{7}',
  b: '\b',
  e: '\u{1b}',
  E: '\u{1b}',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
}

type Escape = {
  /** A character, or one byte: several of these may be one character. */
  readonly is: string | number
  /** With its backslash. */
  readonly length: number
}

/** The escape of `$'…'` that begins at a place; an unknown one is its own two characters. Source: bash, ANSI-C Quoting. */
export function readAnsiEscape(source: string, at: number): Escape {
  const rest = source.slice(at + 1, at + 10)
  const hex = /^x([0-9A-Fa-f]{1,2})/.exec(rest)
  if (hex !== null) return { is: Number.parseInt(hex[1] ?? '', 16), length: 1 + hex[0].length }
  const octal = /^[0-7]{1,3}/.exec(rest)
  if (octal !== null) return { is: Number.parseInt(octal[0], 8) & 0xff, length: 1 + octal[0].length }
  const unicode = /^(?:u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8}))/.exec(rest)
  if (unicode !== null) {
    const code = Number.parseInt(unicode[1] ?? unicode[2] ?? '', 16)
    return { is: code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\u{fffd}', length: 1 + unicode[0].length }
  }
  const letter = rest.slice(0, 1)
  return { is: letters[letter] ?? `\\${letter}`, length: 1 + letter.length }
}
