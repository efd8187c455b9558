import type { Dispatch, WireHandler, WireRequest } from '../../src/core/network/wire.ts'

/** A transport that the test drives by hand, for what interceptors make of events. */
export function createHandTransport() {
  const calls: { readonly request: WireRequest; readonly handler: WireHandler; isCancelled: boolean }[] = []
  const dispatch: Dispatch = (request, handler) => {
    const call = { request, handler, isCancelled: false }
    calls.push(call)
    return {
      cancel: () => {
        call.isCancelled = true
      },
      closed: Promise.resolve(),
      traffic: () => 0,
    }
  }
  return { dispatch, calls }
}

export const wireRequest = (special: Partial<WireRequest> = {}): WireRequest => ({
  exchangeId: 's1:r1',
  method: 'GET',
  url: 'http://host.example/',
  headers: [],
  timeoutMs: 30_000,
  followRedirects: true,
  ...special,
})

/** Keeps the events that it hears. */
export function createEventList() {
  const events: Parameters<WireHandler['onEvent']>[0][] = []
  const handler: WireHandler = {
    onEvent: (event) => events.push(event),
    onHop: () => {},
    onSent: () => {},
    openBody: () => {
      throw new Error('No test of an interceptor has a body.')
    },
  }
  return { events, handler }
}
