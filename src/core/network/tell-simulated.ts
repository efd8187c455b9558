import type { WireEvent } from '../../shared/log-entry.ts'
import type { Interceptor } from './wire.ts'

/** How long an answer waited because the project's settings say so, so far. */
type Waits = { readonly headMs: number; readonly bodyMs: number }

/** Of the answer over a connection, by the port at this end and the host of the URL; undefined for a real one. */
export type WaitsOf = (localPort: number, host: string) => Waits | undefined

/** Says with a head and with the end of a body how much of the time before was simulated. */
export function tellSimulated(waitsOf: WaitsOf): Interceptor {
  return (next) => (request, handler) => {
    let localPort: number | undefined
    // Kept from the head on: when the body has ended, the connection may already serve another request.
    let waits: Waits | undefined
    const withShare = (event: WireEvent): WireEvent => {
      switch (event.type) {
        case 'socket':
        case 'connect':
          ;({ localPort } = event)
          return event
        case 'redirect':
        case 'response-head': {
          const host = event.head === undefined ? undefined : hostOf(event.head.url)
          waits = localPort === undefined || host === undefined ? undefined : waitsOf(localPort, host)
          return withMs(event, waits?.headMs)
        }
        case 'response-end':
        case 'failure':
          return withMs(event, waits?.bodyMs)
        default:
          return event
      }
    }
    const call = next(request, { ...handler, onEvent: (event) => handler.onEvent(withShare(event)) })
    return { ...call, simulatedMs: () => rounded(waits?.bodyMs) }
  }
}

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined)

type Sharing = Extract<WireEvent, { readonly simulatedMs?: number }>

const rounded = (durationMs = 0): number => Math.round(durationMs * 10) / 10

function withMs<Event extends Sharing>(event: Event, durationMs: number | undefined): Event {
  const simulatedMs = rounded(durationMs)
  return simulatedMs === 0 ? event : { ...event, simulatedMs }
}
