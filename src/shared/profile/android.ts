import type { Profile } from './profile.ts'
import { reference } from './reference.ts'

/** HttpURLConnection, one thread a request. */
export const android: Profile = {
  name: 'android',
  title: 'Android',
  platform: 'android',
  environment: 'device',
  calls: {
    ...reference.calls,
    contentTypeDefaults: 'android',
    malformedUrl: 'refused',
    urlParser: 'scheme',
    unknownMethods: 'error-event',
    headerNumbers: 'java',
    parameterLog: 'bare',
    acceptsProgressNone: false,
    baseDirectory: 'ResourceDirectory',
    zeroTimeout: 'no-limit',
    negativeTimeout: 'error-event',
    statusListener: false,
    detectsStatusChanges: undefined,
    needsInternetPermission: true,
  },
  wire: { ...reference.wire, redirects: 'android', mostRedirects: 9, cookies: 'none', userAgent: 'Dalvik' },
  delivery: {
    ...reference.delivery,
    keepsStatusOnFailure: true,
    failureTexts: {
      HOST_NOT_FOUND: 'Unable to resolve host "{host}": No address associated with hostname: {url}',
      OFFLINE: 'Unable to resolve host "{host}": No address associated with hostname: {url}',
      CONNECTION_REFUSED: 'Failed to connect to {host}: {url}',
      TIMED_OUT: 'Request timed out: {url}',
      CONNECTION_RESET: 'unexpected end of stream: {url}',
      CONNECTION_LOST: 'unexpected end of stream: {url}',
      TLS_FAILED: 'The certificate of the server is not trusted: {url}',
      FILE_FAILED: '{system}: {url}',
      TOO_MANY_REDIRECTS: 'more than maximum number of redirects attempted (10) ({from} -> {to}): {url}',
    },
    otherFailure: '{message}: {url}',
    responseType: '2xx-by-content',
    cutsTextAtNul: false,
    statusLineHeader: true,
    repeatedHeaders: 'joined-without-space',
    savedStatuses: '2xx',
    unplacedText:
      'Failed to renamed temporary download file at path {temporary} to final file at path {place}: {url}',
    emptyFile: 'text',
    bytesTransferred: 'characters',
  },
}
