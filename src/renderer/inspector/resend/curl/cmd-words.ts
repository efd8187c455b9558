import type { ShellWords } from './shell-words.ts'

/** Whether a command was written for cmd.exe: by its first quote, else by how its first line goes on. */
export function looksLikeCmd(text: string): boolean {
  if (/^(?:rem\b|curl\.exe\b)/i.test(text.trimStart())) return true
  if (/['"]/.exec(text)?.[0] === '"' && /^[^'"]*\^"/.test(text)) return true
  return /^[^'\n]*\^[ \t]*\r?\n/.test(text)
}

/** The words that a program gets which cmd.exe starts. Source: `cmd /?`; Microsoft, "Parsing C command-line arguments". */
export function cmdWords(text: string): ShellWords {
  const notes = new Set<string>()
  const line = withoutCarets(
    text
      .replaceAll('\r\n', '\n')
      .trim()
      .replace(/^(?:rem [^\n]*\n)+/i, ''),
    notes,
  )
  return { words: argumentsOf(line), notes: [...notes] }
}

/** What is left of the first line of commands. Inside quotes a caret is a character like any other. */
function withoutCarets(source: string, notes: Set<string>): string {
  let line = ''
  let isQuoted = false
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? ''
    if (character === '^' && !isQuoted) {
      at += 1
      // At the end of a line it takes the break away, and the meaning from what comes next.
      if (source[at] === '\n') at += 1
      line += source[at] ?? ''
    } else if (character === '\n' || (!isQuoted && /[&|<>]/.test(character))) {
      if (source.slice(at + 1).trim() !== '') {
        notes.add('Only the first command is read: what stands after it is left out.')
      }
      break
    } else {
      if (character === '"') isQuoted = !isQuoted
      line += character
    }
  }
  return line
}

function argumentsOf(line: string): readonly string[] {
  const words: string[] = []
  let word: string | undefined
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const slashes = /^\\+/.exec(line.slice(at, at + 1000))?.[0].length ?? 0
    at += slashes
    const next = line[at]
    if (next === '"') {
      word = (word ?? '') + '\\'.repeat(slashes >> 1)
      if (slashes % 2 === 1) word += '"'
      else if (isQuoted && line[at + 1] === '"') {
        // Two quotes inside quotes are one.
        word += '"'
        at += 1
      } else isQuoted = !isQuoted
      continue
    }
    if (slashes > 0) word = (word ?? '') + '\\'.repeat(slashes)
    if (next === undefined) break
    if (/\s/.test(next) && !isQuoted) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + next
  }
  return word === undefined ? words : [...words, word]
}
