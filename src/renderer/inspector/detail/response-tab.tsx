import type { Exchange } from '../../../shared/exchange.ts'
import { isOpen } from '../../../shared/exchange.ts'
import type { ResponseHead } from '../../../shared/log-entry.ts'
import { formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { statusTone } from '../../../shared/describe/status.ts'
import { failureWords } from '../../../shared/describe/words.ts'
import { BodyView } from './body-view.tsx'
import { Field, Fields, Section } from './fields.tsx'
import { HeaderTable } from './header-table.tsx'

export function ResponseTab({ exchange }: { readonly exchange: Exchange }) {
  const { head } = exchange
  if (head === undefined) return <p className="detail-note">{whyNoHead(exchange)}</p>
  return (
    <>
      <p className="message-line">
        HTTP/{head.httpVersion}{' '}
        <strong data-tone={statusTone(head.status)}>
          {head.status} {head.statusText}
        </strong>
      </p>
      <Section title="Headers">
        <HeaderTable headers={head.headers} label="Response headers" />
      </Section>
      <Section title="Body">
        <Body exchange={exchange} head={head} />
      </Section>
    </>
  )
}

function whyNoHead(exchange: Exchange): string {
  if (exchange.failure !== undefined) {
    return `No response came: ${failureWords[exchange.failure.code].toLowerCase()}.`
  }
  return isOpen(exchange) ? 'No response yet.' : 'Cancelled before a response came.'
}

function Body({ exchange, head }: { readonly exchange: Exchange; readonly head: ResponseHead }) {
  const event = exchange.events.findLast((lane) => lane.event.response !== undefined)?.event
  const response = event?.response
  if (event === undefined || response === undefined) {
    return (
      <p className="detail-note">
        {isOpen(exchange)
          ? `${formatExactBytes(exchange.receivedBytes)} so far. The body is shown once the request has ended.`
          : 'The listener was given no body.'}
      </p>
    )
  }
  if (response.kind === 'file') {
    return (
      <Fields>
        <Field label="Saved as" isCode>
          {response.filename}
        </Field>
        <Field label="In" isCode>
          system.{response.directory}
        </Field>
        <Field label="Path" isCode>
          {response.fullPath}
        </Field>
        <Field label="Received">{formatExactBytes(exchange.receivedBytes)}</Field>
      </Fields>
    )
  }
  const contentType = head.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return (
    <BodyView
      bytes={response.bytes}
      sizeBytes={event.responseSizeBytes ?? response.bytes.length}
      contentType={contentType}
    />
  )
}
