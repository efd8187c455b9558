import { Buffer } from 'node:buffer'
import type { HeaderList } from '../../../shared/log-entry.ts'
import type { WireRules } from '../../../shared/profile/profile.ts'

export type HeaderParts = {
  readonly url: URL
  readonly method: string
  /** The app's, in its order and case. */
  readonly headers: HeaderList
  readonly userAgent?: string
  readonly compression: WireRules['compression']
  /** Of the cookies that are known for this URL. */
  readonly cookie?: string
  readonly bodySizeBytes?: number
}

/** The length and framing of a body are the transport's to say; an app's own value could only contradict it. */
const framing = new Set(['content-length', 'transfer-encoding'])

const expectsLength = new Set(['POST', 'PUT', 'PATCH'])

/** All headers of a request as Node's flat list `[name, value, name, value…]`, the app's between ours. */
export function requestHeaders(parts: HeaderParts): readonly string[] {
  const own = parts.headers.filter(([name]) => !framing.has(name.toLowerCase()))
  const list: string[] = []
  const add = (name: string, value: string): void => {
    list.push(name, toWire(value))
  }
  const addMissing = (name: string, value: string | undefined): void => {
    if (value !== undefined && !hasHeader(own, name)) add(name, value)
  }

  addMissing('Host', parts.url.host)
  for (const [name, value] of own) add(name, withCookies(name, value, parts.cookie))
  addMissing('User-Agent', parts.userAgent)
  addMissing('Accept-Encoding', acceptEncoding(own, parts.compression))
  addMissing('Authorization', basicCredentials(parts.url))
  addMissing('Cookie', parts.cookie)
  const sizeBytes = parts.bodySizeBytes ?? (expectsLength.has(parts.method.toUpperCase()) ? 0 : undefined)
  if (sizeBytes !== undefined) add('Content-Length', String(sizeBytes))
  return list
}

export function hasHeader(headers: HeaderList, name: string): boolean {
  return headers.some(([other]) => other.toLowerCase() === name.toLowerCase())
}

/** Whether a compressed response was asked for by us: only then is it decoded. */
export function acceptsOurEncodings(headers: HeaderList, compression: WireRules['compression']): boolean {
  return !hasHeader(headers, 'Accept-Encoding') && acceptEncoding(headers, compression) !== undefined
}

/** A part of a compressed file cannot be decoded, so a request for a range asks for none. */
function acceptEncoding(headers: HeaderList, compression: WireRules['compression']): string | undefined {
  return compression === 'none' || hasHeader(headers, 'Range') ? undefined : 'gzip, deflate, br'
}

function basicCredentials(url: URL): string | undefined {
  if (url.username === '' && url.password === '') return undefined
  const credentials = `${decodePercent(url.username)}:${decodePercent(url.password)}`
  return `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function withCookies(name: string, value: string, cookie: string | undefined): string {
  return cookie !== undefined && name.toLowerCase() === 'cookie' ? `${value}; ${cookie}` : value
}

/** Node writes one byte per character: text beyond ASCII goes out as its UTF-8 bytes, as devices send it. */
function toWire(value: string): string {
  return Buffer.from(value, 'utf8').toString('latin1')
}
