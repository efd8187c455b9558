import type { TransportFailure, WireEvent } from '../../shared/log-entry.ts'
import { createFailure } from './failure.ts'
import { refusedCall } from './refused-call.ts'
import type { Interceptor, WireRequest } from './wire.ts'

export type PolicyOptions = {
  /** Requests that may be on the wire at once; default 2048: devices know no limit, but a process has only so many sockets. */
  readonly mostOpenRequests?: number
}

/** What no app may do. A refused request fails visibly, with the same event as any other failure. */
export function policy(options: PolicyOptions = {}): Interceptor {
  const mostOpenRequests = options.mostOpenRequests ?? 2048
  let openRequests = 0
  return (next) => (request, handler) => {
    const refusal =
      refusalOf(request) ?? (openRequests >= mostOpenRequests ? tooMany(openRequests) : undefined)
    if (refusal !== undefined) return refusedCall(handler, refusal)

    let isOpen = true
    openRequests += 1
    const leave = (): void => {
      if (isOpen) openRequests -= 1
      isOpen = false
    }
    const call = next(request, {
      ...handler,
      onEvent: (event) => {
        if (isLast(event)) leave()
        handler.onEvent(event)
      },
    })
    return {
      ...call,
      cancel: () => {
        leave()
        call.cancel()
      },
    }
  }
}

export const isLast = (event: WireEvent): boolean => event.type === 'response-end' || event.type === 'failure'

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// oxlint-disable-next-line no-control-regex -- these are the characters that would break out of a header
const forbiddenInValue = /[\u0000-\u0008\u000a-\u001f\u007f]/

function refusalOf(request: WireRequest): TransportFailure | undefined {
  if (!URL.canParse(request.url)) return createFailure('INVALID_URL', request.url)
  const { protocol } = new URL(request.url)
  if (protocol !== 'http:' && protocol !== 'https:') return createFailure('UNSUPPORTED_SCHEME', request.url)
  // A tunnel is not a request: what goes through it could be neither shown nor bent.
  if (request.method.toUpperCase() === 'CONNECT') return refused('The method CONNECT is not supported.')
  for (const [name, value] of request.headers) {
    if (!headerName.test(name)) return refused(`"${name.slice(0, 64)}" is not the name of an HTTP header.`)
    if (forbiddenInValue.test(value)) {
      return refused(`The header "${name.slice(0, 64)}" holds a line break or another control character.`)
    }
  }
  return undefined
}

const tooMany = (openRequests: number): TransportFailure =>
  refused(`${openRequests} requests are open already. Let some end before starting more.`)

const refused = (reason: string): TransportFailure => createFailure('REFUSED_BY_POLICY', reason)
