import { shorten } from '../../../shared/describe/shorten.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import { Field, Fields, Section } from './fields.tsx'

/** The socket that the request went over, as far as the transport has told. */
export function ConnectionSection({ exchange }: { readonly exchange: Exchange }) {
  const seen = exchange.wire.map((mark) => mark.event)
  const socket = seen.findLast((event) => event.type === 'socket')
  const lookup = seen.findLast((event) => event.type === 'lookup')
  const connect = seen.findLast((event) => event.type === 'connect')
  const secure = seen.findLast((event) => event.type === 'secure-connect')
  if (socket === undefined && connect === undefined && lookup === undefined) return null
  const remote = socket?.reused === true ? socket.remoteAddress : connect?.remoteAddress
  const port = socket?.reused === true ? socket.localPort : connect?.localPort
  return (
    <Section title="Connection">
      <Fields>
        {socket !== undefined && (
          <Field label="Socket">
            {socket.reused ? 'Reused: no lookup, no connect, no TLS handshake' : 'New'}
          </Field>
        )}
        {lookup !== undefined && (
          <Field label="Looked up" isCode>
            <bdi>{shorten(lookup.address)}</bdi>
          </Field>
        )}
        {remote !== undefined && (
          <Field label="Remote" isCode>
            <bdi>{shorten(remote)}</bdi>
          </Field>
        )}
        {port !== undefined && (
          <Field label="Local port" isCode>
            {port}
          </Field>
        )}
        {secure !== undefined && (
          <Field label="TLS">
            <bdi>{shorten(secure.protocol, 60)}</bdi>
          </Field>
        )}
        {exchange.head !== undefined && (
          <Field label="HTTP">
            <bdi>{shorten(exchange.head.httpVersion, 20)}</bdi>
          </Field>
        )}
      </Fields>
    </Section>
  )
}
