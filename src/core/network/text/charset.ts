import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'
import { isHtml, isXml, type MediaType } from './media-type.ts'

/** How far into a body the prolog and the meta tags are looked for, as on Android. */
const lookAheadBytes = 1024

export type Charset = {
  /** Lower case. */
  readonly name: string
  /** The header, the text itself, or nobody. Source: Solar2D network plugin, `event.debug.charsetSource`. */
  readonly source: 'protocol' | 'content' | 'implicit'
}

/** The charset of a text: header, XML prolog, meta tags, UTF-8. An unknown one counts as UTF-8. */
export function findCharset(type: MediaType, bytes: Uint8Array): Charset {
  const name = (type.charset ?? charsetInContent(type, bytes))?.toLowerCase()
  if (name === undefined || !isKnownCharset(name)) return { name: 'utf-8', source: 'implicit' }
  return { name, source: type.charset === undefined ? 'content' : 'protocol' }
}

/** Names that the library takes for codings that are no charsets. */
const notCharsets = new Set(['base64', 'hex', 'binary'])

export function isKnownCharset(charset: string): boolean {
  return !notCharsets.has(charset.toLowerCase()) && iconv.encodingExists(charset)
}

export const isUtf8Name = (charset: string): boolean => /^(unicode-1-1-)?utf-?8$/i.test(charset)

function charsetInContent(type: MediaType, bytes: Uint8Array): string | undefined {
  const look = isXml(type) || isHtml(type)
  if (!look) return undefined
  // Latin 1 keeps every byte a character, whatever the charset turns out to be.
  const start = Buffer.from(bytes.subarray(0, lookAheadBytes)).toString('latin1')
  const inProlog = isXml(type) ? charsetInProlog(start) : undefined
  return inProlog ?? (isHtml(type) ? charsetInMeta(start) : undefined)
}

function charsetInProlog(start: string): string | undefined {
  const prolog = /^(?:ï»¿)?\s*<\?xml\s([^>]*)\?>/.exec(start)?.[1]
  return prolog === undefined ? undefined : /encoding\s*=\s*["']([^"']+)["']/.exec(prolog)?.[1]
}

function charsetInMeta(start: string): string | undefined {
  const tags = [...start.matchAll(/<meta\s([^>]*)>/gi)].map((match) => match[1] ?? '')
  const direct = tags.map((tag) => /(?:^|\s)charset\s*=\s*["']?([^"'\s/>]+)/i.exec(tag)?.[1])
  const inContent = tags
    .filter((tag) => /http-equiv\s*=\s*["']?content-type/i.test(tag))
    .map((tag) => /content\s*=\s*["'][^"']*charset\s*=\s*([^"';\s]+)/i.exec(tag)?.[1])
  return [...direct, ...inContent].find((charset) => charset !== undefined)
}

/** Converting holds the process up, a second for every 250 MiB: longer texts are not converted. */
export const mostConvertedBytes = 32 * 1024 * 1024
