import type { Profile } from './profile.ts'
import { reference } from './reference.ts'

/** NSURLConnection: the simulator, Mac apps, iOS and tvOS share one plugin. */
export const macSimulator: Profile = {
  name: 'mac-simulator',
  title: 'Mac simulator',
  platform: 'macos',
  environment: 'simulator',
  calls: {
    ...reference.calls,
    contentTypeDefaults: 'apple',
    followsRedirectsWithoutParams: false,
    malformedUrl: 'refused',
    mergesHeaderCase: true,
    dropsInvalidText: true,
    connectionStatus: 'no-mobile',
    baseDirectory: 'ResourceDirectory',
    uploadBeganInsideCall: true,
  },
  wire: { ...reference.wire, cookies: 'jar', mostRedirects: 16, userAgent: 'Coronagraph CFNetwork Darwin' },
  delivery: {
    ...reference.delivery,
    failureTexts: {
      HOST_NOT_FOUND: 'A server with the specified hostname could not be found.',
      CONNECTION_REFUSED: 'Could not connect to the server.',
      TIMED_OUT: 'The request timed out.',
      NETWORK_UNREACHABLE: 'The Internet connection appears to be offline.',
      OFFLINE: 'The Internet connection appears to be offline.',
      CONNECTION_RESET: 'The network connection was lost.',
      CONNECTION_LOST: 'The network connection was lost.',
      TLS_FAILED: 'An SSL error has occurred and a secure connection to the server cannot be made.',
      UNSUPPORTED_SCHEME: 'unsupported URL',
      TOO_MANY_REDIRECTS: 'too many HTTP redirects',
    },
    missingFolder: 'string',
    unmadeFile: 'string',
    unplacedFile: 'file-with-error',
    emptyFile: 'text',
    bytesTransferred: 'decoded',
  },
}

export const ios: Profile = {
  ...macSimulator,
  name: 'ios',
  title: 'iOS',
  platform: 'ios',
  environment: 'device',
  calls: { ...macSimulator.calls, connectionStatus: 'full', refusesPlainHttp: true },
}
