import { useEffect, useState } from 'react'
import type { Exchange } from '../../../shared/exchange.ts'
import { formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { formatDuration } from '../../../shared/describe/format-duration.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { BodyViewer } from '../body/body-viewer.tsx'
import { parseMediaType } from '../body/kinds/media-type.ts'
import type { BodySource } from '../body/read/body-source.ts'
import { headBytes } from '../body/read/gates.ts'
import { useModel } from '../context.ts'
import { requestBody } from './exchange-body.ts'
import { Field, Fields, Section } from './fields.tsx'
import { FileLink } from './file-link.tsx'
import { HeaderTable } from './header-table.tsx'
import { parsePairs, queryOf, type Pair } from './message-parts.ts'
import { useBodyPlace } from './use-body-place.ts'
import { PairTable } from './pair-table.tsx'

/** What the app asked for: the address in its parts, what it set, and what it sent. */
export function RequestTab({ exchange }: { readonly exchange: Exchange }) {
  const model = useModel()
  const wanted = useBodyPlace(exchange.id, 'request')
  const { request } = exchange
  const query = parsePairs(queryOf(request.url))
  const source = requestBody(model, exchange)
  const isForm = parseMediaType(source?.contentType).type === 'application/x-www-form-urlencoded'
  return (
    <>
      <p className="message-line">
        <strong>
          <bdi>{shorten(request.method, 64)}</bdi>
        </strong>{' '}
        <bdi>{shorten(request.url, 4000)}</bdi>
      </p>
      {query.length > 0 && (
        <Section title="Query">
          <PairTable pairs={query} label="Query parameters" />
        </Section>
      )}
      <Section title="Headers set by the app">
        <HeaderTable headers={request.headers} label="Headers set by the app" />
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
          {request.bodyFile !== undefined && (
            <Field label="body file" isCode>
              <FileLink file={request.bodyFile} />
            </Field>
          )}
        </Fields>
      </Section>
      {source !== undefined && isForm && <FormFields key={source.key} source={source} />}
      {source !== undefined && (
        <Section title="Body">
          <BodyViewer source={source} label="Request body" {...wanted} />
        </Section>
      )}
    </>
  )
}

/** The fields of a form, as far as its beginning has them. */
function FormFields({ source }: { readonly source: BodySource }) {
  const [pairs, setPairs] = useState<readonly Pair[]>([])
  useEffect(() => {
    let isWanted = true
    void (async () => {
      const part = await source.read(0, headBytes)
      if (isWanted && part.ok) setPairs(parsePairs(new TextDecoder().decode(part.value.bytes)))
    })()
    return () => {
      isWanted = false
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the same key is the same body
  }, [source.key])
  if (pairs.length === 0) return null
  return (
    <Section title="Form fields">
      <PairTable pairs={pairs} label="Form fields" />
    </Section>
  )
}
