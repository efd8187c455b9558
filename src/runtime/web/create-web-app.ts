import type { CallRules } from '../../shared/profile/profile.ts'
import { boundedFiles } from '../solar2d/files/bounded-files.ts'
import { checkCall, checkFile, fieldToFill, paramsToFill, wrongType, type Callee } from './arguments.ts'
import { directoryConstants } from './directories.ts'
import type { Handle } from './handles.ts'
import { readSandboxFile } from './read-file.ts'
import { createWebReporter } from './reporter.ts'
import { createWebRequests } from './requests.ts'
import { createStartRequest } from './start-request.ts'
import { createStatusListeners } from './status-listeners.ts'
import { isFalse, isNothing } from './values.ts'
import type { Connection, WebHost } from './web-host.ts'

/** The global `network` of a web app. `types/network.d.ts` declares and explains it for apps. */
export type WebNetwork = {
  canDetectNetworkStatusChanges: true | undefined
  request: (url: unknown, method?: unknown, listener?: unknown, params?: unknown) => Handle
  download: (...call: unknown[]) => Handle
  upload: (...call: unknown[]) => Handle
  cancel: (requestId?: unknown) => boolean | undefined
  getConnectionStatus: () => Connection
  setStatusListener: (host: unknown, listener?: unknown) => void
  readFile: (filename: unknown, baseDirectory?: unknown) => Uint8Array | undefined
} & typeof directoryConstants

/** A page's network, and what its host does to it. Each takes what the app's own listeners are run by. */
export type WebApp = {
  readonly network: WebNetwork
  /** `WebHost.connection` tells something else now. A suspended app hears of it when it is resumed. */
  readonly changeConnection: () => void
  /** The app hears of it first, then events are held. */
  readonly suspend: (tellApp: () => void) => void
  /** The app hears of it first, then what was held is delivered. */
  readonly resume: (tellApp: () => void) => void
  /** Everything in flight is cancelled before the app hears of it. Idempotent. */
  readonly exit: (tellApp: () => void) => void
}

/** What the platform can tell of the connection. */
function connectionSeen({ isConnected, isMobile }: Connection, rules: CallRules): Connection {
  if (rules.connectionStatus === 'constant') return { isConnected: true, isMobile: false }
  return { isConnected, isMobile: isMobile && rules.connectionStatus === 'full' }
}

const standardMethods: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'HEAD', 'DELETE', 'PATCH'])

export function createWebApp(host: WebHost): WebApp {
  const { callSite } = host
  const files = boundedFiles(host.files)
  const rules = host.profile.calls
  const reporter = createWebReporter(host)
  const requests = createWebRequests(host, (problem) =>
    reporter.message('error', `ERROR: network: ${problem}`),
  )
  const connection = (): Connection => connectionSeen(host.connection(), rules)
  const statusListeners = createStatusListeners({ ...host, connection }, reporter)
  let toldConnection = connection()
  const tellConnection = (): void => {
    const now = connection()
    if (sleep !== undefined) return
    if (now.isConnected === toldConnection.isConnected && now.isMobile === toldConnection.isMobile) return
    toldConnection = now
    statusListeners.tellAll()
  }
  const warnedMethods = new Set<string>()
  let sleep: 'applicationSuspend' | 'applicationExit' | undefined
  const start = createStartRequest({ rules, reporter, requests, callSite, sleep: () => sleep })

  const methodOf = (callee: Callee, method: unknown, byDefault: string): string => {
    const name = typeof method === 'string' ? method.toUpperCase() : byDefault
    if (!standardMethods.has(name) && !warnedMethods.has(name)) {
      warnedMethods.add(name)
      reporter.message(
        'warning',
        `WARNING: nonstandard ${callee} method "${name}" may require custom HTTP headers`,
      )
    }
    return name
  }

  const network: WebNetwork = {
    ...directoryConstants,
    canDetectNetworkStatusChanges: rules.detectsStatusChanges,
    request: (url, method, listener, params) => {
      checkCall('network.request', url, method, listener, params)
      return start({
        api: 'request',
        url,
        method: methodOf('network.request', method, 'GET'),
        listener,
        params,
      })
    },
    download: (url, method, listener, ...rest) => {
      const [given, filename, baseDirectory] = typeof rest[0] === 'string' ? [undefined, ...rest] : rest
      const params = paramsToFill(given)
      if (isFalse(params['progress'])) delete params['progress']
      else params['progress'] = 'download'
      const response = fieldToFill(params, 'response')
      let target = isNothing(baseDirectory) ? network.DocumentsDirectory : baseDirectory
      if (target === network.ResourceDirectory) {
        reporter.message(
          'warning',
          'WARNING: network.download() cannot save to system.ResourceDirectory, using system.DocumentsDirectory instead',
        )
        target = network.DocumentsDirectory
      }
      response['filename'] = filename
      response['baseDirectory'] = target
      checkCall('network.download', url, method, listener, params)
      checkFile('network.download', filename, target)
      return start({
        api: 'download',
        url,
        method: methodOf('network.download', method, 'GET'),
        listener,
        params,
      })
    },
    upload: (url, method, listener, ...rest) => {
      const [given, filename, ...places] = typeof rest[0] === 'string' ? [undefined, ...rest] : rest
      const [baseDirectory, contentType] = typeof places[0] === 'string' ? [undefined, places[0]] : places
      const params = paramsToFill(given)
      if (isFalse(params['progress'])) delete params['progress']
      else params['progress'] = 'upload'
      const body = fieldToFill(params, 'body')
      body['filename'] = filename
      body['baseDirectory'] = baseDirectory
      if (!isNothing(contentType)) fieldToFill(params, 'headers')['Content-Type'] = contentType
      checkCall('network.upload', url, method, listener, params)
      checkFile('network.upload', filename, baseDirectory)
      if (!isNothing(contentType) && typeof contentType !== 'string') {
        throw wrongType('network.upload', 'contentType', 'a string', contentType)
      }
      return start({
        api: 'upload',
        url,
        method: methodOf('network.upload', method, 'POST'),
        listener,
        params,
      })
    },
    cancel: (requestId) => {
      if (rules.cancel === 'ignored') return true
      const wasInFlight = requests.cancel(requestId)
      if (wasInFlight !== undefined) return wasInFlight || rules.cancelOfEndedReturns
      if (rules.cancelOfOther !== 'logs') return rules.cancelOfOther === 'returns-true'
      reporter.invalidParameter(
        'network.cancel() expects a requestId returned from a call to network.request()',
      )
      return undefined
    },
    getConnectionStatus: connection,
    setStatusListener: (address, listener) => statusListeners.set(address, listener),
    readFile: (filename, baseDirectory) => readSandboxFile(files, reporter, filename, baseDirectory),
  }

  return {
    network,
    changeConnection: tellConnection,
    suspend: (tellApp) => {
      if (sleep !== undefined) return
      sleep = 'applicationSuspend'
      tellApp()
      requests.suspend()
    },
    resume: (tellApp) => {
      if (sleep !== 'applicationSuspend') return
      sleep = undefined
      tellApp()
      tellConnection()
      requests.resume()
    },
    exit: (tellApp) => {
      if (sleep === 'applicationExit') return
      sleep = 'applicationExit'
      requests.end()
      statusListeners.end()
      tellApp()
    },
  }
}
