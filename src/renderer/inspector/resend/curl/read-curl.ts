import type { CopiedBody, CopiedRequest } from '../../../../shared/copy-as/copied-request.ts'
import type { FileReference } from '../../../../shared/directory.ts'
import type { HeaderList } from '../../../../shared/log-entry.ts'
import { browserCodec } from '../../commands/copy/browser-codec.ts'
import { bashWords } from './bash-words.ts'
import { cmdWords, looksLikeCmd } from './cmd-words.ts'
import { type CurlData, curlData } from './curl-data.ts'
import { type CurlPart, splitOptions } from './split-options.ts'

/** What a command of curl asks for. `notes` say what is left out or different; a problem says why there is nothing. */
export type ReadCurl = {
  readonly shell: 'bash' | 'cmd'
  readonly notes: readonly string[]
  readonly request?: CopiedRequest
  readonly problem?: string
}

const mostCharacters = 2 * 1024 * 1024

export function readCurl(text: string): ReadCurl {
  const shell = looksLikeCmd(text) ? 'cmd' : 'bash'
  const fail = (problem: string, notes: readonly string[] = []): ReadCurl => ({ shell, notes, problem })
  if (text.length > mostCharacters) return fail('The command is longer than 2 million characters.')
  const source = text.trim().replace(/^[$>%]\s+/, '')
  const { words, notes } = shell === 'cmd' ? cmdWords(source) : bashWords(source)
  if (!/(?:^|[/\\])curl(?:\.exe)?$/i.test(words[0] ?? '')) {
    return fail('Paste a command that begins with curl.', notes)
  }
  const parts = splitOptions(words.slice(1))
  const form = parts.find(({ action }) => action === 'form')
  if (form !== undefined) {
    return fail(
      `${form.name} sends a form of several parts. Solar2D has no such body: put it together in Lua, or send the file alone.`,
      notes,
    )
  }
  const urls = parts.filter(({ action }) => action === 'url').map(({ value }) => value)
  if (urls[0] === undefined || urls[0] === '') return fail('The command has no URL.', notes)
  const data = curlData(parts)
  const request = requestOf(parts, urls[0], data)
  return { shell, request, notes: [...notes, ...notesOf(parts, urls), ...data.notes, ...fileNotes(request)] }
}

const lastOf = (parts: readonly CurlPart[], action: CurlPart['action']): string | undefined =>
  parts.findLast((part) => part.action === action)?.value

const has = (parts: readonly CurlPart[], action: CurlPart['action']): boolean =>
  parts.some((part) => part.action === action)

const inDocuments = (name: string): FileReference => ({
  directory: 'DocumentsDirectory',
  name: name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1),
})

function requestOf(parts: readonly CurlPart[], firstUrl: string, data: CurlData): CopiedRequest {
  const upload = lastOf(parts, 'upload')
  const isGet = has(parts, 'get')
  const url = urlOf(firstUrl, upload, isGet ? data.texts : [])
  const body = bodyOf(upload, isGet ? undefined : data)
  const target = targetOf(parts, url)
  return {
    api: body?.kind === 'file' ? 'upload' : target === undefined ? 'request' : 'download',
    method: methodOf(parts, upload, body !== undefined && !isGet),
    url,
    headers: headersOf(parts, body, data),
    ...(body === undefined ? {} : { body }),
    progress: 'none',
    timeoutMs: timeoutOf(parts),
    followRedirects: has(parts, 'location'),
    ...(target === undefined ? {} : { target }),
  }
}

function urlOf(first: string, upload: string | undefined, query: readonly string[]): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(first) ? first : `http://${first}`
  const whole = upload !== undefined && url.endsWith('/') ? url + inDocuments(upload).name : url
  return query.length === 0 ? whole : `${whole}${whole.includes('?') ? '&' : '?'}${query.join('&')}`
}

function methodOf(parts: readonly CurlPart[], upload: string | undefined, hasBody: boolean): string {
  const asked = lastOf(parts, 'method')
  if (asked !== undefined && asked !== '') return asked
  if (has(parts, 'head')) return 'HEAD'
  return upload === undefined ? (hasBody ? 'POST' : 'GET') : 'PUT'
}

function bodyOf(upload: string | undefined, data: CurlData | undefined): CopiedBody | undefined {
  if (upload !== undefined && upload !== '-') return { kind: 'file', file: inDocuments(upload) }
  if (data?.file !== undefined) return { kind: 'file', file: inDocuments(data.file) }
  return data === undefined || data.texts.length === 0
    ? undefined
    : { kind: 'text', text: data.texts.join(data.isJson ? '' : '&') }
}

function targetOf(parts: readonly CurlPart[], url: string): FileReference | undefined {
  const output = lastOf(parts, 'output')
  if (output !== undefined && output !== '-' && output !== '/dev/null' && output !== '')
    return inDocuments(output)
  if (!has(parts, 'remote-name')) return undefined
  const path = /^[^:]+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? ''
  return inDocuments(path.replace(/\/+$/, '') || 'index.html')
}

function timeoutOf(parts: readonly CurlPart[]): number {
  const seconds = Number(lastOf(parts, 'max-time'))
  return seconds > 0 && seconds <= 86_400 ? Math.ceil(seconds) * 1000 : 30_000
}

function headersOf(parts: readonly CurlPart[], body: CopiedBody | undefined, data: CurlData): HeaderList {
  const headers: (readonly [string, string])[] = []
  const removed = new Set<string>()
  for (const { action, value } of parts) {
    if (action !== 'header') continue
    const header = headerOf(value)
    if (header === undefined) removed.add(value.replace(/:\s*$/, '').toLowerCase())
    else headers.push(header)
  }
  const isThere = (name: string): boolean =>
    removed.has(name.toLowerCase()) || headers.some(([other]) => other.toLowerCase() === name.toLowerCase())
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '' && !isThere(name)) headers.push([name, value])
  }
  const user = lastOf(parts, 'user')
  const bearer = lastOf(parts, 'bearer')
  const cookies = parts.filter(({ action, value }) => action === 'cookie' && value.includes('='))
  add('User-Agent', lastOf(parts, 'user-agent'))
  add('Referer', lastOf(parts, 'referer')?.replace(/;auto$/, ''))
  add('Cookie', cookies.map(({ value }) => value).join('; '))
  const range = lastOf(parts, 'range')
  add('Range', range === undefined ? undefined : `bytes=${range}`)
  add('Authorization', bearer === undefined ? undefined : `Bearer ${bearer}`)
  add('Authorization', user === undefined ? undefined : basicOf(user))
  if (data.isJson) add('Accept', 'application/json')
  if (body?.kind === 'text') {
    add('Content-Type', data.isJson ? 'application/json' : 'application/x-www-form-urlencoded')
  }
  return headers
}

/** `Name: value`, and `Name;` for an empty one; undefined for `Name:`, which takes one of curl's own away. */
function headerOf(text: string): readonly [string, string] | undefined {
  const colon = text.indexOf(':')
  if (colon < 0) return text.endsWith(';') ? [text.slice(0, -1).trim(), ''] : undefined
  const value = text.slice(colon + 1).trim()
  return value === '' ? undefined : [text.slice(0, colon).trim(), value]
}

const basicOf = (user: string): string =>
  `Basic ${browserCodec.base64(browserCodec.fromText(user.includes(':') ? user : `${user}:`))}`

function notesOf(parts: readonly CurlPart[], urls: readonly string[]): readonly string[] {
  const named = (action: CurlPart['action']): readonly string[] => [
    ...new Set(parts.filter((part) => part.action === action).map(({ name }) => name)),
  ]
  const cookieFiles = parts.filter(({ action, value }) => action === 'cookie' && !value.includes('='))
  const notes = [
    ...named('told').map((name) => `${name} has nothing like it in Solar2D and is left out.`),
    ...named('unknown').map((name) => `${name} is not known here and is left out.`),
    ...cookieFiles.map(() => '-b with a file of cookies is left out: write the cookies themselves.'),
    ...(urls.length > 1 ? [`Only the first of ${urls.length} URLs is taken.`] : []),
    ...(has(parts, 'location') ? [] : ['curl follows no redirects without -L, so they are not followed.']),
    ...(parts.some(({ action, value }) => action === 'output' && value === '/dev/null')
      ? ['The response is not saved: /dev/null is no file of an app.']
      : []),
  ]
  return notes
}

function fileNotes({ body, target }: CopiedRequest): readonly string[] {
  return [
    ...(body?.kind === 'file' ? ['The file that is sent has to be in Documents of the app.'] : []),
    ...(target === undefined ? [] : ['The response is saved to Documents of the app.']),
  ]
}
