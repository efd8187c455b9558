import type { TransportErrorCode, TransportFailure } from '../../shared/log-entry.ts'

/** Carries a failure through streams and promises up to where it becomes an event. */
export class TransportError extends Error {
  readonly failure: TransportFailure

  constructor(failure: TransportFailure) {
    super(failure.message)
    this.name = 'TransportError'
    this.failure = failure
  }
}

/** A whole body that could not be put in its place. Nothing of it is left there. */
export class UnplacedError extends TransportError {
  readonly temporaryPath: string
  readonly path: string

  constructor(failure: TransportFailure, paths: { readonly temporaryPath: string; readonly path: string }) {
    super(failure)
    this.name = 'UnplacedError'
    this.temporaryPath = paths.temporaryPath
    this.path = paths.path
  }
}

/** Our own words, the same on every system and with every library below. `subject` is quoted in them. */
const sentences: Readonly<Record<TransportErrorCode, (subject: string) => string>> = {
  INVALID_URL: (url) => `The URL "${url}" is not valid.`,
  UNSUPPORTED_SCHEME: (url) => `The URL "${url}" is neither http nor https.`,
  HOST_NOT_FOUND: (host) => `The host "${host}" was not found.`,
  CONNECTION_REFUSED: (host) => `The host "${host}" refused the connection.`,
  CONNECTION_RESET: (host) => `The host "${host}" closed the connection before it answered.`,
  CONNECTION_LOST: (host) =>
    `The connection to the host "${host}" was lost before the whole response had come.`,
  TLS_FAILED: (host) => `No secure connection to the host "${host}" could be made.`,
  TIMED_OUT: (host) => `The request to the host "${host}" timed out.`,
  TOO_MANY_REDIRECTS: (host) => `The host "${host}" redirected too often.`,
  DECODE_FAILED: (host) => `The compressed response of the host "${host}" could not be decoded.`,
  FILE_FAILED: (file) => `The file "${file}" could not be used.`,
  REFUSED_BY_POLICY: (reason) => reason,
  REFUSED_BY_PLATFORM: (reason) => reason,
  NETWORK_UNREACHABLE: (host) => `The host "${host}" cannot be reached over the network.`,
  OFFLINE: (host) => `The host "${host}" cannot be reached: the device is offline.`,
  UNKNOWN: (host) => `The request to the host "${host}" failed.`,
}

const longestSubject = 200

/** `original` is the code of the system or library, kept at the end of the message for whoever looks deeper. */
export function createFailure(
  code: TransportErrorCode,
  subject: string,
  original?: string,
): TransportFailure {
  const shown = subject.length > longestSubject ? `${subject.slice(0, longestSubject)}…` : subject
  const sentence = sentences[code](shown)
  return { code, message: original === undefined ? sentence : `${sentence} (${original})` }
}

const fileReasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would become too large',
  EACCES: 'that is not allowed',
  EPERM: 'that is not allowed',
  EROFS: 'its folder is read-only',
  ENOENT: 'it or its folder does not exist',
  ENOTDIR: 'a file stands where its folder should be',
  EISDIR: 'a folder has its name',
  ETXTBSY: 'it is being run',
  EMFILE: 'too many files are open',
}

/** In the words of the C library. */
const fullDisk: Readonly<Record<string, string>> = {
  ENOSPC: 'No space left on device',
  EDQUOT: 'Disk quota exceeded',
  EFBIG: 'File too large',
}

/** A file of the app that could not be read or written, in a sentence that says why. */
export function createFileFailure(
  doing: 'read' | 'written' | 'opened for writing',
  name: string,
  systemCode: string,
): TransportFailure {
  const reason = fileReasons[systemCode]
  const sentence = `The file "${name}" could not be ${doing}${reason === undefined ? '' : `: ${reason}`}.`
  const words = doing === 'written' ? fullDisk[systemCode] : undefined
  return {
    code: 'FILE_FAILED',
    message: `${sentence} (${systemCode})`,
    ...(words === undefined ? {} : { system: `write failed: ${systemCode} (${words})` }),
  }
}
