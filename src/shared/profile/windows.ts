import type { Profile } from './profile.ts'
import { reference } from './reference.ts'

/** WinHTTP: the simulator and win32 apps. */
export const windowsSimulator: Profile = {
  name: 'windows-simulator',
  title: 'Windows simulator',
  platform: 'win32',
  environment: 'simulator',
  calls: {
    ...reference.calls,
    bodyMethods: 'any',
    opensUploadsForWriting: true,
    contentTypeDefaults: 'windows',
    charsetSuffix: 'text-body',
    refusesNonBooleanRedirects: false,
    parameterLog: 'without-place',
    skipsEmptyHeaderValues: true,
    baseDirectory: 'ResourceDirectory',
    zeroTimeout: 'no-limit',
    negativeTimeout: 'no-limit',
    negativeTimeoutLog: 'Error setting WinHttp timeouts',
    statusListener: false,
    detectsStatusChanges: undefined,
  },
  wire: { ...reference.wire, refusesDowngrade: true, compression: 'none', userAgent: undefined },
  delivery: {
    ...reference.delivery,
    keepsStatusOnFailure: true,
    failureTexts: {
      TIMED_OUT: 'Timed out',
      INVALID_URL: 'Invalid URL',
      UNSUPPORTED_SCHEME: 'Invalid URL',
      CONNECTION_REFUSED: 'Connection failure',
      CONNECTION_RESET: 'Connection failure',
      CONNECTION_LOST: 'Connection failure',
      TLS_FAILED: 'Certificate required',
    },
    otherFailure: 'Unknown error',
    responseType: 'text',
    fileResponseType: 'text',
    unplacedFile: 'file',
    statusLineHeader: true,
    repeatedHeaders: 'last',
    emptyHeaders: 'in-status-line',
  },
}
