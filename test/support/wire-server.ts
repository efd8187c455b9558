import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { onTestFinished } from 'vitest'
import { makeCertificate } from '../../src/core/routes/certificate.ts'
import { httpServer, listen, trackSockets } from './http-server.ts'

/** A request as it came over the wire, whole. */
export type WireRequestSeen = {
  readonly method: string
  /** Path and query. */
  readonly url: string
  /** In order, as written. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The value of the header; several are joined with ` & `, undefined when it was not sent. */
  readonly header: (name: string) => string | undefined
  /** One character a byte. */
  readonly body: string
}

export type Answer = (response: ServerResponse, request: WireRequestSeen) => void

export type WireServer = {
  readonly url: string
  readonly port: number
  readonly seen: readonly WireRequestSeen[]
  readonly openSockets: () => number
  readonly allClosed: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * A real HTTP server that keeps what it gets. It answers by path, without the query; what has no answer gets a 200
 * with the text `ok`.
 */
export async function wireServer(answers: Readonly<Record<string, Answer>> = {}): Promise<WireServer> {
  const seen: WireRequestSeen[] = []
  const server = await httpServer(recorder(seen, answers))
  return { ...server, seen }
}

/** The same over TLS, with a certificate that nobody trusts. */
export async function secureWireServer(answers: Readonly<Record<string, Answer>> = {}): Promise<WireServer> {
  const seen: WireRequestSeen[] = []
  const { key, cert } = await makeCertificate(['127.0.0.1'])
  const server = createSecureServer({ key, cert }, recorder(seen, answers))
  server.on('tlsClientError', () => {})
  const sockets = trackSockets(server)
  onTestFinished(sockets.close)
  const port = await listen(server)
  return { ...sockets, port, url: `https://127.0.0.1:${port}`, seen }
}

function recorder(seen: WireRequestSeen[], answers: Readonly<Record<string, Answer>>): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const whole = describeRequest(request, Buffer.concat(chunks).toString('latin1'))
      seen.push(whole)
      const path = whole.url.split('?')[0] ?? ''
      const answer = answers[path] ?? textReply('ok')
      answer(response, whole)
    })
  }
}

function describeRequest(request: IncomingMessage, body: string): WireRequestSeen {
  const headers: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    headers.push([request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? ''])
  }
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    headers,
    header: (name) => {
      const values = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase())
      return values.length === 0 ? undefined : values.map(([, value]) => value).join(' & ')
    },
    body,
  }
}

type HeaderValues = Readonly<Record<string, string | readonly string[]>>

/** A whole response with its length. */
export function reply(status: number, body: string | Uint8Array, headers: HeaderValues = {}): Answer {
  const bytes = Buffer.from(body)
  return (response) => {
    response.writeHead(status, { 'Content-Length': bytes.byteLength, ...spread(headers) })
    response.end(bytes)
  }
}

export const textReply = (body: string): Answer => reply(200, body, { 'Content-Type': 'text/plain' })

export const redirect = (status: number, location: string, headers: HeaderValues = {}): Answer =>
  reply(status, 'moved', { Location: location, 'Content-Type': 'text/plain', ...headers })

const spread = (headers: HeaderValues): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  )
