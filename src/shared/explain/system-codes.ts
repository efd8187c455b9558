import type { TransportErrorCode } from '../log-entry.ts'

export type SystemCode = {
  readonly meaning: string
  /** What a listener gets of it. */
  readonly failure: TransportErrorCode
}

const code = (failure: TransportErrorCode, meaning: string): SystemCode => ({ failure, meaning })

/** Names that Node, got, OpenSSL and the operating system give; they stand in parentheses at the end of a message. */
export const systemCodes: Readonly<Record<string, SystemCode>> = {
  ENOTFOUND: code('HOST_NOT_FOUND', 'The name of the host has no address.'),
  EAI_AGAIN: code('HOST_NOT_FOUND', 'The server for names did not answer: mostly there is no network.'),
  EAI_NODATA: code('HOST_NOT_FOUND', 'The name is known, but has no address of the kind that is wanted.'),
  EAI_NONAME: code('HOST_NOT_FOUND', 'The name of the host has no address.'),
  ECONNREFUSED: code('CONNECTION_REFUSED', 'Nobody listens at this address and port.'),
  ECONNRESET: code('CONNECTION_RESET', 'The other side closed the connection without a word.'),
  EPIPE: code('CONNECTION_RESET', 'The other side had closed the connection while something was sent to it.'),
  ECONNABORTED: code('CONNECTION_RESET', 'The system gave the connection up.'),
  ERR_STREAM_PREMATURE_CLOSE: code('CONNECTION_RESET', 'The connection was closed before its end.'),
  ETIMEDOUT: code('TIMED_OUT', 'Nothing came back in time.'),
  ENETUNREACH: code('NETWORK_UNREACHABLE', 'The system knows no way to that network.'),
  EHOSTUNREACH: code('NETWORK_UNREACHABLE', 'The system knows no way to that machine.'),
  ENETDOWN: code('NETWORK_UNREACHABLE', 'The network is switched off.'),
  EHOSTDOWN: code('NETWORK_UNREACHABLE', 'The machine is switched off.'),
  EADDRNOTAVAIL: code('NETWORK_UNREACHABLE', 'This machine has no address from which it could get there.'),
  ERR_INVALID_URL: code('INVALID_URL', 'The text is no URL.'),
  EPROTO: code(
    'TLS_FAILED',
    'The two sides could not agree; often the server speaks plain http at this port.',
  ),
  CERT_HAS_EXPIRED: code('TLS_FAILED', 'The certificate has expired, or the clock of this machine is wrong.'),
  CERT_NOT_YET_VALID: code(
    'TLS_FAILED',
    'The certificate begins later, or the clock of this machine is wrong.',
  ),
  DEPTH_ZERO_SELF_SIGNED_CERT: code('TLS_FAILED', 'The server signed its certificate itself.'),
  SELF_SIGNED_CERT_IN_CHAIN: code(
    'TLS_FAILED',
    'One of the certificates is signed by nobody who is trusted.',
  ),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: code(
    'TLS_FAILED',
    'The server does not send the certificates in between.',
  ),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: code('TLS_FAILED', 'Who signed the certificate is not known here.'),
  ERR_TLS_CERT_ALTNAME_INVALID: code('TLS_FAILED', 'The certificate is of another host.'),
  ERR_TLS_HANDSHAKE_TIMEOUT: code('TLS_FAILED', 'The server did not finish the handshake in time.'),
  ERR_SSL_WRONG_VERSION_NUMBER: code('TLS_FAILED', 'The server speaks plain http at this port.'),
  Z_DATA_ERROR: code('DECODE_FAILED', 'The compressed body is damaged, or is not compressed that way.'),
  Z_BUF_ERROR: code('DECODE_FAILED', 'The compressed body ends too early.'),
}

/** Beginnings of the many further names of OpenSSL and Node. */
const families: readonly (readonly [prefix: string, SystemCode])[] = [
  ...['ERR_TLS_', 'ERR_SSL_', 'ERR_OSSL_', 'CERT_', 'CRL_', 'UNABLE_TO_'].map(
    (prefix) =>
      [
        prefix,
        code('TLS_FAILED', 'OpenSSL or Node did not accept the certificate or the handshake.'),
      ] as const,
  ),
  ['Z_', code('DECODE_FAILED', 'zlib could not unpack the body.')],
]

/** What is known of such a name, in capitals. */
export function systemCodeOf(name: string): SystemCode | undefined {
  if (Object.hasOwn(systemCodes, name)) return systemCodes[name]
  return families.find(([prefix]) => name.startsWith(prefix) && name.length > prefix.length)?.[1]
}
