import { useState } from 'react'
import type { Exchange } from '../../../shared/exchange.ts'
import { formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { requestCookies, responseCookies } from '../../../shared/har/har-cookies.ts'
import type { ResponseHead } from '../../../shared/log-entry.ts'
import { FindField } from '../controls/find-field.tsx'
import { CopyButton } from './copy-button.tsx'
import { Section } from './fields.tsx'
import { HeaderTable } from './header-table.tsx'
import { droppedHeaders, hopsOf, rawHeaders, sentHeaders, type Hop } from './message-parts.ts'
import { PairTable } from './pair-table.tsx'
import { useShown } from './use-shown.tsx'

const fieldId = 'header-filter'
const hopsAtOnce = 10

/** What was sent and what came, as it went over the wire, hop by hop. */
export function HeadersTab({ exchange }: { readonly exchange: Exchange }) {
  const [query, setQuery] = useState('')
  const { request, head } = exchange
  const hops = hopsOf(exchange)
  const { shown, more } = useShown(hops, hopsAtOnce, 'requests of this chain')
  return (
    <>
      <FindField
        id={fieldId}
        label="Find in headers"
        value={query}
        onChange={setQuery}
        onLeave={() => document.getElementById(fieldId)?.blur()}
      />
      {hops.length === 0 && (
        <Section title="Request, as the app asked">
          <HeaderTable headers={request.headers} label="Request headers" query={query} />
        </Section>
      )}
      {hops.length === 0 && head !== undefined && <ResponseHeaders head={head} query={query} />}
      {shown.map((hop, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- hops only ever follow each other
        <HopHeaders
          key={at}
          hop={hop}
          exchange={exchange}
          number={hops.length > 1 ? at + 1 : undefined}
          query={query}
        />
      ))}
      {more}
    </>
  )
}

type HopHeadersProps = {
  readonly hop: Hop
  readonly exchange: Exchange
  readonly number: number | undefined
  readonly query: string
}

function HopHeaders({ hop, exchange, number, query }: HopHeadersProps) {
  const { sent, came } = hop
  const asked = exchange.request.headers
  const added = new Set(sentHeaders(asked, sent.headers).flatMap(({ isAdded }, at) => (isAdded ? [at] : [])))
  const dropped = droppedHeaders(asked, sent.headers)
  const cookies = requestCookies(sent.headers)
  const title = number === undefined ? 'Request' : `Request ${number}`
  return (
    <>
      <Section
        title={`${title}, as sent`}
        action={<CopyButton what="the request headers" text={() => rawHeaders(sent.headers)} />}
      >
        <p className="message-line">
          <strong>
            <bdi>{shorten(sent.method, 64)}</bdi>
          </strong>{' '}
          <bdi>{shorten(sent.url, 2000)}</bdi>{' '}
          <span className="detail-note">
            HTTP/<bdi>{shorten(sent.httpVersion, 20)}</bdi>, {formatExactBytes(sent.sizeBytes)}
          </span>
        </p>
        <HeaderTable headers={sent.headers} label={`${title} headers`} added={added} query={query} />
        {dropped.length > 0 && (
          <>
            <h4>Asked for by the app, not sent</h4>
            <HeaderTable headers={dropped} label={`${title} headers that were not sent`} query={query} />
          </>
        )}
        {cookies.length > 0 && (
          <>
            <h4>Cookies</h4>
            <PairTable pairs={cookies} label={`${title} cookies`} />
          </>
        )}
      </Section>
      {came !== undefined && (
        <ResponseHeaders head={came} number={number} isRedirect={hop.isRedirect} query={query} />
      )}
    </>
  )
}

type ResponseHeadersProps = {
  readonly head: ResponseHead
  readonly number?: number | undefined
  readonly isRedirect?: boolean
  readonly query: string
}

function ResponseHeaders({ head, number, isRedirect = false, query }: ResponseHeadersProps) {
  const cookies = responseCookies(head.headers)
  const title = number === undefined ? 'Response' : `Response ${number}`
  return (
    <Section
      title={isRedirect ? `${title}, a redirect` : title}
      action={<CopyButton what="the response headers" text={() => rawHeaders(head.headers)} />}
    >
      <p className="message-line">
        HTTP/<bdi>{shorten(head.httpVersion, 20)}</bdi> <strong>{head.status}</strong>{' '}
        <bdi>{shorten(head.statusText, 200)}</bdi>
      </p>
      <HeaderTable headers={head.headers} label={`${title} headers`} query={query} />
      {cookies.length > 0 && (
        <>
          <h4>Cookies that the server sets</h4>
          <PairTable
            pairs={cookies.map(({ name, value, path, domain, expires, httpOnly, secure }) => ({
              name,
              value: [
                value,
                path === undefined ? '' : `path ${path}`,
                domain === undefined ? '' : `of ${domain}`,
                expires === undefined ? '' : `until ${expires}`,
                secure === true ? 'https only' : '',
                httpOnly === true ? 'not for scripts' : '',
              ]
                .filter((part) => part !== '')
                .join(' · '),
            }))}
            label={`${title} cookies`}
          />
        </>
      )}
    </Section>
  )
}
