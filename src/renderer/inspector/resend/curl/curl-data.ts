import type { CurlPart } from './split-options.ts'

/** A body as curl puts it together of its options. */
export type CurlData = {
  /** What `&` joins, already encoded where an option asks for it. */
  readonly texts: readonly string[]
  /** A file that an option names; curl reads it, an app can send it. */
  readonly file?: string
  readonly notes: readonly string[]
  readonly isJson: boolean
}

const standardInput = 'Standard input (`@-`) is not known here: the body is left out.'

export function curlData(parts: readonly CurlPart[]): CurlData {
  const texts: string[] = []
  const notes = new Set<string>()
  let file: string | undefined
  let json = ''
  const readFile = (name: string): void => {
    if (name === '-') notes.add(standardInput)
    else if (file === undefined) file = name
    else notes.add(`Only one file can be a body: @${name} is left out.`)
  }
  for (const { action, value } of parts) {
    const isFile = value.startsWith('@')
    if (action === 'data-raw') texts.push(value)
    else if (action === 'data-urlencode') addEncoded(value, texts, notes)
    else if (action === 'json' && !isFile) json += value
    else if (action === 'data' || action === 'data-binary' || action === 'json') {
      if (isFile) readFile(value.slice(1))
      else texts.push(value)
    }
  }
  if (json !== '') texts.push(json)
  if (file !== undefined && texts.length > 0) {
    notes.add(`A body is a file or a text: the file @${file} is left out.`)
    file = undefined
  }
  const isJson = parts.some(({ action }) => action === 'json')
  return { texts, notes: [...notes], isJson, ...(file === undefined ? {} : { file }) }
}

/** `content`, `=content` and `name=content`. Source: curl's manual, --data-urlencode. */
function addEncoded(value: string, texts: string[], notes: Set<string>): void {
  const equals = value.indexOf('=')
  const at = value.indexOf('@')
  if (at >= 0 && (equals < 0 || at < equals)) {
    notes.add(`--data-urlencode reads ${value.slice(at)}: a file cannot be encoded here, and is left out.`)
    return
  }
  const content = encode(value.slice(equals + 1))
  texts.push(equals <= 0 ? content : `${value.slice(0, equals)}=${content}`)
}

/** As curl does it: all but letters, digits, `-._~`. */
const encode = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\u{fffd}')).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
