import { formatBytes } from '../../shared/describe/format-bytes.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import { withheldInShort, withheldWords } from '../../shared/describe/words.ts'
import type { LaneEvent } from '../../shared/exchange.ts'
import type { RecordedEvent } from '../../shared/log-entry.ts'
import { facts } from './facts.ts'
import { headerTable } from './header-table.ts'
import { Html, markup } from './markup.ts'
import { limits } from './limits.ts'
import { shownUrl } from './request-name.ts'

/** One `networkRequest` event with its fields; a withheld one says why nobody got it. */
export function eventCard({ event, withheld }: LaneEvent, withSensitive: boolean): Html {
  const kind = withheld !== undefined ? 'withheld' : event.isError ? 'error' : 'delivered'
  const reason = withheld === undefined ? markup`` : markup`<p class="reason">${withheldWords[withheld]}</p>`
  const headers = Object.entries(event.responseHeaders ?? {})
  return markup`<details class="event" data-kind="${kind}"><summary><b class="code">${event.phase}</b> <span>${summary(event)}</span>${withheld === undefined ? '' : markup` <i>withheld: ${withheldInShort[withheld]}</i>`}</summary>${reason}${facts(fields(event, withSensitive))}${headerTable('responseHeaders', headers, withSensitive)}</details>`
}

function summary(event: RecordedEvent): string {
  if (event.isError) return 'isError = true'
  const total = event.bytesEstimated >= 0 ? ` of ${formatBytes(event.bytesEstimated)}` : ''
  const bytes = event.phase === 'began' ? '' : `, ${formatBytes(event.bytesTransferred)}${total}`
  return `status ${event.status}${bytes}`
}

/** In the order of the manual, written as Lua writes values. */
function fields(
  event: RecordedEvent,
  withSensitive: boolean,
): readonly (readonly [string, string | undefined])[] {
  const { response, debug } = event
  return [
    ['phase', quote(event.phase)],
    ['isError', String(event.isError)],
    ['status', String(event.status)],
    ['url', quote(shownUrl(event.url, withSensitive))],
    ['bytesTransferred', String(event.bytesTransferred)],
    ['bytesEstimated', String(event.bytesEstimated)],
    ['responseType', event.responseType === undefined ? undefined : quote(event.responseType)],
    ['response', response?.kind === 'bytes' ? describeBody(event, response.bytes) : undefined],
    ['response.filename', response?.kind === 'file' ? quote(response.filename) : undefined],
    ['response.baseDirectory', response?.kind === 'file' ? `system.${response.directory}` : undefined],
    ...Object.entries(debug ?? {}).map(([name, value]) => [`debug.${name}`, quote(value)] as const),
  ]
}

const quote = (text: string): string => JSON.stringify(shorten(text, limits.bodyLength))

const utf8 = new TextDecoder('utf-8')

function describeBody(event: RecordedEvent, bytes: Uint8Array): string {
  const sizeBytes = event.responseSizeBytes ?? bytes.length
  if (event.responseType === 'binary' || bytes.subarray(0, 1024).includes(0)) {
    return `${formatBytes(sizeBytes)} of binary data`
  }
  const text = utf8.decode(bytes.subarray(0, limits.bodyLength * 4))
  const isWhole = text.length <= limits.bodyLength && bytes.length <= limits.bodyLength * 4
  return isWhole && sizeBytes <= bytes.length ? quote(text) : `${quote(text)} (${formatBytes(sizeBytes)})`
}
