import { z } from 'zod'
import { directoryNames } from '../directory.ts'
import { apiNames, marks, type LogEntry } from '../log-entry.ts'
import {
  headerCharacters,
  maxFileNameCharacters,
  maxHeaderCharacters,
  maxUrlCharacters,
} from '../request-limits.ts'
import type { SimulatorState } from './inspector.ts'
import type { Client, ContractOf, Handlers } from './define.ts'
import type { trafficNames } from './names.ts'

/** A part of the log. A reader asks on with `afterSequence: upTo` until `isComplete`. */
export type Snapshot = {
  readonly state: SimulatorState
  readonly entries: readonly LogEntry[]
  /** Everything that is kept up to this sequence number was handed out, though the last entry may be older. */
  readonly upTo: number
  /** Nothing newer is kept at this moment: `upTo` is the newest sequence number of the log. */
  readonly isComplete: boolean
  /** The log's clock at this moment, so that a reloaded window shows right how long an open request has run. */
  readonly nowMs: number
  readonly usage: LogUsage
}

/** What the log keeps, against what it may. The oldest finished exchanges go first, and are counted. */
export type LogUsage = {
  readonly exchanges: number
  /** Of entries and the first bytes of bodies in them, roughly. */
  readonly entryBytes: number
  readonly mostEntryBytes: number
  /** Of bodies, on disk. */
  readonly bodyBytes: number
  readonly mostBodyBytes: number
  /** Exchanges that were let go, since the log began or was cleared. */
  readonly droppedExchanges: number
  /** Bodies that were let go before their exchanges, or could not be kept; and why not, when the disk said it. */
  readonly droppedBodies: number
  readonly bodyProblem?: string
}

export const bodySides = ['request', 'response'] as const
export type BodySide = (typeof bodySides)[number]

/** A part of a body: of what was sent, or of the response as the listener got it (decoded). */
export type BodyPart = {
  readonly bytes: Uint8Array
  /** How many bytes can be read. */
  readonly keptBytes: number
  /** Of the whole body; more than `keptBytes` when not all of it is kept. */
  readonly sizeBytes: number
  /** The file that it was sent from or saved to, and is read from. */
  readonly file?: z.output<typeof fileReference>
  /** Why less than the whole is there, in words. */
  readonly problem?: string
}

/** At most so many bytes in one answer. */
export const mostBodyPartBytes = 4 * 1024 * 1024

export type BodyFound = {
  readonly exchangeId: string
  readonly side: BodySide
  /** Of the match, in bytes of the body. */
  readonly offsetBytes: number
  /** Text around the match, without line breaks; `start` and `length` say where in it the match is. */
  readonly excerpt: string
  readonly start: number
  readonly length: number
}

/** How far a search has come. Each carries only what was found since the one before. */
export type SearchProgress = {
  readonly searchId: string
  readonly searchedBodies: number
  readonly totalBodies: number
  readonly found: readonly BodyFound[]
  /** `stopped`: by the person, or because enough was found; `problem` says it. */
  readonly state: 'running' | 'done' | 'stopped' | 'failed'
  readonly problem?: string
}

/** What was sent by a person, in order; and which could not be, each with its reason. */
export type Resent = {
  readonly exchangeIds: readonly string[]
  readonly problems?: readonly string[]
}

const nothing = z.strictObject({})
const exchangeId = z.string().max(128)
const exchangeIds = z.array(exchangeId).min(1).max(1_000_000)
const side = z.enum(bodySides)
const fileReference = z.strictObject({
  directory: z.enum(directoryNames),
  name: z.string().max(maxFileNameCharacters),
})
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes')

export const bodyQuery = z.strictObject({
  text: z.string().min(1).max(1000),
  isRegex: z.boolean(),
  isCaseSensitive: z.boolean(),
  /** Only in these; in all without it. */
  exchangeIds: exchangeIds.optional(),
})
export type BodyQuery = z.output<typeof bodyQuery>

/** A request that a person sends from the inspector, with the app's session, profile, hosts and sandbox. */
export const resendRequest = z.strictObject({
  api: z.enum(apiNames),
  method: z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/, 'not an HTTP method'),
  url: z.string().max(maxUrlCharacters),
  headers: z
    .array(z.tuple([z.string().max(1024), z.string().max(maxHeaderCharacters)]))
    .max(256)
    .refine(
      (headers) => headerCharacters(headers) <= maxHeaderCharacters,
      'the headers are larger than 65536 characters together',
    ),
  /** `same` is the body of the exchange that is repeated, as far as it is kept. */
  body: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('bytes'),
        bytes: bytes.refine(({ byteLength }) => byteLength <= 64 * 1024 * 1024),
      }),
      z.strictObject({ kind: z.literal('file'), file: fileReference }),
      z.strictObject({ kind: z.literal('same') }),
    ])
    .optional(),
  progress: z.enum(['none', 'upload', 'download']),
  timeoutMs: z.number().int().positive().max(86_400_000),
  followRedirects: z.boolean(),
  target: fileReference.optional(),
  resendOf: exchangeId.optional(),
})
export type ResendRequest = z.output<typeof resendRequest>

export const traffic = {
  calls: {
    /** With `headers` what a list needs: only these (`request:accept`, `response:etag`), no bodies, no heads as sent. */
    snapshot: {
      input: z.strictObject({
        afterSequence: z.number().int().nonnegative(),
        headers: z.array(z.string().max(256)).max(200).optional(),
      }),
      output: z.custom<Snapshot>(),
    },
    /** The reader has taken all entries up to this number: one that takes none gets no more, until it does. */
    heard: { input: z.strictObject({ upTo: z.number().int().nonnegative() }), output: z.void() },
    /** All that is kept of one exchange, in order; empty when nothing is. */
    entriesOf: {
      input: z.strictObject({ exchangeId }),
      output: z.custom<{ readonly entries: readonly LogEntry[] }>(),
    },
    /** `NOT_FOUND` when no body is kept there. */
    readBody: {
      input: z.strictObject({
        exchangeId,
        side,
        offsetBytes: z.number().int().nonnegative(),
        lengthBytes: z.number().int().positive().max(mostBodyPartBytes),
      }),
      output: z.custom<BodyPart>(),
    },
    /** Asks where to in a native dialog; `false` when the person chose nothing. */
    saveBody: { input: z.strictObject({ exchangeId, side }), output: z.boolean() },
    /** Answers at once; what it finds comes by the topic `search`. A new search stops the one before. */
    searchBodies: {
      input: z.strictObject({ searchId: z.string().max(64), query: bodyQuery }),
      output: z.void(),
    },
    stopSearch: { input: z.strictObject({ searchId: z.string().max(64) }), output: z.void() },
    cancel: { input: z.strictObject({ exchangeIds }), output: z.void() },
    /** Sends again what these exchanges sent, in their order; or one request that was edited. Fails when none could be sent. */
    resend: {
      input: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('again'), exchangeIds: exchangeIds.max(1000) }),
        z.strictObject({ kind: z.literal('edited'), request: resendRequest }),
      ]),
      output: z.custom<Resent>(),
    },
    /** `null` takes a mark away; an empty note does. What is left out stays. */
    annotate: {
      input: z.strictObject({
        exchangeIds,
        mark: z.enum(marks).nullable().optional(),
        note: z.string().max(4000).optional(),
      }),
      output: z.void(),
    },
    /** Forgets all exchanges that are over, and the console. */
    clear: { input: nothing, output: z.void() },
    /** Of all exchanges without ids. Asks where to in a native dialog; `false` when the person chose nothing. */
    exportHar: {
      input: z.strictObject({ exchangeIds: exchangeIds.optional(), includesSecrets: z.boolean() }),
      output: z.boolean(),
    },
    /** Asks for a file in a native dialog, and adds its exchanges to the log as a session of their own. */
    importHar: { input: nothing, output: z.boolean() },
  },
  topics: {
    /** Consecutive entries; a gap to the last known sequence means: ask for a snapshot. */
    entries: z.custom<{ readonly entries: readonly LogEntry[] }>(),
    /** At most once a second, when it changed. */
    usage: z.custom<LogUsage>(),
    search: z.custom<SearchProgress>(),
  },
} as const satisfies ContractOf<typeof trafficNames>

export type TrafficClient = Client<typeof traffic>
export type TrafficHandlers<Caller> = Handlers<typeof traffic, Caller>
