import type { CancelledBy, LifeCycleEvent, TransportErrorCode, WithheldReason } from '../log-entry.ts'

export const failureWords: Readonly<Record<TransportErrorCode, string>> = {
  INVALID_URL: 'Invalid URL',
  UNSUPPORTED_SCHEME: 'Unsupported scheme',
  HOST_NOT_FOUND: 'Host not found',
  CONNECTION_REFUSED: 'Connection refused',
  CONNECTION_RESET: 'Connection reset',
  CONNECTION_LOST: 'Connection lost',
  TLS_FAILED: 'TLS failed',
  TIMED_OUT: 'Timed out',
  TOO_MANY_REDIRECTS: 'Too many redirects',
  DECODE_FAILED: 'Could not decode',
  FILE_FAILED: 'Could not write the file',
  REFUSED_BY_POLICY: 'Refused by policy',
  REFUSED_BY_PLATFORM: 'Refused by the platform',
  NETWORK_UNREACHABLE: 'Network unreachable',
  OFFLINE: 'Offline',
  UNKNOWN: 'Failed',
}

export const cancelledByWords: Readonly<Record<CancelledBy, string>> = {
  app: 'by the app',
  inspector: 'from the inspector',
  relaunch: 'by a relaunch',
  close: 'by closing the app',
}

/** Why the listener did not get an event. */
export const withheldWords: Readonly<Record<WithheldReason, string>> = {
  'same-phase-within-1000-ms': 'Another event of this phase was delivered less than 1000 ms before.',
  'ended-only': 'This platform delivers no event but ended.',
  cancelled: 'The request was cancelled; nothing is delivered after that.',
  'no-listener': 'The request has no listener.',
  'session-ended': 'The session had ended.',
}

/** The same in a few words, for one line. */
export const withheldInShort: Readonly<Record<WithheldReason, string>> = {
  'same-phase-within-1000-ms': 'same phase within 1000 ms',
  'ended-only': 'only ended here',
  cancelled: 'after the cancel',
  'no-listener': 'no listener',
  'session-ended': 'session ended',
}

export const lifeCycleWords: Readonly<Record<LifeCycleEvent, string>> = {
  launch: 'Launched',
  suspend: 'Suspended',
  resume: 'Resumed',
  connection: 'Connection',
  end: 'Ended',
  import: 'Imported',
}
