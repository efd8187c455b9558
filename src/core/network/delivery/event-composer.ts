import type { StartRequest } from '../../../shared/contract/app-network.ts'
import type { ResponseHead, TransportFailure } from '../../../shared/log-entry.ts'
import type { NetworkRequestEvent } from '../../../shared/network-event.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import type { ReceivedBody } from '../body/body-sink.ts'
import type { UnplacedError } from '../failure.ts'
import { headerTable } from '../text/response-headers.ts'
import { encodingsToDecode } from '../transport/content-decoding.ts'
import { failureText } from './failure-text.ts'
import { responseOf } from './response-of.ts'
import { createTransferCounter, type TransferCounter } from './transfer-counter.ts'

export type ComposerOptions = {
  readonly request: StartRequest
  /** 0 when no body is sent. */
  readonly uploadSizeBytes: number
  readonly profile: Profile
}

/** Knows how far one request has come and says it as the app's events (Solar2D docs: event/networkRequest). */
export function createEventComposer({ request, uploadSizeBytes, profile }: ComposerOptions) {
  const rules = profile.delivery
  const hops: ResponseHead[] = []
  let head: ResponseHead | undefined
  let receivedBytes = 0
  let sentBytes = 0
  let counter: TransferCounter | undefined
  const isUpload = request.progress === 'upload'
  const hasDebug = request.debug === true && profile.calls.debugTable

  /** A length on the wire says nothing of what is counted after decoding. */
  const isEstimable = (known: ResponseHead): boolean =>
    rules.bytesTransferred === 'wire' ||
    encodingsToDecode(known, request.headers, profile.wire.compression).length === 0
  const estimate = (): number => {
    if (isUpload) return uploadSizeBytes
    return head !== undefined && isEstimable(head) ? head.lengthBytes : -1
  }
  const counters = () => ({
    url: request.url,
    bytesTransferred: isUpload ? sentBytes : (counter?.value() ?? receivedBytes),
    bytesEstimated: estimate(),
  })
  const headers = () => {
    if (rules.headersOnlyFor200 && head?.status !== 200) return {}
    if (rules.headersOf === 'whole-chain') {
      return { responseHeaders: headerTable(head === undefined ? hops : [...hops, head], rules) }
    }
    return head === undefined ? {} : { responseHeaders: headerTable([head], rules) }
  }
  /** Upload progress knows nothing of the response, also while one arrives. */
  const known = () => ({ status: head?.status ?? -1, ...headers() })
  const debug = (details: Readonly<Record<string, string>> = {}) =>
    hasDebug ? { debug: { isDebug: 'true', ...details } } : {}

  const ended = (body: ReceivedBody): NetworkRequestEvent => {
    const { event, charset } = responseOf(body, { head, target: request.target, rules })
    const details = charset === undefined ? {} : { charset: charset.name, charsetSource: charset.source }
    return {
      phase: 'ended',
      isError: rules.errorStatuses === 'all-but-200' && head?.status !== 200,
      ...counters(),
      ...known(),
      ...event,
      ...debug(details),
    }
  }
  const failed = (failure: TransportFailure, unplaced?: UnplacedError): NetworkRequestEvent => {
    const hop = hops.at(-1)
    const place = {
      url: request.url,
      ...(hop === undefined ? {} : { hop }),
      ...(unplaced === undefined ? {} : { unplaced }),
    }
    const text = failureText(failure, place, rules)
    const kept = rules.keepsStatusOnFailure ? head : undefined
    return {
      phase: 'ended',
      isError: true,
      ...counters(),
      status: kept?.status ?? rules.failureStatus,
      ...(kept !== undefined || rules.headersOf === 'whole-chain' ? headers() : {}),
      response: { kind: 'bytes', bytes: new TextEncoder().encode(text) },
      responseType: 'text',
      ...debug({ errorMessage: text }),
    }
  }

  return {
    addHop: (hop: ResponseHead): void => {
      hops.push(hop)
    },
    setHead: (next: ResponseHead): void => {
      head = next
    },
    /** A body begins, to a file of the app or not. */
    openBody: (next: ResponseHead, isFile: boolean): void => {
      counter = createTransferCounter(next, isFile, rules)
    },
    addPart: (part: Uint8Array): void => counter?.add(part),
    setReceived: (bytes: number): void => {
      receivedBytes = bytes
      counter?.setReceived(bytes)
    },
    setSent: (bytes: number): void => {
      sentBytes = bytes
    },
    receivedBytes: () => receivedBytes,

    moving: (phase: 'began' | 'progress'): NetworkRequestEvent => ({
      phase,
      isError: false,
      ...counters(),
      ...(isUpload ? { status: -1 } : known()),
      ...debug(),
    }),
    ended,
    failed: (failure: TransportFailure): NetworkRequestEvent => failed(failure),
    /** The body is whole, but could not be put in its place. */
    unplaced: (error: UnplacedError): NetworkRequestEvent =>
      rules.unplacedFile === 'failure'
        ? failed(error.failure, error)
        : {
            ...ended({ kind: 'file', path: error.path }),
            isError: rules.unplacedFile === 'file-with-error',
          },
  }
}

export type EventComposer = ReturnType<typeof createEventComposer>
