import type { BrowserWindow } from 'electron'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { fail } from '../../shared/outcome.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type HarHandlers = Pick<TrafficHandlers<BrowserWindow>, 'exportHar' | 'importHar'>

export function harHandlers(_deps: TrafficDeps): HarHandlers {
  return {
    exportHar: async () => fail('NOT_ALLOWED', 'Not there yet.'),
    importHar: async () => fail('NOT_ALLOWED', 'Not there yet.'),
  }
}
