import type { BrowserWindow } from 'electron'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { fail } from '../../shared/outcome.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type ResendHandlers = Pick<TrafficHandlers<BrowserWindow>, 'resend'>

export function resendHandlers(_deps: TrafficDeps): ResendHandlers {
  return {
    resend: async () => fail('NOT_ALLOWED', 'Not there yet.'),
  }
}
