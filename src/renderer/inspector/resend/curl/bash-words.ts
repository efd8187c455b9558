import { readAnsiEscape } from './ansi-escape.ts'
import type { ShellWords } from './shell-words.ts'
import { createWordBuilder } from './word-builder.ts'

const blank = /[ \t]/
const ending = /[\n;|&<>()]/
const variable = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|\{[^}]*\}|\()/

/**
 * The words of the first command, as bash splits and unquotes them. Nothing is run or expanded: a variable or a command
 * in it is told and stays as it is written. Source: POSIX, Shell Command Language, 2.2 and 2.3; bash, ANSI-C Quoting.
 */
export function bashWords(text: string): ShellWords {
  const source = text.replaceAll('\r\n', '\n')
  const words: string[] = []
  const notes = new Set<string>()
  const word = createWordBuilder()
  let at = 0
  const finish = (): void => {
    const taken = word.take()
    if (taken === undefined) return
    if (!taken.isText) notes.add('A part is no text: bytes that are no UTF-8 cannot be read from a command.')
    words.push(taken.text)
  }
  const expansion = (): void => {
    const found = source[at] === '`' ? '`' : variable.exec(source.slice(at, at + 200))?.[0]
    if (found !== undefined) notes.add(`\`${found}\` is not known here and stays as it is written.`)
  }
  const single = (): void => {
    const end = closing(source, at + 1, "'", notes)
    word.add(source.slice(at + 1, end))
    at = end + 1
  }
  const double = (): void => {
    at += 1
    word.add('')
    while (at < source.length && source[at] !== '"') {
      const next = source[at + 1] ?? ''
      if (source[at] === '\\' && '$`"\\\n'.includes(next) && next !== '') {
        if (next !== '\n') word.add(next)
        at += 2
      } else {
        expansion()
        word.add(source[at] ?? '')
        at += 1
      }
    }
    if (at >= source.length) notes.add('A quote " is not closed.')
    at += 1
  }
  const ansi = (): void => {
    at += 2
    word.add('')
    while (at < source.length && source[at] !== "'") {
      const escape = source[at] === '\\' ? readAnsiEscape(source, at) : undefined
      if (escape === undefined) word.add(source[at] ?? '')
      else if (typeof escape.is === 'number') word.addByte(escape.is)
      else word.add(escape.is)
      at += escape?.length ?? 1
    }
    if (at >= source.length) notes.add("A quote ' is not closed.")
    at += 1
  }

  for (; at < source.length && (words.length === 0 || !isOver());) {
    const character = source[at] ?? ''
    if (character === "'") single()
    else if (character === '"') double()
    else if (character === '$' && source[at + 1] === "'") ansi()
    else if (character === '$' && source[at + 1] === '"') at += 1
    else if (character === '\\') {
      if (source[at + 1] !== '\n') word.add(source[at + 1] ?? '')
      at += 2
    } else if (blank.test(character) || (character === '\n' && words.length === 0)) {
      finish()
      at += 1
    } else if (ending.test(character)) break
    else {
      expansion()
      word.add(character)
      at += 1
    }
    skipComment()
  }
  finish()
  const rest = source.slice(at).trim()
  if (rest !== '') notes.add('Only the first command is read: what stands after it is left out.')
  return { words, notes: [...notes] }

  function isOver(): boolean {
    return ending.test(source[at] ?? '')
  }

  /** Only where a word could begin: a `#` inside one is part of it, as in a URL. */
  function skipComment(): void {
    if (source[at] !== '#' || !/[\s]/.test(source[at - 1] ?? '\n')) return
    finish()
    const end = source.indexOf('\n', at)
    at = end < 0 ? source.length : end
  }
}

function closing(source: string, from: number, quote: string, notes: Set<string>): number {
  const end = source.indexOf(quote, from)
  if (end >= 0) return end
  notes.add(`A quote ${quote} is not closed.`)
  return source.length
}
