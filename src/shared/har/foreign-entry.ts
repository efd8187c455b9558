import { z } from 'zod'

// Tools leave out, empty or misspell what HAR demands: each field has a value that goes on without it.
const text = z.string().catch('')
const size = z.number().int().min(-1).catch(-1)
const ms = z.number().min(0).max(1e12).catch(-1)
const pairs = z
  .array(z.object({ name: z.string(), value: text }).nullable().catch(null))
  .catch([])
  .transform((list) => list.filter((pair) => pair !== null))

const binary = z.object({ text: z.string(), encoding: z.string().optional().catch(undefined) })

const timings = {
  blocked: ms,
  dns: ms,
  connect: ms,
  ssl: ms,
  send: ms,
  wait: ms,
  receive: ms,
}
const noTimings = { blocked: -1, dns: -1, connect: -1, ssl: -1, send: -1, wait: -1, receive: -1 }

/** One entry of a foreign archive. Only the request's URL cannot be done without. */
export const foreignEntry = z.object({
  startedDateTime: text,
  time: ms,
  request: z.object({
    method: z.string().min(1).catch('GET'),
    url: z.string().min(1),
    httpVersion: text,
    headers: pairs,
    postData: z
      .object({ mimeType: text, text: z.string().optional().catch(undefined), params: pairs })
      .optional()
      .catch(undefined),
    headersSize: size,
    bodySize: size,
    _content: binary.optional().catch(undefined),
  }),
  response: z
    .object({
      status: z.number().int().min(0).max(999).catch(0),
      statusText: text,
      httpVersion: text,
      headers: pairs,
      content: z
        .object({
          size,
          text: z.string().optional().catch(undefined),
          encoding: z.string().optional().catch(undefined),
        })
        .catch({ size: -1, text: undefined, encoding: undefined }),
      headersSize: size,
      bodySize: size,
      _error: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  timings: z.object(timings).catch(noTimings),
  serverIPAddress: z.string().optional().catch(undefined),
  connection: z.string().optional().catch(undefined),
  _error: z.string().optional().catch(undefined),
})

export type ForeignEntry = z.output<typeof foreignEntry>
