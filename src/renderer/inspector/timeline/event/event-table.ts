import { formatBytes } from '../../../../shared/describe/format-bytes.ts'
import { shorten } from '../../../../shared/describe/shorten.ts'
import type { RecordedEvent } from '../../../../shared/log-entry.ts'
import { bodyKind, decodeText } from '../../describe/body-preview.ts'

/** A value of Lua as far as events have any; `name` is one that the language or the API has a word for. */
export type LuaValue =
  string | number | boolean | { readonly name: string } | { readonly bytesNote: string } | LuaTable
export type LuaTable = { readonly entries: readonly (readonly [key: string, value: LuaValue])[] }

const mostTextCharacters = 4000
const mostHeaders = 300

/**
 * The table that the listener got, its fields in the order of the manual (Solar2D docs: event/networkRequest). The handle,
 * `requestId`, is not recorded: it means something only inside the app.
 */
export function eventTable(event: RecordedEvent): LuaTable {
  const { response, responseHeaders, responseType, debug } = event
  const entries: (readonly [string, LuaValue])[] = [
    ['name', 'networkRequest'],
    ['phase', event.phase],
    ['isError', event.isError],
    ['status', event.status],
    ['url', cut(event.url)],
    ['bytesTransferred', event.bytesTransferred],
    ['bytesEstimated', event.bytesEstimated],
  ]
  if (responseHeaders !== undefined) entries.push(['responseHeaders', textTable(responseHeaders)])
  if (response?.kind === 'file') {
    const { filename, directory, fullPath } = response
    entries.push([
      'response',
      {
        entries: [
          ['filename', cut(filename)],
          ['baseDirectory', { name: `system.${directory}` }],
          ['fullPath', cut(fullPath)],
        ],
      },
    ])
  } else if (response?.kind === 'bytes') entries.push(['response', bytesValue(event, response.bytes)])
  if (responseType !== undefined) entries.push(['responseType', responseType])
  if (debug !== undefined) entries.push(['debug', textTable(debug)])
  return { entries }
}

const cut = (text: string): string => shorten(text, mostTextCharacters)

const textTable = (texts: Readonly<Record<string, string>>): LuaTable => ({
  entries: Object.entries(texts)
    .slice(0, mostHeaders)
    .map(([name, value]) => [cut(name), cut(value)]),
})

/** Text as text; of any other body, and of what the log cut, how large it is. */
function bytesValue(event: RecordedEvent, bytes: Uint8Array): LuaValue {
  const sizeBytes = event.responseSizeBytes ?? bytes.length
  const type = Object.entries(event.responseHeaders ?? {}).find(
    ([name]) => name.toLowerCase() === 'content-type',
  )?.[1]
  if (event.responseType === 'binary' || bodyKind(type, bytes) === 'binary') {
    return { bytesNote: `${formatBytes(sizeBytes)} of binary data` }
  }
  const text = decodeText(type, bytes)
  if (sizeBytes <= bytes.length && text.length <= mostTextCharacters) return text
  return { bytesNote: `${formatBytes(sizeBytes)} of text, begins with ${JSON.stringify(text.slice(0, 200))}` }
}
