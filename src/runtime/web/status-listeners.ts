import type { WebReporter } from './reporter.ts'
import { isNothing } from './values.ts'
import type { Connection, WebHost } from './web-host.ts'

/** Solar2D's `networkStatus` event. */
export type WebStatusEvent = {
  name: 'networkStatus'
  address: string
  isReachable: boolean
  isConnectionRequired: boolean
  isConnectionOnDemand: boolean
  isInteractionRequired: boolean
  isReachableViaCellular: boolean
  isReachableViaWiFi: boolean
}

/** Without news from the system the first event is made after this time. */
const firstEventMs = 5000

export type StatusListeners = {
  readonly set: (address: unknown, listener: unknown) => void
  /** The connection has changed: each listener hears it, whatever its host. */
  readonly tellAll: () => void
  readonly end: () => void
}

/** `network.setStatusListener`: one listener a host. */
export function createStatusListeners(
  host: Pick<WebHost, 'profile' | 'setTimer' | 'onAppError'> & { readonly connection: () => Connection },
  reporter: WebReporter,
): StatusListeners {
  const entries = new Map<string, { readonly tell: () => void; readonly stopTimer: () => void }>()

  const forget = (address: string): void => {
    entries.get(address)?.stopTimer()
    entries.delete(address)
  }

  return {
    set: (address, listener) => {
      if (!host.profile.calls.statusListener) {
        reporter.message('warning', 'WARNING: network.setStatusListener() is not supported on this platform')
        return
      }
      if (typeof address !== 'string') {
        reporter.invalidParameter(
          'First argument to network.setStatusListener() should be a host name string',
        )
        return
      }
      const call = isNothing(listener) ? undefined : listenerOf(listener)
      if (!isNothing(listener) && call === undefined) {
        reporter.invalidParameter(
          'Second argument to network.setStatusListener(), if provided, must be a listener or nil',
        )
        return
      }
      forget(address)
      if (call === undefined) return
      const tell = (): void => {
        try {
          call(statusOf(address, host.connection()))
        } catch (error) {
          host.onAppError(error)
        }
      }
      entries.set(address, { tell, stopTimer: host.setTimer(firstEventMs, tell) })
    },
    tellAll: () => {
      // A listener may set others, which hear of the next change, and remove those that have not heard.
      for (const [address, entry] of Array.from(entries)) {
        if (entries.get(address) !== entry) continue
        entry.stopTimer()
        entry.tell()
      }
    },
    end: () => {
      for (const address of entries.keys()) forget(address)
    },
  }
}

function listenerOf(value: unknown): ((event: WebStatusEvent) => void) | undefined {
  if (typeof value === 'function') return (event) => void Reflect.apply(value, undefined, [event])
  if (typeof value !== 'object' || value === null) return undefined
  const method: unknown = Reflect.get(value, 'networkStatus')
  return typeof method === 'function' ? (event) => void Reflect.apply(method, value, [event]) : undefined
}

function statusOf(address: string, { isConnected, isMobile }: Connection): WebStatusEvent {
  // A scheme, a port or a path makes it the name of no host.
  const isReachable = isConnected && /^[\w.-]+$/.test(address)
  return {
    name: 'networkStatus',
    address,
    isReachable,
    isConnectionRequired: false,
    isConnectionOnDemand: false,
    isInteractionRequired: false,
    isReachableViaCellular: isReachable && isMobile,
    isReachableViaWiFi: isReachable && !isMobile,
  }
}
