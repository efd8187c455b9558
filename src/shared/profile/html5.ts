import { linux } from './linux.ts'
import type { Profile } from './profile.ts'
import { reference } from './reference.ts'

/** XMLHttpRequest in a browser: the other reduced port. */
export const html5: Profile = {
  name: 'html5',
  title: 'HTML5',
  platform: 'html5',
  environment: 'browser',
  calls: {
    ...linux.calls,
    methods: 'any',
    sendsFileBodies: false,
    handle: 'none',
    cancel: 'ignored',
    cancelOfEndedReturns: true,
    cancelOfOther: 'returns-true',
    zeroTimeout: 'default',
    negativeTimeout: 'default',
  },
  wire: {
    ...reference.wire,
    cookies: 'jar',
    timeout: 'none',
    mostRedirects: 20,
    userAgent: 'Mozilla/5.0 Coronagraph',
  },
  delivery: {
    ...linux.delivery,
    emptyErrorText: 'Network request failed',
    otherFailure: 'Network request failed',
    truncatedBody: 'failure',
    statusLineHeader: true,
    repeatedHeaders: 'joined',
    headersOf: 'last-response',
    lowerCaseHeaders: true,
    headersOnlyFor200: true,
  },
}
