/**
 * The global `network` of a web app in Coronagraph: Solar2D's network library for JavaScript.
 *
 * In a script of the app:
 *
 *     // @ts-check
 *     /// <reference path="…/types/network.d.ts" />
 *
 * The rules are those of the profile that the simulator runs with, as for a Lua project; `docs/web-apps.md` tells them.
 * Arguments of a wrong type throw a `TypeError`. Wrong `params` give a line on the console and no request. What goes
 * wrong on the network is an event with `isError`, never an exception.
 */
declare const network: NetworkLibrary

interface NetworkLibrary {
  /** The project's folder. Read-only. */
  readonly ResourceDirectory: NetworkDirectory
  readonly DocumentsDirectory: NetworkDirectory
  readonly TemporaryDirectory: NetworkDirectory
  readonly CachesDirectory: NetworkDirectory
  readonly ApplicationSupportDirectory: NetworkDirectory

  /** Whether `setStatusListener` works on the platform of the profile; `undefined` where it does not. */
  canDetectNetworkStatusChanges: true | undefined

  /**
   * Makes a request. The listener hears of its end, and of its beginning and progress when `params.progress` asks for
   * them. Without a listener the params are not looked at, as on the devices.
   *
   * @param url percent-encoded where it must be
   * @param method `"GET"` without it; upper or lower case
   * @returns the request's handle for `cancel`, or `undefined` when nothing was started
   */
  request(
    url: string,
    method?: NetworkMethod | null,
    listener?: NetworkListener | null,
    params?: NetworkRequestParams | null,
  ): NetworkHandle | undefined
  /** Without a listener: the third argument is the params. */
  request(url: string, method: NetworkMethod | null, params: NetworkRequestParams): NetworkHandle | undefined

  /**
   * Downloads into a file, which gets its name only when all of it is there and the status is 200; whatever goes wrong,
   * an older file stays. `params.progress` and `params.response` are written into the caller's object.
   *
   * @param filename may hold `/`; never leaves its directory
   * @param baseDirectory `DocumentsDirectory` without it
   */
  download(
    url: string,
    method: NetworkMethod | null | undefined,
    listener: NetworkListener | null | undefined,
    params: NetworkTransferParams | null | undefined,
    filename: string,
    baseDirectory?: NetworkDirectory | null,
  ): NetworkHandle | undefined
  download(
    url: string,
    method: NetworkMethod | null | undefined,
    listener: NetworkListener | null | undefined,
    filename: string,
    baseDirectory?: NetworkDirectory | null,
  ): NetworkHandle | undefined

  /**
   * Sends a whole file as the request's body, with `"POST"` where no method is given. `params.progress` and
   * `params.body` are written into the caller's object.
   *
   * @param baseDirectory name it: without it the manual says Documents, and the platforms take the project's folder
   */
  upload(
    url: string,
    method: NetworkMethod | null | undefined,
    listener: NetworkListener | null | undefined,
    params: NetworkTransferParams | null | undefined,
    filename: string,
    baseDirectory?: NetworkDirectory | null,
    contentType?: string | null,
  ): NetworkHandle | undefined
  upload(
    url: string,
    method: NetworkMethod | null | undefined,
    listener: NetworkListener | null | undefined,
    params: NetworkTransferParams | null | undefined,
    filename: string,
    contentType: string,
  ): NetworkHandle | undefined
  upload(
    url: string,
    method: NetworkMethod | null | undefined,
    listener: NetworkListener | null | undefined,
    filename: string,
    baseDirectory?: NetworkDirectory | null,
    contentType?: string | null,
  ): NetworkHandle | undefined
  upload(
    url: string,
    method: NetworkMethod | null | undefined,
    listener: NetworkListener | null | undefined,
    filename: string,
    contentType: string,
  ): NetworkHandle | undefined

  /**
   * Ends a request: its listener hears nothing more of it, and nothing is left of its file. What it returns, also for a
   * request that is over, goes by the profile; `true` on most platforms. For what is no handle there is a line on the
   * console and `undefined`.
   */
  cancel(requestId: NetworkHandle | undefined): boolean | undefined

  getConnectionStatus(): { readonly isConnected: boolean; readonly isMobile: boolean }

  /** Tells how a host can be reached, first after at most five seconds. One listener a host; `null` takes it away. */
  setStatusListener(host: string, listener: NetworkStatusListener | null | undefined): void

  /**
   * Coronagraph's own: the bytes of a file of the app's directories; `undefined` when there is no such file.
   *
   *     const picture = network.readFile('photo.png')
   *     if (picture) image.src = URL.createObjectURL(new Blob([picture], { type: 'image/png' }))
   *
   * @param baseDirectory `DocumentsDirectory` without it, as for `download`
   */
  readFile(filename: string, baseDirectory?: NetworkDirectory | null): Uint8Array<ArrayBuffer> | undefined
}

/** Any method; these need no warning. */
type NetworkMethod = 'GET' | 'POST' | 'PUT' | 'HEAD' | 'DELETE' | 'PATCH' | (string & {})

/** One of the `network.*Directory` constants; opaque, equal to itself. */
interface NetworkDirectory {
  /** `system.DocumentsDirectory` and its like. */
  toString(): string
  toJSON(): string
}

/** Names a request; opaque. The same value in each event of the request. A number in the profile `linux`. */
type NetworkHandle = NetworkRequestHandle | number
interface NetworkRequestHandle {
  toString(): string
}

/** A function, or an object whose function `networkRequest` is called on it. */
type NetworkListener =
  ((event: NetworkRequestEvent) => void) | { networkRequest(event: NetworkRequestEvent): void }

interface NetworkTransferParams {
  /** A nested object or array is left out in silence. */
  headers?: Record<string, string | number | boolean>
  /** A string is text, and ends at its first NUL, unless `bodyType` is `"binary"`. Bytes are sent as they are. */
  body?: string | ArrayBuffer | ArrayBufferView | NetworkFile
  bodyType?: 'text' | 'binary'
  response?: NetworkFile
  /** Asks for `began` and `progress` events. */
  progress?: boolean | 'upload' | 'download'
  /** Whole seconds; 30 without it. */
  timeout?: number
  /** `true` without it. */
  handleRedirects?: boolean
  /** Adds `debug` to the events. */
  debug?: boolean
}

/** As for `download` and `upload`, but `progress` has to say which way. */
interface NetworkRequestParams extends Omit<NetworkTransferParams, 'progress'> {
  progress?: 'upload' | 'download' | 'none'
}

/** A file by its directory and its name, which may hold `/`. */
interface NetworkFile {
  filename: string
  baseDirectory?: NetworkDirectory | null
}

interface NetworkRequestEvent {
  name: 'networkRequest'
  /** At most one `began`, any number of `progress`, at least a second apart, one `ended`. */
  phase: 'began' | 'progress' | 'ended'
  /** Whether the transfer failed. A 404 is no failure, but in the profiles `linux` and `html5`. */
  isError: boolean
  /** -1 before a response is known, and when there was none. */
  status: number
  /** As it was passed, also after redirects. */
  url: string
  /** Not in the profiles `linux` and `html5`. */
  requestId?: NetworkHandle
  bytesTransferred: number
  /** -1 when no length is known. */
  bytesEstimated: number
  responseHeaders?: Record<string, string>
  /**
   * In `ended`: text as a string, anything else as bytes, a file as where it is; of a failure a description. Where a
   * profile calls everything text, what is not UTF-8 still comes as bytes.
   */
  response?: string | Uint8Array<ArrayBuffer> | NetworkResponseFile
  responseType?: 'text' | 'binary'
  debug?: Record<string, string>
}

interface NetworkResponseFile {
  readonly filename: string
  readonly baseDirectory: NetworkDirectory
  /** On the disk of the machine that simulates. */
  readonly fullPath: string
}

/** A function, or an object whose function `networkStatus` is called on it. */
type NetworkStatusListener =
  ((event: NetworkStatusEvent) => void) | { networkStatus(event: NetworkStatusEvent): void }

interface NetworkStatusEvent {
  name: 'networkStatus'
  /** The host as it was passed. */
  address: string
  isReachable: boolean
  isConnectionRequired: boolean
  isConnectionOnDemand: boolean
  isInteractionRequired: boolean
  isReachableViaCellular: boolean
  isReachableViaWiFi: boolean
}

/** What becomes of the app, as events of `window`. */
interface WindowEventMap {
  /** Its events wait from now on. */
  applicationSuspend: Event
  applicationResume: Event
  /** Everything in flight is cancelled already. */
  applicationExit: Event
  /** Another app, or the system, opened a URL with this one: it is the `detail`. */
  applicationOpen: CustomEvent<string>
}
