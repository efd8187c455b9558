import type { BrowserWindow } from 'electron'
import { resendAgain, resendEdited, type ResendDeps } from '../../core/resend/resend.ts'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type ResendHandlers = Pick<TrafficHandlers<BrowserWindow>, 'resend'>

/** Sends requests as a person asks. */
export function resendHandlers({ simulator, log, bodies }: TrafficDeps): ResendHandlers {
  const deps: ResendDeps = { entriesOf: log.entriesOf, bodies, send: simulator.send }
  return {
    resend: (asked) =>
      asked.kind === 'again' ? resendAgain(asked.exchangeIds, deps) : resendEdited(asked.request, deps),
  }
}
