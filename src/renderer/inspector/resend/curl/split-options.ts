import { type CurlAction, curlOption } from './curl-options.ts'

/** One option or one URL of a command, in their order. */
export type CurlPart = {
  readonly action: CurlAction | 'unknown'
  /** As it was written: `-d`, `--data`. */
  readonly name: string
  readonly value: string
}

/** Reads `-d x`, `-dx`, `-sSL`, `--data x` and `--data=x`; all else is a URL, as everything is after `--`. */
export function splitOptions(words: readonly string[]): readonly CurlPart[] {
  const parts: CurlPart[] = []
  let areOver = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const take = (): string => {
      at += 1
      return words[at] ?? ''
    }
    if (areOver || !word.startsWith('-') || word === '-') parts.push({ action: 'url', name: '', value: word })
    else if (word === '--') areOver = true
    else if (word.startsWith('--')) parts.push(longOption(word, take))
    else parts.push(...shortOptions(word, take))
  }
  return parts
}

function longOption(word: string, take: () => string): CurlPart {
  const equals = word.indexOf('=')
  const name = equals < 0 ? word : word.slice(0, equals)
  const option = curlOption(name)
  if (option === undefined) return { action: 'unknown', name, value: '' }
  if (!option.takesValue) return { action: option.action, name, value: '' }
  return { action: option.action, name, value: equals < 0 ? take() : word.slice(equals + 1) }
}

/** Letters stand together until one takes the rest as its value. */
function shortOptions(word: string, take: () => string): readonly CurlPart[] {
  const parts: CurlPart[] = []
  for (let at = 1; at < word.length; at += 1) {
    const name = `-${word[at] ?? ''}`
    const option = curlOption(name)
    if (option?.takesValue === true) {
      const value = word.slice(at + 1)
      parts.push({ action: option.action, name, value: value === '' ? take() : value })
      break
    }
    parts.push({ action: option?.action ?? 'unknown', name, value: '' })
  }
  return parts
}
