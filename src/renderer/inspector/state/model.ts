import type { Clients } from '../client.ts'
import type { DialogsStore } from '../commands/dialogs-store.ts'
import { createDialogsStore } from '../commands/dialogs-store.ts'
import type { ConsoleStore } from '../console/console-store.ts'
import { createConsoleStore } from '../console/console-store.ts'
import type { FilesModel } from '../files/files-model.ts'
import { createFilesModel } from '../files/files-model.ts'
import { createSessionProjects } from '../files/session-projects.ts'
import { scopeIds } from '../search/scope-ids.ts'
import type { SearchModel } from '../search/search-model.ts'
import { createSearchModel } from '../search/search-model.ts'
import type { Actions } from './actions.ts'
import { createActions } from './actions.ts'
import type { BodyRevealStore } from './body-reveal-store.ts'
import { createBodyRevealStore } from './body-reveal-store.ts'
import type { Details } from './details.ts'
import { createDetails } from './details.ts'
import type { ExchangesStore } from './exchanges-store.ts'
import { createExchangesStore } from './exchanges-store.ts'
import type { Feed } from './feed.ts'
import { createFeed } from './feed.ts'
import { keptHeadersOf } from './kept-headers.ts'
import type { List } from './list-store.ts'
import { createList } from './list-store.ts'
import { createLogClock } from './log-clock.ts'
import type { Schedule } from './next-frame.ts'
import type { NoticesStore } from './notices-store.ts'
import { addNotice, createNoticesStore } from './notices-store.ts'
import type { RevealStore } from './reveal-store.ts'
import { createRevealStore } from './reveal-store.ts'
import type { Selection } from './selection-store.ts'
import { createSelection } from './selection-store.ts'
import type { Ticker } from './ticker.ts'
import type { ToastStore } from './toast-store.ts'
import { createToastStore } from './toast-store.ts'
import { createTicker } from './ticker.ts'
import type { ViewStore } from './view-store.ts'
import { createViewStore } from './view-store.ts'

/** All that the components need, made once at the edge. */
export type InspectorModel = {
  readonly exchanges: ExchangesStore
  readonly view: ViewStore
  readonly list: List
  readonly selection: Selection
  readonly notices: NoticesStore
  readonly dialogs: DialogsStore
  readonly toasts: ToastStore
  readonly reveals: RevealStore
  readonly bodyReveals: BodyRevealStore
  readonly files: FilesModel
  readonly console: ConsoleStore
  readonly search: SearchModel
  readonly clients: Clients
  readonly actions: Actions
  readonly details: Details
  readonly feed: Feed
  /** The log's time, for what is still running. */
  readonly ticker: Ticker
}

export type ModelDeps = {
  readonly clients: Clients
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly schedule: Schedule
  /** Monotonic, in milliseconds. */
  readonly nowMs: () => number
}

export function createInspectorModel({ clients, storage, schedule, nowMs }: ModelDeps): InspectorModel {
  const view = createViewStore(storage)
  const exchanges = createExchangesStore()
  const notices = createNoticesStore()
  const report = (problem: string): void => addNotice(notices, problem)
  const clock = createLogClock(nowMs)

  const sessions = createSessionProjects(storage)
  exchanges.subscribe(({ simulator }, before) => {
    if (simulator !== before.simulator) sessions.learn(simulator)
  })

  const ticker = createTicker(clock.nowMs)
  const list = createList({ exchanges, view, schedule, nowMs, logNowMs: clock.nowMs, ticker })
  const details = createDetails(clients.traffic)
  const feed = createFeed({
    clients,
    details,
    exchanges,
    schedule,
    keptHeaders: () => keptHeadersOf(view.getState()),
    report,
    observe: clock.observe,
  })
  view.subscribe((state, before) => {
    if (state.columns === before.columns) return
    const { kept } = exchanges.getState().ledger.keeping
    // A header that no row kept so far is only in the log.
    if ([...keptHeadersOf(state)].some((header) => !kept.has(header))) void feed.resync()
  })
  const selection = createSelection({ exchanges, view, list: list.store })
  return {
    exchanges,
    view,
    list,
    selection,
    notices,
    dialogs: createDialogsStore(),
    toasts: createToastStore(),
    reveals: createRevealStore(),
    bodyReveals: createBodyRevealStore(),
    console: createConsoleStore(),
    search: createSearchModel({ clients, idsOf: (scope) => scopeIds({ view, list, selection }, scope) }),
    files: createFilesModel({ clients, exchanges, sessions, report, nowMs }),
    clients,
    details,
    feed,
    actions: createActions({ clients, exchanges, feed, report }),
    ticker,
  }
}
