import type { CoronaEntry, CoronaLog } from './corona.ts'

/** HTTP Archive 1.2, as we write it. Times are milliseconds, sizes bytes; -1: does not apply, or is not known. */
export type Har = { readonly log: HarLog }

export type HarLog = {
  readonly version: '1.2'
  readonly creator: { readonly name: string; readonly version: string }
  readonly pages: readonly never[]
  readonly entries: readonly HarEntry[]
  /** What HAR has no place for; `fromHar` reads it back. */
  readonly _corona: CoronaLog
}

/** One request on the wire: an exchange that was redirected is several. */
export type HarEntry = {
  readonly startedDateTime: string
  /** The sum of the timings that are not -1; `ssl` is a part of `connect`. */
  readonly time: number
  readonly request: HarRequest
  readonly response: HarResponse
  readonly cache: Readonly<Record<string, never>>
  readonly timings: HarTimings
  readonly serverIPAddress?: string
  /** The local port of the connection. */
  readonly connection?: string
  /** The note that a person wrote to the exchange; of its first hop. */
  readonly comment?: string
  readonly _corona: CoronaEntry
}

export type HarPair = { readonly name: string; readonly value: string }

export type HarCookie = HarPair & {
  readonly path?: string
  readonly domain?: string
  /** ISO 8601. */
  readonly expires?: string
  readonly httpOnly?: boolean
  readonly secure?: boolean
}

export type HarRequest = {
  readonly method: string
  readonly url: string
  readonly httpVersion: string
  readonly cookies: readonly HarCookie[]
  readonly headers: readonly HarPair[]
  readonly queryString: readonly HarPair[]
  readonly postData?: { readonly mimeType: string; readonly text: string; readonly comment?: string }
  readonly headersSize: number
  readonly bodySize: number
  /** A body that is no text: HAR has no place for it. */
  readonly _content?: { readonly size: number; readonly text: string; readonly encoding: 'base64' }
}

export type HarContent = {
  /** Decoded, whole, also where `text` holds only a part. */
  readonly size: number
  readonly compression?: number
  readonly mimeType: string
  readonly text?: string
  readonly encoding?: 'base64'
  readonly comment?: string
}

export type HarResponse = {
  /** 0 when no response came. */
  readonly status: number
  readonly statusText: string
  readonly httpVersion: string
  readonly cookies: readonly HarCookie[]
  readonly headers: readonly HarPair[]
  readonly content: HarContent
  readonly redirectURL: string
  readonly headersSize: number
  readonly bodySize: number
  readonly _transferSize: number
  /** Why it failed, or that it was cancelled. */
  readonly _error?: string
}

export type HarTimings = {
  readonly blocked: number
  readonly dns: number
  readonly connect: number
  readonly ssl: number
  readonly send: number
  readonly wait: number
  readonly receive: number
}
