import type { FileReference } from '../directory.ts'
import type { CopiedRequest } from './copied-request.ts'
import { headerOf, joinedHeaders, lostBodyFile } from './copied-request.ts'
import { luaKey, quoteLua, quoteLuaBytes } from './quote-lua.ts'

/** What `timeout` is without one, and the largest that it takes: no limit. */
const defaultTimeoutMs = 30_000
const mostTimeoutSeconds = 2_147_483

type Field = readonly [key: string, value: string]

const table = (fields: readonly Field[], indent: string): string =>
  `{\n${fields.map(([key, value]) => `${indent}  ${luaKey(key)} = ${value},\n`).join('')}${indent}}`

const place = ({ directory }: FileReference): string => `system.${directory}`

const fileTable = (file: FileReference): string =>
  `{ filename = ${quoteLua(file.name)}, baseDirectory = ${place(file)} }`

/** The call of Solar2D that makes the same request. Its listener prints what it gets. */
export function asLua(request: CopiedRequest): string {
  const notes = notesOf(request)
  return [...notes, ...callOf(request)].join('\n')
}

function callOf(request: CopiedRequest): readonly string[] {
  const { api, body, target } = request
  const first = `${quoteLua(request.url)}, ${quoteLua(request.method)}`
  if (api === 'loadRemoteImage' && target !== undefined && body === undefined) {
    const params = paramsOf(request, { isOwnDirection: true, hasTarget: false })
    return [...imageListener, `display.loadRemoteImage(${first}, listener${params}${fileArguments(target)})`]
  }
  if (api === 'upload' && body?.kind === 'file') {
    const params = paramsOf(request, { isOwnDirection: request.progress !== 'download', hasTarget: true })
    // An upload's progress is that of the upload, whatever its params say.
    return [...listener, `network.upload(${first}, listener${params}${fileArguments(body.file)})`]
  }
  if (target !== undefined && api !== 'request' && request.progress !== 'upload') {
    const params = paramsOf(request, { isOwnDirection: true, hasTarget: false })
    return [...listener, `network.download(${first}, listener${params}${fileArguments(target)})`]
  }
  const params = paramsOf(request, { isOwnDirection: false, hasTarget: true })
  return [...listener, `network.request(${first}, listener${params})`]
}

const fileArguments = (file: FileReference): string => `, ${quoteLua(file.name)}, ${place(file)}`

const listener = [
  'local function listener(event)',
  '  if event.isError then',
  '    print("failed", event.response)',
  '  else',
  '    print(event.phase, event.status, event.bytesTransferred)',
  '  end',
  'end',
  '',
]

const imageListener = [
  'local function listener(event)',
  '  if event.isError then',
  '    print("failed", event.response)',
  '  elseif event.phase == "ended" then',
  '    print(event.status, event.target)',
  '  end',
  'end',
  '',
]

type ParamsShape = {
  /** `progress` is a boolean: the function has one direction. */
  readonly isOwnDirection: boolean
  readonly hasTarget: boolean
}

/** `, { … }`, or nothing when there is nothing to say. */
function paramsOf(request: CopiedRequest, shape: ParamsShape): string {
  const { progress, timeoutMs, target } = request
  const headers = joinedHeaders(headersOf(request), (a, b) => a === b)
  const fields: Field[] = [
    ...(headers.length === 0
      ? []
      : [
          [
            'headers',
            table(
              headers.map(([name, value]) => [name, quoteLua(value)]),
              '  ',
            ),
          ] as const,
        ]),
    ...bodyFields(request),
    ...(progress === 'none' ? [] : [['progress', shape.isOwnDirection ? 'true' : `"${progress}"`] as const]),
    ...(timeoutMs === defaultTimeoutMs ? [] : [['timeout', secondsOf(timeoutMs)] as const]),
    ...(request.followRedirects ? [] : [['handleRedirects', 'false'] as const]),
    ...(shape.hasTarget && target !== undefined ? [['response', fileTable(target)] as const] : []),
  ]
  return fields.length === 0 ? '' : `, ${table(fields, '')}`
}

/** The length is the library's own affair. */
const headersOf = ({ headers }: CopiedRequest): CopiedRequest['headers'] =>
  headers.filter(([name]) => name.toLowerCase() !== 'content-length')

const secondsOf = (timeoutMs: number): string =>
  String(Math.min(mostTimeoutSeconds, Math.max(1, Math.ceil(timeoutMs / 1000))))

function bodyFields({ body, headers, api }: CopiedRequest): readonly Field[] {
  if (body === undefined || (api === 'upload' && body.kind === 'file')) return []
  switch (body.kind) {
    case 'file':
      return [['body', fileTable(body.file)]]
    case 'lost':
      return [['body', `{ filename = "${lostBodyFile}", baseDirectory = system.DocumentsDirectory }`]]
    case 'bytes':
      return [binary, ['body', quoteLuaBytes(body.bytes)]]
    default:
      return [...(isPlainText(headers) ? [] : [binary]), ['body', quoteLua(body.text)]]
  }
}

const binary: Field = ['bodyType', '"binary"']

/** Text is sent in the charset of its type, and a type without one gets one: only with UTF-8 both are the same. */
const isPlainText = (headers: CopiedRequest['headers']): boolean =>
  /charset\s*=\s*"?utf-8/i.test(headerOf(headers, 'content-type') ?? '')

function notesOf({ body, headers }: CopiedRequest): readonly string[] {
  const names = new Set<string>()
  const twice = headers.some(([name]) => names.size === names.add(name).size)
  return [
    ...(body?.kind === 'lost'
      ? [
          `-- The body of ${body.sizeBytes} bytes is not here, because ${body.why}.`,
          `-- Save it as ${lostBodyFile} in the app's Documents.`,
        ]
      : []),
    ...(twice ? ['-- A header that was sent more than once is joined: a table has each name once.'] : []),
  ]
}
