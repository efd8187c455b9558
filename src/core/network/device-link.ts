import { createFailure } from './failure.ts'
import { isLast } from './policy.ts'
import { refusedCall } from './refused-call.ts'
import type { Interceptor } from './wire.ts'

/** The simulated device's own connection to the network. Hosts that are routed to a folder lie behind it as well. */
export type DeviceLink = {
  /** Takes only requests that `policy` let through. */
  readonly interceptor: Interceptor
  /** Off: what is under way breaks at once, and what starts fails. */
  readonly set: (isConnected: boolean) => void
}

export function createDeviceLink(isConnectedAtFirst: boolean): DeviceLink {
  let isConnected = isConnectedAtFirst
  const breaks = new Set<() => void>()

  return {
    interceptor: (next) => (request, handler) => {
      const { hostname } = new URL(request.url)
      if (!isConnected) return refusedCall(handler, createFailure('OFFLINE', hostname))
      let hasHead = false
      const call = next(request, {
        ...handler,
        onEvent: (event) => {
          if (event.type === 'response-head') hasHead = true
          if (isLast(event)) breaks.delete(breakOff)
          handler.onEvent(event)
        },
      })
      const breakOff = (): void => {
        breaks.delete(breakOff)
        call.cancel()
        const code = hasHead ? 'CONNECTION_LOST' : 'CONNECTION_RESET'
        handler.onEvent({ type: 'failure', failure: createFailure(code, hostname) })
      }
      breaks.add(breakOff)
      return {
        ...call,
        cancel: () => {
          breaks.delete(breakOff)
          call.cancel()
        },
      }
    },
    set: (isConnectedNow) => {
      isConnected = isConnectedNow
      if (isConnected) return
      // Each break may cancel others, which then leave the set.
      for (const breakOff of breaks) breakOff()
    },
  }
}
