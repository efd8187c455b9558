import type { CopiedBody, CopiedRequest } from './copied-request.ts'
import { fileNameOf, joinedHeaders, lostBodyFile } from './copied-request.ts'
import { quotePowerShell } from './quote-powershell.ts'

/** What `-Method` knows; any other is a custom one, which PowerShell 5.1 has not. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PATCH', 'MERGE'])

/** Windows PowerShell refuses these in its table of headers. */
const ownParameters: Readonly<Record<string, string>> = {
  'content-type': '-ContentType',
  'user-agent': '-UserAgent',
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

export function asPowerShell(request: CopiedRequest): string {
  const { method, body, target } = request
  const headers = joinedHeaders(request.headers, sameName)
  const ofTable = headers.filter(([name]) => ownParameters[name.toLowerCase()] === undefined)
  const parameters = [
    `-Uri ${quotePowerShell(request.url)}`,
    knownMethods.has(method) ? `-Method ${method}` : `-CustomMethod ${quotePowerShell(method)}`,
    ...headers.flatMap(([name, value]) => {
      const parameter = ownParameters[name.toLowerCase()]
      return parameter === undefined ? [] : [`${parameter} ${quotePowerShell(value)}`]
    }),
    ...(ofTable.length === 0 ? [] : [tableOf(ofTable)]),
    ...(body === undefined ? [] : [parameterOf(body)]),
    ...(request.followRedirects ? [] : ['-MaximumRedirection 0']),
    ...(target === undefined ? [] : [`-OutFile ${quotePowerShell(fileNameOf(target))}`]),
  ]
  return [...notesOf(body), `Invoke-WebRequest -UseBasicParsing ${parameters.join(' `\n  ')}`].join('\n')
}

function tableOf(headers: CopiedRequest['headers']): string {
  const lines = headers.map(([name, value]) => `    ${quotePowerShell(name)} = ${quotePowerShell(value)}`)
  return `-Headers @{\n${lines.join('\n')}\n  }`
}

function parameterOf(body: CopiedBody): string {
  switch (body.kind) {
    case 'text':
      // Version 5.1 sends a string in Latin-1.
      return /^[\x20-\x7e\n]*$/.test(body.text)
        ? `-Body ${quotePowerShell(body.text)}`
        : `-Body ([System.Text.Encoding]::UTF8.GetBytes(${quotePowerShell(body.text)}))`
    case 'bytes':
      return `-Body ([System.Convert]::FromBase64String('${body.base64}'))`
    case 'file':
      return `-InFile ${quotePowerShell(fileNameOf(body.file))}`
    default:
      return `-InFile ${quotePowerShell(lostBodyFile)}`
  }
}

function notesOf(body: CopiedBody | undefined): readonly string[] {
  if (body?.kind === 'lost') {
    return [
      `# The body of ${body.sizeBytes} bytes is not here, because ${body.why}. Save it as ${lostBodyFile}.`,
    ]
  }
  return body?.kind === 'file' ? [`# The file is in system.${body.file.directory} of the app.`] : []
}
