import type { BrowserWindow } from 'electron'
import { createBodySearches } from '../../core/search/body-searches.ts'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { ok } from '../../shared/outcome.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type SearchHandlers = Pick<TrafficHandlers<BrowserWindow>, 'searchBodies' | 'stopSearch'>

/** `stopSearches`: the page that asked is gone, or made anew. */
export function searchHandlers({ bodies, clock, publish }: TrafficDeps): {
  readonly handlers: SearchHandlers
  readonly stopSearches: () => void
} {
  const searches = createBodySearches({
    source: bodies,
    clock,
    workerUrl: new URL('./search-worker.js', import.meta.url),
    publish: (progress) => publish('search', progress),
  })
  return {
    handlers: {
      searchBodies: async ({ searchId, query }) => searches.start(searchId, query),
      stopSearch: async ({ searchId }) => ok(searches.stop(searchId)),
    },
    stopSearches: () => searches.stop(),
  }
}
