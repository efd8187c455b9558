import type { LogEntry } from '../../shared/log-entry.ts'
import type { BodySide } from '../../shared/contract/traffic.ts'
import { responseOf } from './response-of.ts'

const mostCharacters = 100
/** No file system takes more than 255 in a name, and the beginnings of files have longer names. */
const mostBytes = 200
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu
/** Windows has them in every folder, with any extension. */
const device = /^(?:con(?:in\$|out\$)?|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:[\s.]|$)/i

/** A file name to offer for a body: as the server, the app or the URL names it, without anything that leads elsewhere. */
export function bodyFileName(entries: readonly LogEntry[], side: BodySide): string {
  const request = entries.find((entry) => entry.kind === 'request')?.request
  const url = request?.url ?? ''
  if (side === 'request') return fitting(request?.bodyFile?.name.split('/').at(-1)) ?? 'request-body'
  const saved = responseOf(entries)?.response
  const disposition = headOf(entries)?.headers.find(([name]) => name.toLowerCase() === 'content-disposition')
  return (
    fitting(saved?.kind === 'file' ? saved.filename.split('/').at(-1) : undefined) ??
    fitting(nameInDisposition(disposition?.[1] ?? '')) ??
    fitting(lastSegment(url)) ??
    'response-body'
  )
}

function headOf(entries: readonly LogEntry[]) {
  const entry = entries.findLast((each) => each.kind === 'wire' && each.event.type === 'response-head')
  return entry?.kind === 'wire' && entry.event.type === 'response-head' ? entry.event.head : undefined
}

/** RFC 6266: the extended form wins. */
function nameInDisposition(value: string): string | undefined {
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;\s]{1,1000})/i.exec(value)?.[1]
  if (extended !== undefined) return decoded(extended)
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.){1,1000})"|([^;\s]{1,1000}))/i.exec(value)
  return plain?.[1]?.replaceAll(/\\(.)/g, '$1') ?? plain?.[2]
}

function lastSegment(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  return decoded(new URL(url).pathname.split('/').at(-1) ?? '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function fitting(name: string | undefined): string | undefined {
  const clean =
    name
      ?.slice(-1000)
      .replaceAll(/\p{Surrogate}/gu, '_')
      .replaceAll(unfit, '_')
      .replace(/^[\s.]+/, '')
      .replace(/[\s.]+$/, '') ?? ''
  if (clean === '' || /^_+$/.test(clean)) return undefined
  const named = device.test(clean) ? `_${clean}` : clean
  if (fits(named)) return named
  const extension = /\.[a-z0-9]{1,10}$/i.exec(named)?.[0] ?? ''
  const characters = Array.from(named.slice(0, mostCharacters - extension.length))
  // Not in the middle of a character.
  if (/\p{Surrogate}/u.test(characters.at(-1) ?? '')) characters.pop()
  while (!fits(characters.join('') + extension)) characters.pop()
  return characters.join('') + extension
}

const fits = (name: string): boolean => name.length <= mostCharacters && Buffer.byteLength(name) <= mostBytes
