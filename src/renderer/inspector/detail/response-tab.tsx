import type { Exchange } from '../../../shared/exchange.ts'
import { isOpen } from '../../../shared/exchange.ts'
import { formatBytes, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { statusTone } from '../../../shared/describe/status.ts'
import { failureWords } from '../../../shared/describe/words.ts'
import { BodyViewer } from '../body/body-viewer.tsx'
import { useModel } from '../context.ts'
import { responseBody, valueOf } from './exchange-body.ts'
import { useBodyPlace } from './use-body-place.ts'
import { SavedFile } from './saved-file.tsx'

/** The body that came: what it is, how it came over the wire, and why it is not what was meant. */
export function ResponseTab({ exchange }: { readonly exchange: Exchange }) {
  const model = useModel()
  const wanted = useBodyPlace(exchange.id, 'response')
  const { head, failure, receivedBytes } = exchange
  if (head === undefined) return <p className="detail-note">{whyNoHead(exchange)}</p>
  const source = responseBody(model, exchange)
  return (
    <>
      <p className="message-line">
        HTTP/<bdi>{shorten(head.httpVersion, 20)}</bdi>{' '}
        <strong data-tone={statusTone(head.status)}>
          {head.status} <bdi>{shorten(head.statusText, 200)}</bdi>
        </strong>
      </p>
      <p className="detail-note body-origin">{wireWords(exchange)}</p>
      {failure !== undefined && (
        <p className="callout" data-tone="failed">
          <strong>{failureWords[failure.code]}</strong>
          {failure.code !== 'DECODE_FAILED' && <bdi>{shorten(failure.message, 2000)}</bdi>}
          <span>
            {failure.code === 'DECODE_FAILED'
              ? `The body is not what Content-Encoding says (${valueOf(head.headers, 'content-encoding') ?? 'nothing'}). What is kept of it is shown as it came.`
              : `The body was cut after ${formatExactBytes(receivedBytes)}.`}
          </span>
        </p>
      )}
      <SavedFile exchange={exchange} />
      {source === undefined ? (
        <p className="detail-note">
          {formatExactBytes(receivedBytes)} so far. The body is shown once the request has ended.
        </p>
      ) : (
        <BodyViewer source={source} label="Response body" {...wanted} />
      )}
    </>
  )
}

function whyNoHead(exchange: Exchange): string {
  if (exchange.failure !== undefined) {
    return `No response came: ${failureWords[exchange.failure.code].toLowerCase()}.`
  }
  return isOpen(exchange) ? 'No response yet.' : 'Cancelled before a response came.'
}

/** How the bytes that are shown came over the wire. */
function wireWords(exchange: Exchange): string {
  const { head, receivedBytes, events } = exchange
  const encoding = valueOf(head?.headers ?? [], 'content-encoding')
  const event = events.findLast((lane) => lane.event.response?.kind === 'bytes')?.event
  const response = event?.response
  const decodedBytes =
    response?.kind === 'bytes' ? (event?.responseSizeBytes ?? response.bytes.length) : undefined
  const length = head?.lengthBytes ?? -1
  const wire =
    length > receivedBytes
      ? `${formatBytes(receivedBytes)} of ${formatBytes(length)}`
      : formatBytes(receivedBytes)
  if (encoding === undefined || encoding.toLowerCase() === 'identity')
    return `${wire} on the wire, not compressed`
  return decodedBytes === undefined
    ? `${wire} on the wire, compressed with ${encoding.slice(0, 60)}`
    : `${wire} on the wire, ${formatBytes(decodedBytes)} decoded from ${encoding.slice(0, 60)}`
}
