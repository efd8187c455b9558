/**
 * Text that anybody may have written, as it may go to a terminal: characters that command a terminal or reorder what is
 * read become visible, and a further line is set in, so that it never looks like a line of ours.
 */
export function printable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(commanding, escape)
    .replaceAll(/\n(?!$)/g, '\n  ')
}

// Control characters but tab and line feed, line and paragraph separators, and the marks that turn the writing round.
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const commanding = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

const escape = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}}`
