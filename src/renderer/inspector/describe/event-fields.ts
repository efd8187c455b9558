import type { RecordedEvent } from '../../../shared/log-entry.ts'
import { bodyKind, decodeText } from './body-preview.ts'
import { formatBytes } from '../../../shared/describe/format-bytes.ts'
import { shorten } from '../../../shared/describe/shorten.ts'

export type EventField = { readonly name: string; readonly value: string }

const previewLength = 240

/**
 * The fields of an event as the listener got them, in the order of the manual, written as Lua writes values. The
 * handle (`requestId`) is not recorded: it means something only inside the app.
 */
export function eventFields(event: RecordedEvent): readonly EventField[] {
  const fields: EventField[] = [
    { name: 'name', value: '"networkRequest"' },
    { name: 'phase', value: quote(event.phase) },
    { name: 'isError', value: String(event.isError) },
    { name: 'status', value: String(event.status) },
    { name: 'url', value: quote(event.url) },
    { name: 'bytesTransferred', value: String(event.bytesTransferred) },
    { name: 'bytesEstimated', value: String(event.bytesEstimated) },
  ]
  if (event.responseType !== undefined)
    fields.push({ name: 'responseType', value: quote(event.responseType) })
  const { response } = event
  if (response?.kind === 'file') {
    fields.push(
      { name: 'response.filename', value: quote(response.filename) },
      { name: 'response.baseDirectory', value: `system.${response.directory}` },
      { name: 'response.fullPath', value: quote(response.fullPath) },
    )
  } else if (response?.kind === 'bytes') {
    fields.push({ name: 'response', value: bytesValue(event, response.bytes) })
  }
  return fields
}

/** One line that tells an event apart from its neighbours. */
export function summarizeEvent(event: RecordedEvent): string {
  if (event.isError) return 'isError = true'
  const parts: string[] = []
  if (event.status !== -1) parts.push(`status ${event.status}`)
  if (event.phase !== 'began' || event.bytesTransferred > 0) {
    const total = event.bytesEstimated >= 0 ? ` of ${formatBytes(event.bytesEstimated)}` : ''
    parts.push(`${formatBytes(event.bytesTransferred)}${total}`)
  }
  return parts.join(', ')
}

const quote = (text: string): string => JSON.stringify(shorten(text, 4000))

function bytesValue(event: RecordedEvent, bytes: Uint8Array): string {
  const sizeBytes = event.responseSizeBytes ?? bytes.length
  const contentType = Object.entries(event.responseHeaders ?? {}).find(
    ([name]) => name.toLowerCase() === 'content-type',
  )?.[1]
  if (event.responseType === 'binary' || bodyKind(contentType, bytes) === 'binary') {
    return `${formatBytes(sizeBytes)} of binary data`
  }
  const text = decodeText(contentType, bytes.subarray(0, previewLength * 4))
  if (text.length <= previewLength && sizeBytes <= bytes.length) return quote(text)
  return `${quote(text.slice(0, previewLength))}… (${formatBytes(sizeBytes)})`
}
