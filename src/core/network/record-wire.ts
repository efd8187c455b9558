import type { LogEvent, WireEvent } from '../../shared/log-entry.ts'
import type { Clock } from '../clock.ts'
import type { Interceptor } from './wire.ts'

/** Body parts of a request go to the log at most this often; the newest total is never lost. */
const partGapMs = 50

type RecordWireDeps = { readonly record: (event: LogEvent) => void; readonly clock: Clock }

/** Writes what happens on the wire to the log. Outermost, so that it sees exactly what the app's request meets. */
export function recordWire(deps: RecordWireDeps): Interceptor {
  return (next) => (request, handler) => {
    const write = (event: WireEvent): void =>
      deps.record({ kind: 'wire', exchangeId: request.exchangeId, event })
    const parts = createPartRecorder(deps.clock, write)
    const call = next(request, {
      ...handler,
      onEvent: (event) => {
        if (event.type === 'body-part') parts.add(event.receivedBytes)
        else {
          parts.flush()
          write(event)
        }
        handler.onEvent(event)
      },
    })
    return {
      ...call,
      cancel: () => {
        parts.drop()
        call.cancel()
      },
    }
  }
}

/** Passes the first part at once and then the newest of each gap. */
function createPartRecorder(clock: Clock, write: (event: WireEvent) => void) {
  let lastMs = Number.NEGATIVE_INFINITY
  let waiting: { receivedBytes: number; readonly stopTimer: () => void } | undefined

  const pass = (receivedBytes: number): void => {
    lastMs = clock.nowMs()
    write({ type: 'body-part', receivedBytes })
  }
  const flush = (): void => {
    if (waiting === undefined) return
    const { receivedBytes, stopTimer } = waiting
    waiting = undefined
    stopTimer()
    pass(receivedBytes)
  }
  return {
    add: (receivedBytes: number): void => {
      if (waiting !== undefined) waiting.receivedBytes = receivedBytes
      else {
        const restMs = lastMs + partGapMs - clock.nowMs()
        if (restMs <= 0) pass(receivedBytes)
        else waiting = { receivedBytes, stopTimer: clock.setTimer(restMs, flush) }
      }
    },
    flush,
    drop: (): void => {
      waiting?.stopTimer()
      waiting = undefined
    },
  }
}
