import { z } from 'zod'
import { directoryNames } from '../directory.ts'
import { apiNames } from '../log-entry.ts'
import type { NetworkRequestEvent } from '../network-event.ts'
import {
  headerCharacters,
  maxBodyBytes,
  maxFileNameCharacters,
  maxHeaderCharacters,
  maxUrlCharacters,
  noTimeoutMs,
} from '../request-limits.ts'
import type { Client, ContractOf, Handlers } from './define.ts'
import type { appNetworkNames } from './names.ts'

const fileReference = z.strictObject({
  directory: z.enum(directoryNames),
  name: z.string().max(maxFileNameCharacters),
})

/** Made by the app's runtime; unique within its session. */
const requestId = z.string().regex(/^[a-z0-9-]{1,64}$/)

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes')
const body = bytes.refine((value) => value.byteLength <= maxBodyBytes, 'the body is larger than 64 MiB')

const headerList = z
  .array(z.tuple([z.string().max(1024), z.string().max(maxHeaderCharacters)]))
  .max(256)
  .refine(
    (headers) => headerCharacters(headers) <= maxHeaderCharacters,
    'the headers are larger than 65536 characters together',
  )

/** What `network.request` and its relatives ask for, after the runtime's own checks. */
export const startRequest = z.strictObject({
  id: requestId,
  api: z.enum(apiNames),
  method: z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/, 'not an HTTP method'),
  /** As the app passed it: a URL that cannot be used becomes a failure event, not a refused call. */
  url: z.string().max(maxUrlCharacters),
  headers: headerList,
  body: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text'), bytes: body }),
      z.strictObject({ kind: z.literal('binary'), bytes: body }),
      z.strictObject({ kind: z.literal('file'), file: fileReference }),
    ])
    .optional(),
  /** In milliseconds; the profile says of what. `noTimeoutMs` is no limit. */
  timeoutMs: z.number().int().positive().max(noTimeoutMs),
  progress: z.enum(['none', 'upload', 'download']),
  followRedirects: z.boolean(),
  /** Where a successful body goes; without it the body comes in the event. */
  target: fileReference.optional(),
  /** The platform of the profile refuses the request before it is sent: the message of that failure. */
  refusal: z.string().min(1).max(70_000).optional(),
  /** `main.lua:12` */
  callSite: z.string().max(512).optional(),
  /** The call had no params table: Apple's platforms then follow no redirect. */
  withoutParams: z.boolean().optional(),
  /** Asks for `debug` in the events. */
  debug: z.boolean().optional(),
})
export type StartRequest = z.output<typeof startRequest>

/**
 * What became of one event. The host sends the next event of a request only after this, and records the event as
 * delivered only when the listener really ran, so that a cancel inside a listener stops everything after it.
 */
export const acknowledgement = z.strictObject({
  id: requestId,
  ordinal: z.number().int().nonnegative(),
  outcome: z.enum(['delivered', 'cancelled', 'no-listener']),
})
export type Acknowledgement = z.output<typeof acknowledgement>

export type NetworkEventMessage = {
  readonly id: string
  /** 0, 1, 2… within the request; goes back in the acknowledgement. */
  readonly ordinal: number
  readonly event: NetworkRequestEvent
}

export const appNetwork = {
  calls: {
    start: { input: startRequest, output: z.void() },
    /** Idempotent: a request that ended or never was is no error. */
    cancel: {
      input: z.strictObject({
        id: requestId,
        /** The event of this request whose listener makes the call: it counts as delivered before the cancel. */
        heardOrdinal: z.number().int().nonnegative().optional(),
      }),
      output: z.void(),
    },
    acknowledge: { input: acknowledgement, output: z.void() },
  },
  topics: { event: z.custom<NetworkEventMessage>() },
} as const satisfies ContractOf<typeof appNetworkNames>

export type AppNetworkClient = Client<typeof appNetwork>
export type AppNetworkHandlers<Caller> = Handlers<typeof appNetwork, Caller>
