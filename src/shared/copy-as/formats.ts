import { asCurlBash, asCurlCmd } from './as-curl.ts'
import { asFetch } from './as-fetch.ts'
import { asLua } from './as-lua.ts'
import { asPowerShell } from './as-powershell.ts'
import type { CopiedRequest } from './copied-request.ts'

export const copyFormatNames = ['curl-bash', 'curl-cmd', 'powershell', 'fetch', 'lua'] as const
export type CopyFormatName = (typeof copyFormatNames)[number]

type CopyFormat = {
  /** After "Copy as" and "Copied as". */
  readonly title: string
  readonly write: (request: CopiedRequest) => string
}

export const copyFormats: Readonly<Record<CopyFormatName, CopyFormat>> = {
  'curl-bash': { title: 'cURL (bash)', write: asCurlBash },
  'curl-cmd': { title: 'cURL (cmd)', write: asCurlCmd },
  powershell: { title: 'PowerShell', write: asPowerShell },
  fetch: { title: 'fetch', write: asFetch },
  lua: { title: 'Lua', write: asLua },
}

/** One after the other, in the order given, each by itself. */
export function copyAs(name: CopyFormatName, requests: readonly CopiedRequest[]): string {
  const texts = requests.map(copyFormats[name].write)
  // Each call of Lua has a listener of its own, and a chunk takes two hundred locals.
  const blocks = name === 'lua' && texts.length > 1 ? texts.map((text) => `do\n${text}\nend`) : texts
  return `${blocks.join('\n\n')}\n`
}
