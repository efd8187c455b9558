import type { BrowserWindow } from 'electron'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { fail } from '../../shared/outcome.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type SearchHandlers = Pick<TrafficHandlers<BrowserWindow>, 'searchBodies' | 'stopSearch'>

export function searchHandlers(_deps: TrafficDeps): SearchHandlers {
  return {
    searchBodies: async () => fail('NOT_ALLOWED', 'Not there yet.'),
    stopSearch: async () => fail('NOT_ALLOWED', 'Not there yet.'),
  }
}
