import type { CopiedBody, CopiedRequest } from './copied-request.ts'
import { fileNameOf, lostBodyFile } from './copied-request.ts'
import { isUnsafe } from './unsafe-characters.ts'

/** A call of `fetch`, as Node and browsers have it. */
export function asFetch(request: CopiedRequest): string {
  const { method, headers, body } = request
  const lines = [
    ...(method === 'GET' && body === undefined ? [] : [`method: ${quoteJs(method)}`]),
    ...(headers.length === 0 ? [] : [`headers: ${headersOf(headers)}`]),
    ...(request.followRedirects ? [] : [`redirect: 'manual'`]),
    ...(body === undefined ? [] : [`body: ${bodyOf(body)}`]),
  ]
  const options = lines.length === 0 ? '' : `, {\n  ${lines.join(',\n  ')},\n}`
  return [...notesOf(body), `await fetch(${quoteJs(request.url)}${options})`].join('\n')
}

const unit = (character: string): string => {
  const units: string[] = []
  for (let index = 0; index < character.length; index += 1) {
    units.push(`\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
  }
  return units.join('')
}

/** JSON is JavaScript; what would not be seen is written as escapes. */
const quoteJs = (text: string): string =>
  Array.from(JSON.stringify(text), (it) => (isUnsafe(it) ? unit(it) : it)).join('')

/** As pairs: a name may come more than once. */
function headersOf(headers: CopiedRequest['headers']): string {
  const pairs = headers.map(([name, value]) => `    [${quoteJs(name)}, ${quoteJs(value)}],`)
  return `[\n${pairs.join('\n')}\n  ]`
}

function bodyOf(body: CopiedBody): string {
  switch (body.kind) {
    case 'text':
      return quoteJs(body.text)
    case 'bytes':
      return `Uint8Array.from(atob('${body.base64}'), (byte) => byte.charCodeAt(0))`
    case 'file':
      return fileRead(fileNameOf(body.file))
    default:
      return fileRead(lostBodyFile)
  }
}

const fileRead = (name: string): string =>
  `await (await import('node:fs/promises')).readFile(${quoteJs(name)})`

function notesOf(body: CopiedBody | undefined): readonly string[] {
  if (body?.kind === 'lost') {
    return [
      `// The body of ${body.sizeBytes} bytes is not here, because ${body.why}. Save it as ${lostBodyFile}.`,
    ]
  }
  return body?.kind === 'file' ? [`// The file is in system.${body.file.directory} of the app.`] : []
}
