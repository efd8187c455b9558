import type { TransportFailure } from '../../shared/log-entry.ts'
import type { WireCall, WireHandler } from './wire.ts'

/** A call that never reaches the network: the handler hears of the failure after `dispatch` has returned. */
export function refusedCall(handler: WireHandler, failure: TransportFailure): WireCall {
  let isCancelled = false
  const fail = async (): Promise<void> => {
    await Promise.resolve()
    if (!isCancelled) handler.onEvent({ type: 'failure', failure })
  }
  return {
    cancel: () => {
      isCancelled = true
    },
    closed: fail(),
    traffic: () => 0,
  }
}
