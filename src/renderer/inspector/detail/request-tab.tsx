import type { Exchange } from '../../../shared/exchange.ts'
import { formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { formatDuration } from '../../../shared/describe/format-duration.ts'
import { Field, Fields, Section } from './fields.tsx'
import { HeaderTable } from './header-table.tsx'

export function RequestTab({ exchange: { request } }: { readonly exchange: Exchange }) {
  return (
    <>
      <p className="message-line">
        <strong>{request.method}</strong> {request.url}
      </p>
      <Section title="Headers set by the app">
        <HeaderTable headers={request.headers} label="Request headers" />
      </Section>
      <Section title="Parameters">
        <Fields>
          <Field label="progress" isCode>
            {request.progress === 'none' ? 'nil' : `"${request.progress}"`}
          </Field>
          <Field label="timeout">{formatDuration(request.timeoutMs)} without a byte</Field>
          <Field label="body">
            {request.bodySizeBytes === 0 ? 'None' : formatExactBytes(request.bodySizeBytes)}
          </Field>
        </Fields>
      </Section>
    </>
  )
}
