import { z } from 'zod'
import { count, text } from './corona-event.ts'

/** Without its headers, which stand in the entry's own request. */
const requestHead = z.object({ url: text, method: text, httpVersion: text, sizeBytes: count })

/** Without its headers, which stand in the entry's own response. */
const responseHead = z.object({
  url: text,
  status: count,
  statusText: text,
  httpVersion: text,
  lengthBytes: count,
  sizeBytes: z.exactOptional(count),
})

const errorCodes = [
  'INVALID_URL',
  'UNSUPPORTED_SCHEME',
  'HOST_NOT_FOUND',
  'CONNECTION_REFUSED',
  'CONNECTION_RESET',
  'CONNECTION_LOST',
  'TLS_FAILED',
  'TIMED_OUT',
  'TOO_MANY_REDIRECTS',
  'DECODE_FAILED',
  'FILE_FAILED',
  'REFUSED_BY_POLICY',
  'REFUSED_BY_PLATFORM',
  'NETWORK_UNREACHABLE',
  'OFFLINE',
  'UNKNOWN',
] as const

const failure = z.object({
  code: z.enum(errorCodes),
  message: text,
  system: z.exactOptional(text),
})

/** How much of the time before it the project's settings made. */
export const simulatedMs = z.exactOptional(z.number().min(0))

/** What the transport saw. */
export const coronaWire = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request-head'), head: requestHead }),
  z.object({
    type: z.literal('socket'),
    reused: z.boolean(),
    remoteAddress: z.exactOptional(text),
    localPort: z.exactOptional(count),
  }),
  z.object({ type: z.literal('lookup'), address: text }),
  z.object({ type: z.literal('connect'), remoteAddress: text, localPort: z.exactOptional(count) }),
  z.object({ type: z.literal('secure-connect'), protocol: text }),
  z.object({ type: z.literal('request-sent'), sentBytes: count }),
  z.object({
    type: z.literal('redirect'),
    status: count,
    location: text,
    head: z.exactOptional(responseHead),
    simulatedMs,
  }),
  z.object({ type: z.literal('response-head'), head: responseHead, simulatedMs }),
  z.object({ type: z.literal('body-part'), receivedBytes: count }),
  z.object({ type: z.literal('response-end'), receivedBytes: count, simulatedMs }),
  z.object({ type: z.literal('failure'), failure, simulatedMs }),
])

export type CoronaWire = z.output<typeof coronaWire>
