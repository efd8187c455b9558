import type { BrowserWindow } from 'electron'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { fail } from '../../shared/outcome.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type BodyHandlers = Pick<TrafficHandlers<BrowserWindow>, 'readBody' | 'saveBody'>

export function bodyHandlers(_deps: TrafficDeps): BodyHandlers {
  return {
    readBody: async () => fail('NOT_ALLOWED', 'Not there yet.'),
    saveBody: async () => fail('NOT_ALLOWED', 'Not there yet.'),
  }
}
