import { formatBytes, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import { valueOf } from './exchange-body.ts'
import { Field, Fields, Section } from './fields.tsx'

/** How much went each way, on the wire and as the app has it. */
export function SizesSection({ exchange }: { readonly exchange: Exchange }) {
  const { request, head, wire, events } = exchange
  const sentHead = wire.findLast(({ event }) => event.type === 'request-head')?.event
  const sent = wire.findLast(({ event }) => event.type === 'request-sent')?.event
  const response = events.findLast(({ event }) => event.response !== undefined)?.event
  const decodedBytes =
    response?.response?.kind === 'bytes'
      ? (response.responseSizeBytes ?? response.response.bytes.length)
      : undefined
  const withheld = events.filter((event) => event.withheld !== undefined).length
  return (
    <Section title="Sizes">
      <Fields>
        <Field label="Sent">
          {sentHead?.type === 'request-head' ? `${formatBytes(sentHead.head.sizeBytes)} of head, ` : ''}
          {formatBytes(sent?.type === 'request-sent' ? sent.sentBytes : 0)} of{' '}
          {formatBytes(request.bodySizeBytes)} of body
        </Field>
        <Field label="Received">{receivedWords(exchange)}</Field>
        {decodedBytes !== undefined && (
          <Field label="For the app">
            {formatExactBytes(decodedBytes)}
            {head !== undefined && valueOf(head.headers, 'content-encoding') !== undefined ? ', decoded' : ''}
          </Field>
        )}
        <Field label="Events">
          {events.length - withheld} delivered, {withheld} withheld
        </Field>
      </Fields>
    </Section>
  )
}

function receivedWords({ head, receivedBytes }: Exchange): string {
  if (head === undefined) return 'Nothing yet'
  const received = formatExactBytes(receivedBytes)
  if (head.lengthBytes === receivedBytes) return received
  return head.lengthBytes < 0
    ? `${received}, length unknown`
    : `${received} of ${formatBytes(head.lengthBytes)}`
}
