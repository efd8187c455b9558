import { z } from 'zod'
import { findingKinds } from '../finding.ts'
import { apiNames, marks } from '../log-entry.ts'
import { profileNames } from '../profile/profile.ts'
import { count, coronaEvent, fileReference, text } from './corona-event.ts'
import { coronaWire, simulatedMs } from './corona-wire.ts'

/** Raised when older files could no longer be read as they are. */
export const coronaFormat = 1

/** Where in the log. */
const stamp = { sequence: count.positive(), atMs: z.number().min(0).max(1e14) }
const sessionStamp = { ...stamp, sessionId: text }
const headers = z.array(z.tuple([text, text]))

const finding = z.object({
  kind: z.enum(findingKinds),
  source: z.exactOptional(text),
  exchangeId: z.exactOptional(text),
  platforms: z.array(z.enum(profileNames)),
  message: text,
  fix: text,
})

/** What the app asked for. Stands at the first entry of an exchange. */
const request = z.object({
  ...stamp,
  api: z.enum(apiNames),
  method: text,
  /** As the app passed it. */
  url: text,
  /** The app's own; those of the wire are the entry's. */
  headers,
  bodySizeBytes: count,
  bodyFile: z.exactOptional(fileReference),
  bodyKeptBytes: z.exactOptional(count),
  progress: z.enum(['none', 'upload', 'download']),
  timeoutMs: z.number(),
  followRedirects: z.exactOptional(z.literal(false)),
  target: z.exactOptional(fileReference),
  callSite: z.exactOptional(text),
  sentBy: z.exactOptional(z.literal('inspector')),
  resendOf: z.exactOptional(text),
})

/** What a person wrote to the exchange. Stands beside its request. */
const annotation = z.object({
  ...stamp,
  mark: z.exactOptional(z.enum(marks)),
  note: z.exactOptional(text),
})

const withheldReasons = [
  'same-phase-within-1000-ms',
  'ended-only',
  'cancelled',
  'no-listener',
  'session-ended',
] as const

/** Of one entry. Events, cancels and findings stand at the last entry of their exchange. */
export const coronaEntry = z.object({
  exchangeId: text,
  sessionId: text,
  /** 1 for the request itself, 2 for its first redirect… */
  hop: count.positive(),
  request: z.exactOptional(request),
  annotation: z.exactOptional(annotation),
  wire: z.array(z.object({ ...stamp, event: coronaWire })),
  events: z.array(
    z.object({ ...stamp, withheld: z.exactOptional(z.enum(withheldReasons)), event: coronaEvent }),
  ),
  cancels: z.array(
    z.object({
      ...stamp,
      by: z.enum(['app', 'inspector', 'relaunch', 'close']),
      receivedBytes: count,
      simulatedMs,
    }),
  ),
  findings: z.array(z.object({ ...stamp, finding })),
})

const end = z.discriminatedUnion('by', [
  z.object({ by: z.literal('finished') }),
  z.object({ by: z.literal('until') }),
  z.object({ by: z.literal('timeout'), afterSeconds: z.number() }),
  z.object({ by: z.literal('interrupt') }),
  z.object({ by: z.literal('output'), code: text }),
  z.object({ by: z.literal('crash'), problem: text }),
  z.object({ by: z.literal('script'), problem: text }),
])

/** Of the whole log: the run and what belongs to no exchange. */
export const coronaLog = z.object({
  format: z.literal(coronaFormat),
  sensitive: z.enum(['removed', 'kept']),
  project: z.object({ name: text, path: text, hosts: z.array(text) }),
  profile: z.enum(profileNames),
  isStrict: z.boolean(),
  startedAtMs: z.number().min(0).max(8e15),
  durationMs: z.number(),
  end,
  errorCount: count,
  files: z.array(
    z.object({ directory: fileReference.shape.directory, name: text, sizeBytes: count, sha256: text }),
  ),
  lifeCycle: z.array(
    z.object({
      ...sessionStamp,
      event: z.enum(['launch', 'suspend', 'resume', 'connection', 'end', 'import']),
      detail: z.exactOptional(text),
    }),
  ),
  console: z.array(
    z.object({
      ...sessionStamp,
      level: z.enum(['print', 'info', 'warning', 'error']),
      text,
      source: z.exactOptional(text),
      isUncaught: z.exactOptional(z.literal(true)),
      loss: z.exactOptional(z.enum(['console-lines', 'requests', 'progress'])),
    }),
  ),
  findings: z.array(z.object({ ...sessionStamp, finding })),
})

export type CoronaEntry = z.output<typeof coronaEntry>
export type CoronaLog = z.output<typeof coronaLog>
