import type { Writable } from 'node:stream'

export type ReceivedBody =
  { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'file'; readonly path: string }

/** Where a response's body goes. All functions may be called in any order and more than once. */
export type BodySink = {
  /** Whether the body goes to a file of the app, also to one that will not be there. */
  readonly isFile: boolean
  /** Its error is a `TransportError`. */
  readonly writable: Writable
  /** After `writable` has finished: makes the body what the app will see. Rejects with a `TransportError`. */
  readonly commit: () => Promise<ReceivedBody>
  /** The app has seen it: gives up what was kept for undoing. Never rejects. */
  readonly keep: () => Promise<void>
  /** Undoes everything, a commit too. Nothing of the body is left afterwards. Never rejects. */
  readonly discard: () => Promise<void>
}
