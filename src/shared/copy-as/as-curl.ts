import type { HeaderList } from '../log-entry.ts'
import type { CopiedBody, CopiedRequest } from './copied-request.ts'
import { fileNameOf, headerOf, lostBodyFile } from './copied-request.ts'
import { quoteBash } from './quote-bash.ts'
import { fitsCmd, quoteCmd } from './quote-cmd.ts'

type Option = readonly [flag: string, value?: string]

/** Longer arguments are refused by Linux. */
const mostArgumentCharacters = 100_000

export function asCurlBash(request: CopiedRequest): string {
  const { body } = request
  const piped = body === undefined ? undefined : pipeOf(body)
  const data: readonly Option[] = piped === undefined ? dataOf(body) : [['--data-binary', '@-']]
  const words = wordsOf(optionsOf(request, data), request.url, quoteBash)
  const command = `${piped === undefined ? '' : `${piped} | `}curl ${words.join(' \\\n  ')}`
  return [...notesOf(request, body).map((note) => `# ${note}`), command].join('\n')
}

/** For the prompt of cmd.exe. Bodies that it cannot hold stand in a file, and a line says so. */
export function asCurlCmd(request: CopiedRequest): string {
  const body = bodyForCmd(request.body)
  const words = wordsOf(optionsOf(request, dataOf(body)), request.url, quoteCmd)
  return [...notesOf(request, body).map((note) => `rem ${note}`), `curl.exe ${words.join(' ^\n  ')}`].join(
    '\n',
  )
}

function optionsOf(request: CopiedRequest, data: readonly Option[]): readonly Option[] {
  const { method, headers, body, url, target } = request
  const byDefault = body === undefined ? 'GET' : 'POST'
  return [
    ...(/[[\]{}]/.test(url) ? [['--globoff'] as const] : []),
    ...(/\/\.{1,2}(?:[/?#]|$)/.test(url) ? [['--path-as-is'] as const] : []),
    ...methodOptions(method, byDefault, body),
    ...headers
      .filter(isHeader)
      .map(([name, value]): Option => ['--header', value === '' ? `${name};` : `${name}: ${value}`]),
    // Else curl would send one of its own.
    ...(body !== undefined && headerOf(headers, 'content-type') === undefined
      ? [['--header', 'Content-Type:'] as const]
      : []),
    ...data,
    ...(headerOf(headers, 'accept-encoding') === undefined ? [['--compressed'] as const] : []),
    ...(request.followRedirects ? [['--location'] as const] : []),
    ...(target === undefined ? [] : [['--output', fileNameOf(target)] as const]),
  ]
}

function methodOptions(method: string, byDefault: string, body: CopiedBody | undefined): readonly Option[] {
  if (method === byDefault) return []
  return method === 'HEAD' && body === undefined ? [['--head']] : [['--request', method]]
}

function dataOf(body: CopiedBody | undefined): readonly Option[] {
  if (body === undefined) return []
  if (body.kind === 'text') return [['--data-raw', body.text]]
  return [['--data-binary', `@${body.kind === 'file' ? fileNameOf(body.file) : lostBodyFile}`]]
}

/** The command that writes a body which is no argument. */
function pipeOf(body: CopiedBody): string | undefined {
  if (body.kind === 'bytes') return `echo '${body.base64}' | base64 --decode`
  if (body.kind !== 'text' || body.text.length <= mostArgumentCharacters) return undefined
  return `printf %s ${quoteBash(body.text)}`
}

function bodyForCmd(body: CopiedBody | undefined): CopiedBody | undefined {
  if (body?.kind === 'text' && !fitsCmd(body.text)) {
    return { kind: 'lost', sizeBytes: body.text.length, why: 'cmd.exe cannot hold it' }
  }
  return body?.kind === 'bytes'
    ? { kind: 'lost', sizeBytes: body.bytes.byteLength, why: 'cmd.exe cannot hold it' }
    : body
}

/** Of any other name curl makes something else: `@secret` would be the file of that name, sent line by line. */
const isHeader = ([name]: HeaderList[number]): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)

function notesOf({ headers }: CopiedRequest, body: CopiedBody | undefined): readonly string[] {
  const lost = headers.filter((header) => !isHeader(header)).length
  const ofHeaders = lost === 0 ? [] : [`Headers with names that HTTP does not have are left out: ${lost}.`]
  return [...ofHeaders, ...notesOfBody(body)]
}

function notesOfBody(body: CopiedBody | undefined): readonly string[] {
  if (body?.kind === 'lost') {
    return [
      `The body of ${body.sizeBytes} bytes is not here, because ${body.why}. Save it as ${lostBodyFile}.`,
    ]
  }
  return body?.kind === 'file' ? [`The file is in system.${body.file.directory} of the app.`] : []
}

function wordsOf(
  options: readonly Option[],
  url: string,
  quote: (text: string) => string,
): readonly string[] {
  const lines = options.map(([flag, value]) => (value === undefined ? flag : `${flag} ${quote(value)}`))
  // A URL of an app may be anything: with a name before it, it is never taken for an option.
  return [/^https?:\/\//i.test(url) ? quote(url) : `--url ${quote(url)}`, ...lines]
}
