import type { DirectoryName } from './directory.ts'

export const phases = ['began', 'progress', 'ended'] as const
export type Phase = (typeof phases)[number]

/** The body as the listener gets it: bytes (a Lua string is bytes), or the file that it was saved to. */
export type ResponseValue =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'file'
      readonly filename: string
      readonly directory: DirectoryName
      readonly fullPath: string
    }

/**
 * One `networkRequest` event, without the request's handle, which each runtime adds in its own form.
 * Source: Solar2D docs, event/networkRequest. `status` is -1 before a response is known and on failure;
 * `bytesEstimated` is -1 when no length is known. Both counters are wire bytes.
 */
export type NetworkRequestEvent = {
  readonly phase: Phase
  readonly isError: boolean
  readonly status: number
  readonly url: string
  readonly bytesTransferred: number
  readonly bytesEstimated: number
  readonly responseHeaders?: Readonly<Record<string, string>>
  /** Only in `ended`. */
  readonly response?: ResponseValue
  readonly responseType?: 'text' | 'binary'
  /** When the request asked for it: `isDebug`, and `charset`, `charsetSource`, `errorMessage` where there is one. */
  readonly debug?: Readonly<Record<string, string>>
}
