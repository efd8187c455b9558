import type { BrowserWindow } from 'electron'
import type { Clock } from '../../core/clock.ts'
import type { BodyReader } from '../../core/record/bodies.ts'
import type { BodyStore } from '../../core/record/body-store.ts'
import type { EventLog } from '../../core/record/event-log.ts'
import { serve } from '../../core/serve.ts'
import type { Publish } from '../../shared/contract/define.ts'
import { trafficNames } from '../../shared/contract/names.ts'
import { traffic } from '../../shared/contract/traffic.ts'
import { listen, type Identify } from '../ipc.ts'
import type { Simulator } from '../simulator.ts'
import { bodyHandlers } from './body-handlers.ts'
import type { Feed } from './feed.ts'
import { harHandlers } from './har-handlers.ts'
import { recordHandlers } from './record-handlers.ts'
import { resendHandlers } from './resend-handlers.ts'
import { searchHandlers } from './search-handlers.ts'

/** What the handlers of the traffic surface share. */
export type TrafficDeps = {
  readonly simulator: Simulator
  readonly log: EventLog
  readonly store: BodyStore
  readonly bodies: BodyReader
  readonly clock: Clock
  readonly feed: Feed
  readonly publish: Publish<typeof traffic>
  /** The window has read the whole log. */
  readonly onSnapshot: () => void
}

/** What the inspector reads of the log, and does with exchanges. */
export function serveTrafficSurface({
  identify,
  ...deps
}: TrafficDeps & { readonly identify: Identify<BrowserWindow> }): {
  /** The window's page is gone, or made anew: what it asked for is not wanted any more. */
  readonly forgetPage: () => void
} {
  const search = searchHandlers(deps)
  listen(
    trafficNames,
    identify,
    serve(traffic, {
      ...recordHandlers(deps),
      ...bodyHandlers(deps),
      ...search.handlers,
      ...resendHandlers(deps),
      ...harHandlers(deps),
    }),
  )
  return { forgetPage: search.stopSearches }
}
