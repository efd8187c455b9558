import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { hostileText, seededRandom } from '../../../test/support/hostile-requests.ts'
import { quoteBash } from './quote-bash.ts'
import { fitsCmd, quoteCmd } from './quote-cmd.ts'
import { quotePowerShell } from './quote-powershell.ts'

const hasBash = spawnSync('bash', ['-c', 'exit 0']).status === 0

const texts = (count: number, seed = 7): readonly string[] => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => hostileText(random, 30))
}

describe('an argument of bash', () => {
  it.runIf(hasBash)('[I175] arrives as it is written, whatever is in it', () => {
    const all = [...texts(800), '', '-n', 'a\u{1}1', "it's", 'half \u{d800} pair']
    const script = `printf '%s\\0' ${all.map(quoteBash).join(' ')}`
    const printed = execFileSync('bash', ['--norc'], { input: script, maxBuffer: 1 << 24 }).toString('utf8')
    expect(printed.split('\0').slice(0, -1)).toEqual(all.map((text) => Buffer.from(text).toString()))
  })

  it.runIf(hasBash)('[I175] with every byte that a text can have', () => {
    const text = Array.from({ length: 255 }, (_, index) => String.fromCharCode(index + 1)).join('')
    const printed = execFileSync('bash', ['--norc'], { input: `printf %s ${quoteBash(text)}` })
    expect(printed.toString('utf8')).toBe(text)
  })

  it('[I175] shows a terminal nothing that acts on it, and has no history', () => {
    for (const text of texts(300)) expect(quoteBash(text)).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u)
    expect(quoteBash('a\u{1b}[2Jb!c')).toBe(String.raw`$'a\x1b[2Jb\x21c'`)
    expect(quoteBash('a\0b')).toBe("$'a\u{fffd}b'")
  })
})

/** What cmd.exe makes of a line outside quotes: a caret takes its meaning from the next character. */
function readByCmd(line: string): string {
  let read = ''
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index] ?? ''
    if (character === '^') {
      index += 1
      read += line[index] ?? ''
    } else if ('()%!"<>&|'.includes(character)) {
      throw new Error(`cmd.exe would act on ${character} in ${line}`)
    } else read += character
  }
  return read
}

/** How the C runtime splits a command line into arguments. Source: Microsoft, "Parsing C command-line arguments". */
function readByProgram(line: string): readonly string[] {
  const words: string[] = []
  let word: string | undefined
  let isQuoted = false
  for (let index = 0; index < line.length;) {
    const slashes = /^\\*/.exec(line.slice(index))?.[0].length ?? 0
    index += slashes
    const next = line[index]
    if (next === '"') {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes / 2))
      if (slashes % 2 === 1) word += '"'
      else isQuoted = !isQuoted
    } else {
      if (slashes > 0) word = (word ?? '') + '\\'.repeat(slashes)
      if (next === ' ' && !isQuoted) {
        if (word !== undefined) words.push(word)
        word = undefined
      } else if (next !== undefined) word = (word ?? '') + next
    }
    index += 1
  }
  return word === undefined ? words : [...words, word]
}

describe('an argument behind cmd.exe', () => {
  it('[I176] arrives as it is written, and cmd.exe acts on nothing in it', () => {
    const fitting = texts(3000, 11)
      .map((text) => text.replaceAll(/[^\x20-\x7e]/gu, ''))
      .concat(['', '\\', '\\\\"', 'a\\\\', '%PATH%', '"', '^', 'a b\\'])
    for (const text of fitting) {
      expect(fitsCmd(text)).toBe(true)
      expect(readByProgram(readByCmd(`curl.exe ${quoteCmd(text)} end`))).toEqual(['curl.exe', text, 'end'])
    }
  })

  it('[I176] ends no line, and what it cannot hold is known', () => {
    expect(quoteCmd('a\r\nb\tc')).toBe('^"a  b c^"')
    expect(['a\nb', 'é', 'x'.repeat(5000)].some(fitsCmd)).toBe(false)
  })
})

/** Source: the language specification of PowerShell, string literals; typographic quotes count as plain ones. */
function readByPowerShell(literal: string): string {
  const inside = literal.slice(1, -1)
  if (literal.startsWith("'")) {
    const doubled = /(['\u2018-\u201b])(['\u2018-\u201b])?/g
    return inside.replace(doubled, (_whole, first: string, second: string | undefined) => {
      if (second === undefined) throw new Error(`The string ends early: ${literal}`)
      return first
    })
  }
  const parts = /`([\s\S])|\$\(\[char\](\d+)\)|([$"\u201c-\u201e])/g
  return inside.replace(parts, (_whole, escaped?: string, code?: string) => {
    if (escaped !== undefined) return escaped === 'n' ? '\n' : escaped
    if (code === undefined) throw new Error(`The string would expand: ${literal}`)
    return String.fromCharCode(Number(code))
  })
}

describe('a string of PowerShell', () => {
  it('[I177] is what was written, and nothing of it expands', () => {
    for (const text of [...texts(3000, 13), '', "it's", '‘smart’', '“a”\u{1b}', '$(x)`n\u{7}', '\u{1}n']) {
      expect(readByPowerShell(quotePowerShell(text))).toBe(text)
    }
  })
})
