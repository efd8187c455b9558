import { noTimeoutMs } from '../../shared/request-limits.ts'
import type { Profile } from '../../shared/profile/profile.ts'
import type { Clock } from '../clock.ts'
import { createFailure } from './failure.ts'
import { isLast } from './policy.ts'
import type { Interceptor, WireCall } from './wire.ts'

/**
 * Ends a request when nothing was connected, sent or received for its `timeoutMs`: one timer a request, which looks
 * at what went on since it was set, instead of one for each part. Some profiles measure the whole time instead, or
 * none.
 */
export function inactivityTimeout(deps: { readonly clock: Clock; readonly profile: Profile }): Interceptor {
  const { clock } = deps
  const { timeout } = deps.profile.wire
  return (next) => (request, handler) => {
    if (timeout === 'none' || request.timeoutMs >= noTimeoutMs) return next(request, handler)
    let activeMs = clock.nowMs()
    let traffic = 0
    let call: WireCall | undefined
    const touch = (): void => {
      if (timeout === 'total') return
      activeMs = clock.nowMs()
      traffic = call?.traffic() ?? 0
    }
    const expire = (): void => {
      // Bytes without an event, like those of a slow head: their time is not known, only that they came.
      if (call !== undefined && call.traffic() !== traffic) touch()
      const restMs = activeMs + request.timeoutMs - clock.nowMs()
      if (restMs > 0) {
        stopTimer = clock.setTimer(restMs, expire)
        return
      }
      call?.cancel()
      handler.onEvent({ type: 'failure', failure: createFailure('TIMED_OUT', hostOf(request.url)) })
    }
    let stopTimer = clock.setTimer(request.timeoutMs, expire)

    const inner = next(request, {
      openBody: handler.openBody,
      onHop: handler.onHop,
      onSent: (sentBytes) => {
        touch()
        handler.onSent(sentBytes)
      },
      onEvent: (event) => {
        touch()
        if (isLast(event)) stopTimer()
        handler.onEvent(event)
      },
    })
    call = inner
    return {
      ...inner,
      cancel: () => {
        stopTimer()
        inner.cancel()
      },
    }
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url)
