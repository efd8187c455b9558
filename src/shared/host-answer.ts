import { z } from 'zod'
import { settingsError } from './settings-error.ts'

const pattern = (hint: string) =>
  z.string(hint).max(1024, 'Use a shorter text: at most 1024 characters.').meta({
    description: 'The whole text; * stands for any text, also none.',
  })

const headerName = z
  .string()
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128}$/, 'Write the name of a header, such as "Content-Type".')

/** What HTTP can carry in one line. */
const headerValue = z
  .string('Give a text, or a list of texts for a header that is sent several times.')
  .max(8192, 'Use a shorter value: at most 8192 characters.')
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'Write one line of Latin characters.')

/** Headers that follow from the body and from the connection. */
const ownHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
])

const when = z
  .strictObject(
    {
      method: z
        .string('Give a method, such as "POST".')
        .regex(/^[A-Za-z]{1,32}$/, 'Give a method, such as "POST".')
        .meta({ description: 'In any case of letters. GET stands for HEAD too. Without it: every method.' })
        .optional(),
      path: pattern('Give the path of a URL, such as "/login" or "/scores/*".')
        .regex(/^[/*][^?#]*$/, 'Begin with "/", and write what comes after a "?" under "query".')
        .meta({
          description:
            'The path, as the URL writes it or decoded; * stands for any text. Without it: every path.',
        })
        .optional(),
      query: z
        .record(z.string().min(1), pattern('Give a text.'), 'Give an object such as { "page": "2" }.')
        .refine(isSmall, 'Ask for at most 64.')
        .meta({ description: 'Fields of the query, decoded. Each must be there with this text.' })
        .optional(),
      headers: z
        .record(headerName, pattern('Give a text.'), 'Give an object such as { "Cookie": "*sid=*" }.')
        .refine(isSmall, 'Ask for at most 64.')
        .meta({ description: 'Headers of the request. Each must be there with this text.' })
        .optional(),
    },
    { error: settingsError('Give an object such as { "method": "POST", "path": "/login" }.') },
  )
  .meta({ description: 'The requests that are meant. Without it: all.' })

/** One answer that a host gives without a file of its name: which requests, how often, and what is sent. */
export const hostAnswer = z
  .strictObject(
    {
      when: when.optional(),
      times: z
        .int('Give a whole number, or leave it out for always.')
        .min(1, 'Give at least 1, or leave it out for always.')
        .meta({ description: 'How many requests of a session it answers; later ones go on to the next.' })
        .optional(),
      status: z
        .int('Give a status from 200 to 599.')
        .min(200, 'Give a status from 200 to 599.')
        .max(599, 'Give a status from 200 to 599.')
        .meta({ description: '200 without it.' })
        .optional(),
      headers: z
        .record(
          headerName.refine(
            (name) => !ownHeaders.has(name.toLowerCase()),
            'Remove it: it follows from the body and the connection.',
          ),
          z.union(
            [headerValue, z.array(headerValue).min(1).max(64)],
            'Give one line of text, or a list of up to 64.',
          ),
          'Give an object such as { "Location": "/home" }.',
        )
        .refine(isSmall, 'Send at most 64.')
        .meta({ description: 'Headers of the answer.' })
        .optional(),
      body: z
        .string('Give a text.')
        .meta({ description: 'A text; text/plain unless a header says else.' })
        .optional(),
      json: z
        .unknown()
        .meta({ description: 'Any value, sent as JSON; application/json unless a header says else.' })
        .optional(),
      file: z
        .string('Name a file of the served folder, such as "welcome.json".')
        .min(1, 'Name a file of the served folder, such as "welcome.json".')
        .max(1024, 'Use a shorter name: at most 1024 characters.')
        .meta({ description: 'A file below the served folder; its type follows its extension.' })
        .optional(),
      latencyMs: z
        .number('Give a number of milliseconds.')
        .min(0, 'Give 0 or more milliseconds.')
        .max(600_000, 'Give at most 600000 milliseconds, which are 10 minutes.')
        .meta({ description: "The time before this answer's head, in place of the host's." })
        .optional(),
    },
    { error: settingsError('Give an object such as { "status": 503 }.') },
  )
  .refine(
    ({ body, json, file }) => [body, json, file].filter((way) => way !== undefined).length <= 1,
    'Keep one of "body", "json" and "file".',
  )
  .refine(
    ({ status, body, json, file }) =>
      !(status === 204 || status === 304) || (body ?? json ?? file) === undefined,
    'Remove the body, or give another status: 204 and 304 have none.',
  )
  .meta({ description: 'One answer. The first that is meant and not used up is sent.' })

export type HostAnswer = z.output<typeof hostAnswer>

function isSmall(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length <= 64
}
