import type { Exchange } from '../../../shared/exchange.ts'
import { formatBytes, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { formatOffset } from '../../../shared/describe/format-duration.ts'
import { percentOf } from '../describe/progress.ts'
import { describeState } from '../../../shared/describe/status.ts'
import { cancelledByWords, failureWords } from '../../../shared/describe/words.ts'
import { FindingsSection } from '../findings/findings-section.tsx'
import { Elapsed } from '../list/elapsed.tsx'
import { ConnectionSection } from './connection-section.tsx'
import { Field, Fields, Section } from './fields.tsx'

export function OverviewTab({ exchange }: { readonly exchange: Exchange }) {
  const { request, head, failure, cancelledBy } = exchange
  return (
    <>
      {failure !== undefined && (
        <p className="callout" data-tone="failed">
          <strong>{failureWords[failure.code]}</strong> <code>{failure.code}</code>
          <span>{failure.message}</span>
        </p>
      )}
      {cancelledBy !== undefined && (
        <p className="callout" data-tone="cancelled">
          <strong>Cancelled {cancelledByWords[cancelledBy]}</strong>
          <span>{cutAt(exchange)} Nothing is delivered to the listener after that.</span>
        </p>
      )}
      <Fields>
        <Field label="URL" isCode>
          {request.url}
        </Field>
        {head !== undefined && head.url !== request.url && (
          <Field label="Redirected to" isCode>
            {head.url}
          </Field>
        )}
        <Field label="State">{describeState(exchange)}</Field>
        {head !== undefined && (
          <Field label="Status">
            {head.status} {head.statusText}
          </Field>
        )}
        <Field label="API" isCode>
          {request.api === 'loadRemoteImage' ? 'display.loadRemoteImage' : `network.${request.api}`}
        </Field>
        {request.callSite !== undefined && (
          <Field label="Called at" isCode>
            {request.callSite}
          </Field>
        )}
        {request.target !== undefined && (
          <Field label="Saves to" isCode>
            system.{request.target.directory} / {request.target.name}
          </Field>
        )}
      </Fields>
      <FindingsSection exchange={exchange} />
      <Section title="Measures">
        <Fields>
          <Field label="Started">{formatOffset(exchange.startedAtMs)} in the log</Field>
          <Field label="Took">
            <Elapsed exchange={exchange} />
          </Field>
          <Field label="Received">{receivedText(exchange)}</Field>
          <Field label="Events">{eventsText(exchange)}</Field>
        </Fields>
      </Section>
      <ConnectionSection exchange={exchange} />
    </>
  )
}

function cutAt(exchange: Exchange): string {
  const percent = percentOf(exchange)
  const at = `At ${formatExactBytes(exchange.receivedBytes)} of the body`
  return percent === undefined ? `${at}.` : `${at} (${percent} %).`
}

function receivedText({ head, receivedBytes }: Exchange): string {
  if (head === undefined) return 'Nothing yet'
  const received = formatExactBytes(receivedBytes)
  if (head.lengthBytes === receivedBytes) return received
  return head.lengthBytes < 0
    ? `${received}, length unknown`
    : `${received} of ${formatBytes(head.lengthBytes)}`
}

function eventsText({ events }: Exchange): string {
  const withheld = events.filter((event) => event.withheld !== undefined).length
  return `${events.length - withheld} delivered, ${withheld} withheld`
}
