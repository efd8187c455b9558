import type { LogEntry, RecordedEvent } from './log-entry.ts'

/**
 * A log entry as plain JSON data. A body that is UTF-8 text becomes a string, any other `{ "base64": … }`; the
 * event's own fields are named as the app's listener sees them.
 */
export function entryToJson(entry: LogEntry, decode: ByteDecoder): object {
  if (entry.kind !== 'delivered' && entry.kind !== 'withheld') return entry
  return { ...entry, event: eventToJson(entry.event, entry.exchangeId, decode) }
}

/** How this host turns bytes into text: `text` answers undefined for what is not UTF-8. */
export type ByteDecoder = {
  readonly text: (bytes: Uint8Array) => string | undefined
  readonly base64: (bytes: Uint8Array) => string
}

export function eventToJson(event: RecordedEvent, requestId: string, decode: ByteDecoder): object {
  const { response, ...fields } = event
  const named = { name: 'networkRequest', ...fields, requestId }
  if (response === undefined) return named
  if (response.kind === 'file') {
    const { filename, directory, fullPath } = response
    return { ...named, response: { filename, baseDirectory: `system.${directory}`, fullPath } }
  }
  const text = decode.text(response.bytes)
  return { ...named, response: text ?? { base64: decode.base64(response.bytes) } }
}
