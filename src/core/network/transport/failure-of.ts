import type { TransportErrorCode, TransportFailure } from '../../../shared/log-entry.ts'
import { createFailure, TransportError } from '../failure.ts'

const codes: Readonly<Record<string, TransportErrorCode>> = {
  ENOTFOUND: 'HOST_NOT_FOUND',
  EAI_AGAIN: 'HOST_NOT_FOUND',
  EAI_NODATA: 'HOST_NOT_FOUND',
  EAI_NONAME: 'HOST_NOT_FOUND',
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ETIMEDOUT: 'TIMED_OUT',
  ENETUNREACH: 'NETWORK_UNREACHABLE',
  EHOSTUNREACH: 'NETWORK_UNREACHABLE',
  ENETDOWN: 'NETWORK_UNREACHABLE',
  EHOSTDOWN: 'NETWORK_UNREACHABLE',
  EADDRNOTAVAIL: 'NETWORK_UNREACHABLE',
  ERR_INVALID_URL: 'INVALID_URL',
}

const lostConnection = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE'])

/** OpenSSL's and Node's names for certificates and handshakes that are not accepted. */
const tls =
  /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|CRL_|UNABLE_TO_|ERROR_IN_CERT|ERROR_IN_CRL|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/

/** zlib's and Brotli's names for data that they cannot read. */
const decoding = /^(Z_|ERR__ERROR_|ERR_BROTLI_)/

export type FailurePlace = {
  readonly host: string
  /** Whether the response had begun: a connection that breaks then loses data. */
  readonly hasHead: boolean
}

/** The stable failure for whatever Node or a library threw, however often it was wrapped. */
export function failureOf(error: unknown, place: FailurePlace): TransportFailure {
  const own = causesOf(error).find((cause) => cause instanceof TransportError)
  if (own !== undefined) return own.failure
  const original = originalCode(error)
  if (isLostConnection(error)) {
    return createFailure(place.hasHead ? 'CONNECTION_LOST' : 'CONNECTION_RESET', place.host, original)
  }
  if (decoding.test(original)) return createFailure('DECODE_FAILED', place.host, original)
  if (tls.test(original)) return createFailure('TLS_FAILED', place.host, original)
  return createFailure(codes[original] ?? 'UNKNOWN', place.host, original)
}

export const isLostConnection = (error: unknown): boolean => lostConnection.has(originalCode(error))

/** The first code of the system or library in the chain of causes, else the innermost message. */
function originalCode(error: unknown): string {
  const causes = causesOf(error)
  for (const cause of causes) {
    if ('code' in cause && typeof cause.code === 'string' && cause.code !== 'ERR_GOT_REQUEST_ERROR') {
      return cause.code
    }
  }
  return causes.at(-1)?.message ?? String(error)
}

function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = []
  for (let cause = error; cause instanceof Error && !causes.includes(cause); cause = cause.cause) {
    causes.push(cause)
  }
  return causes
}
