import type { TransportErrorCode } from '../log-entry.ts'

export const profileNames = [
  'reference',
  'mac-simulator',
  'windows-simulator',
  'android',
  'ios',
  'linux',
  'html5',
] as const
/** Whose delivery rules apply. */
export type ProfileName = (typeof profileNames)[number]

export const isProfileName = (value: unknown): value is ProfileName =>
  profileNames.some((name) => name === value)

/**
 * The rules of one platform's network layer, as data: the runtime reads `calls`, the transport `wire`, delivery
 * `delivery`. Every field is a row of the platform table in `docs/profiles.md`, where its source is.
 */
export type Profile = {
  readonly name: ProfileName
  /** For people: `Mac simulator`. */
  readonly title: string
  /** What `system.getInfo("platform")` says. */
  readonly platform: 'macos' | 'win32' | 'android' | 'ios' | 'linux' | 'html5'
  /** What `system.getInfo("environment")` says. */
  readonly environment: 'simulator' | 'device' | 'browser'
  readonly calls: CallRules
  readonly wire: WireRules
  readonly delivery: DeliveryRules
}

/** What `network.*` accepts, completes and returns. */
export type CallRules = {
  /** `get-or-post`: the method is ignored, a body makes it POST. */
  readonly methods: 'any' | 'get-or-post'
  readonly bodyMethods: 'put-post-patch' | 'any'
  readonly sendsFileBodies: boolean
  /** A file to be sent is opened for reading and writing, so one that is read-only fails. */
  readonly opensUploadsForWriting: boolean
  readonly handle: 'userdata' | 'number' | 'none'
  readonly eventHasRequestId: boolean
  /** `ignored`: `network.cancel` does nothing at all, and events still arrive. */
  readonly cancel: 'stops' | 'ignored'
  /** What `network.cancel` returns for a request that is over. */
  readonly cancelOfEndedReturns: boolean
  /** What `network.cancel` does with anything but a handle: logs and returns nothing, or returns a boolean. */
  readonly cancelOfOther: 'logs' | 'returns-false' | 'returns-true'
  /** Which rows of the default Content-Type table apply. */
  readonly contentTypeDefaults: 'reference' | 'apple' | 'windows' | 'android'
  /** When `; charset=UTF-8` is appended: always for bodyType text, or only to a text body. */
  readonly charsetSuffix: 'text-type' | 'text-body'
  readonly refusesUnknownCharset: boolean
  readonly followsRedirectsWithoutParams: boolean
  /** `handleRedirects` is read; otherwise redirects are always followed. */
  readonly honoursHandleRedirects: boolean
  readonly refusesNonBooleanRedirects: boolean
  /** A URL that cannot be parsed: refused with a log line and nil, or an `ended` event. */
  readonly malformedUrl: 'refused' | 'error-event'
  /** What cannot be parsed then: characters that need encoding, or anything but an `http` or `https` URL. */
  readonly urlParser: 'characters' | 'scheme'
  /** Methods that HTTP's own list does not have. */
  readonly unknownMethods: 'sent' | 'error-event'
  readonly parameterLog: 'with-place' | 'without-place' | 'bare'
  readonly acceptsProgressNone: boolean
  readonly skipsEmptyHeaderValues: boolean
  /** A number as header value: 32 bits or six decimals (`c`), 64 bits or the shortest form (`java`). */
  readonly headerNumbers: 'c' | 'java'
  /** Names that differ only in case are one header, its values joined with a comma. */
  readonly mergesHeaderCase: boolean
  /** A text body that is not UTF-8 is not sent. */
  readonly dropsInvalidText: boolean
  /** A text body goes out in the charset of its Content-Type; otherwise as the app passed it. */
  readonly recodesTextBody: boolean
  /** Base directory of `body` and `response` when `network.request` and `network.upload` get none. */
  readonly baseDirectory: 'DocumentsDirectory' | 'ResourceDirectory'
  readonly zeroTimeout: 'default' | 'no-limit'
  readonly negativeTimeout: 'default' | 'no-limit' | 'error-event'
  /** What is said of it on the console. */
  readonly negativeTimeoutLog: string | undefined
  /** The `began` of an upload is delivered before `network.request` returns. */
  readonly uploadBeganInsideCall: boolean
  readonly statusListener: boolean
  /** What `network.canDetectNetworkStatusChanges` is; undefined is nil. */
  readonly detectsStatusChanges: true | undefined
  /** What `network.getConnectionStatus()` knows; `constant`: always online, never mobile. */
  readonly connectionStatus: 'full' | 'no-mobile' | 'constant'
  /** `params.debug` adds `event.debug`. */
  readonly debugTable: boolean
  /** Without `android.permission.INTERNET` in `build.settings` a call raises; `ACCESS_NETWORK_STATE` for the status. */
  readonly needsInternetPermission: boolean
  /** Plain http fails unless `build.settings` allows it (App Transport Security). */
  readonly refusesPlainHttp: boolean
}

/** What the platform's HTTP stack does by itself. */
export type WireRules = {
  /**
   * `android`: 301, 302, 303 and 307 only, each hop a GET without the app's headers and body, with the cookies that
   * the hop before has set. One without a Location fails.
   */
  readonly redirects: 'browser' | 'android'
  readonly mostRedirects: number
  readonly refusesDowngrade: boolean
  /** `chain`: within one redirect chain. `jar`: kept between the requests of a session. */
  readonly cookies: 'none' | 'chain' | 'jar'
  /** `automatic`: asked for and decoded, unless the app sets Accept-Encoding. `none`: never decoded. */
  readonly compression: 'automatic' | 'none'
  readonly timeout: 'inactivity' | 'total' | 'none'
  readonly verifiesCertificates: boolean
  /** Undefined: no such header is sent. */
  readonly userAgent: string | undefined
}

/** How wire events become `networkRequest` events. */
export type DeliveryRules = {
  readonly phases: 'all' | 'ended-only'
  /** An event of the phase of the event before, within this time, is swallowed. */
  readonly samePhaseGapMs: number
  /** Which HTTP statuses are errors. */
  readonly errorStatuses: 'none' | 'all-but-200'
  /** `response` of such an error when its body is empty. */
  readonly emptyErrorText: string | undefined
  readonly failureStatus: -1 | 0
  /** A failure after the head keeps the status of the head. */
  readonly keepsStatusOnFailure: boolean
  /** A body that breaks off counts as complete. */
  readonly truncatedBody: 'failure' | 'success'
  /**
   * A code without a text uses `otherFailure`. Filled in are `{url}` as the app passed it, `{host}`, `{code}`,
   * `{message}` in our own words, `{system}` what the system says of a file, else `{message}`, and of the last redirect `{from}` and `{to}`.
   */
  readonly failureTexts: Readonly<Partial<Record<TransportErrorCode, string>>>
  /** Undefined: our own words of `core/network/failure.ts`. */
  readonly otherFailure: string | undefined
  /** `2xx-by-content`: an empty body, and that of any other status, is text. */
  readonly responseType: 'by-content' | '2xx-by-content' | 'text'
  readonly fileResponseType: 'binary' | 'text'
  readonly transcodesText: boolean
  readonly cutsTextAtNul: boolean
  /** Adds the key `HTTP-STATUS-LINE` to `responseHeaders`. */
  readonly statusLineHeader: boolean
  /** With `, `, without the space, or the last one wins. `Set-Cookie` is always joined with a bare comma. */
  readonly repeatedHeaders: 'joined' | 'joined-without-space' | 'last'
  /** A header without a value; `in-status-line`: lost, but for its name under the key `HTTP-STATUS-LINE`. */
  readonly emptyHeaders: 'kept' | 'in-status-line'
  /** `whole-chain`: those of the redirects too, and a table also when no response came. */
  readonly headersOf: 'last-response' | 'whole-chain'
  readonly lowerCaseHeaders: boolean
  readonly headersOnlyFor200: boolean
  readonly savedStatuses: '200' | '2xx'
  /** Missing sub-folders are made; otherwise the body is delivered as a string (`string`), or lost (`lost`). */
  readonly missingFolder: 'made' | 'string' | 'lost'
  /** No temporary file can be made: a failure, or the body is delivered as a string. */
  readonly unmadeFile: 'failure' | 'string'
  /**
   * A whole body that cannot be put in its place: a failure, an event with `isError` that names the file all the same,
   * or one that looks as if it were saved. In each case the place stays as it was.
   */
  readonly unplacedFile: 'failure' | 'file-with-error' | 'file'
  /** `response` of such a failure, with `{temporary}` and `{place}`, the two paths. Undefined: as of any other file. */
  readonly unplacedText: string | undefined
  /** An empty body that should go to a file. */
  readonly emptyFile: 'file' | 'text'
  readonly emptyResponse: 'string' | 'absent'
  readonly bytesTransferred: 'wire' | 'decoded' | 'characters'
}
