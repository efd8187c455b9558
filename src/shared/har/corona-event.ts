import { z } from 'zod'
import { directoryNames } from '../directory.ts'
import { phases } from '../network-event.ts'

export const text = z.string()
export const count = z.number().int()
export const fileReference = z.object({ directory: z.enum(directoryNames), name: text })

/** The body of an event: `content` is what the entry's own `response.content` holds. */
const response = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('content') }),
  z.object({ kind: z.literal('text'), text }),
  z.object({ kind: z.literal('base64'), base64: text }),
  z.object({ kind: z.literal('file'), filename: text, directory: z.enum(directoryNames), fullPath: text }),
])

/** A `networkRequest` event as the listener got it. */
export const coronaEvent = z.object({
  phase: z.enum(phases),
  isError: z.boolean(),
  status: count,
  url: text,
  bytesTransferred: count,
  bytesEstimated: count,
  /** `same`: those of the event before. */
  responseHeaders: z.exactOptional(z.union([z.literal('same'), z.record(text, text)])),
  response: z.exactOptional(response),
  responseType: z.exactOptional(z.enum(['text', 'binary'])),
  debug: z.exactOptional(z.record(text, text)),
  /** Of a body that was cut: the whole size. */
  responseSizeBytes: z.exactOptional(count),
})

export type CoronaEvent = z.output<typeof coronaEvent>
