import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { FileReference } from '../../../shared/directory.ts'
import type { ResponseHead, TransportErrorCode, TransportFailure } from '../../../shared/log-entry.ts'
import type { BodySink, ReceivedBody } from './body-sink.ts'
import { createBodyTap } from './body-tap.ts'
import { openSink, type OpenSinkDeps } from './open-sink.ts'

export type ResponseBodyDeps = OpenSinkDeps & {
  readonly target: FileReference | undefined
  /** A part as it goes to the app, decoded. Only called where the profile needs more than the counters of the wire. */
  readonly onPart: (part: Uint8Array) => void
}

/** The body of one request's response, from its first byte to the app. */
export type ResponseBody = {
  /** For the transport. */
  readonly open: (head: ResponseHead) => Writable
  /** Whether it goes to a file of the app; false before `open`. */
  readonly isFile: () => boolean
  /** The transfer failed. True where the profile takes what has come for the whole: then `commit` gives it. */
  readonly breakOff: (failure: TransportFailure) => boolean
  /** What the app will see. Rejects with a `TransportError`. */
  readonly commit: () => Promise<ReceivedBody>
  /** As those of `BodySink`, also without a body. */
  readonly keep: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** Failures of the network, in contrast to those of the place where the body goes. */
const breaks: ReadonlySet<TransportErrorCode> = new Set([
  'CONNECTION_LOST',
  'CONNECTION_RESET',
  'TIMED_OUT',
  'NETWORK_UNREACHABLE',
  'DECODE_FAILED',
  'UNKNOWN',
])

export function createResponseBody(deps: ResponseBodyDeps): ResponseBody {
  const { rules } = deps
  const outlivesBreak = rules.truncatedBody === 'success'
  const isTapped = outlivesBreak || rules.bytesTransferred !== 'wire'
  let sink: BodySink | undefined
  let ending: Promise<void> | undefined
  return {
    open: (head) => {
      sink = openSink(head, deps.target, deps)
      return isTapped ? createBodyTap(sink.writable, { onPart: deps.onPart, outlivesBreak }) : sink.writable
    },
    isFile: () => sink?.isFile === true,
    breakOff: ({ code }) => {
      if (sink === undefined || !outlivesBreak || !breaks.has(code)) return false
      ending = finished(sink.writable)
      // Its error is told by `commit`, which may come much later, or never.
      ending.catch(() => {})
      sink.writable.end()
      return true
    },
    commit: async () => {
      if (sink === undefined) throw new Error('Invariant: a response ended without a body.')
      await ending
      return sink.commit()
    },
    keep: async () => sink?.keep(),
    discard: async () => sink?.discard(),
  }
}
