import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { FindingKind, FindingReport } from '../../shared/finding.ts'
import type { CancelledBy, ResponseHead } from '../../shared/log-entry.ts'
import type { NetworkRequestEvent } from '../../shared/network-event.ts'
import { headerValue } from './text/response-headers.ts'
import { setCookies } from './transport/cookies.ts'
import { isRedirect } from './transport/redirect.ts'

export type RequestFindingsDeps = {
  readonly exchangeId: string
  readonly request: StartRequest
  readonly find: (report: FindingReport) => void
}

/** What only the core sees of a request, told with the place of the call. */
export function createRequestFindings({ exchangeId, request, find }: RequestFindingsDeps) {
  const tell = (kind: FindingKind, detail?: string): void =>
    find({
      kind,
      exchangeId,
      ...(request.callSite === undefined ? {} : { source: request.callSite }),
      ...(detail === undefined ? {} : { detail }),
    })
  return {
    started: (lacksFolder: boolean): void => {
      if (lacksFolder) tell('folder-must-exist', request.target?.name)
    },
    /** The head of the response, or of a redirect before it. */
    answered: (head: ResponseHead): void => {
      const location = headerValue(head.headers, 'location')
      if (request.withoutParams === true && isRedirect(head.status) && location !== undefined) {
        tell('redirects-not-followed', location)
      }
      if (setCookies(head).length > 0) tell('cookie-set', new URL(head.url).hostname)
    },
    delivered: ({ phase, isError, status }: NetworkRequestEvent): void => {
      if (phase === 'ended' && !isError && status !== 200) {
        tell('status-is-error-elsewhere', `status ${status}`)
      }
    },
    unheard: (): void => tell('no-listener'),
    cancelled: (by: CancelledBy, savedBytes: number): void => {
      if (by === 'app' && savedBytes > 0) tell('cancel-leaves-file', request.target?.name)
    },
    leftOpen: (by: CancelledBy): void => {
      if (by === 'close') tell('handle-never-ended', request.url.slice(0, 200))
    },
  }
}
