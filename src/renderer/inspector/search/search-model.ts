import type { BodyFound, Clients } from '../client.ts'
import type { SearchStore } from './search-store.ts'
import { createSearchStore, withFound } from './search-store.ts'

/** The search in bodies, which the main process does. */
export type SearchModel = {
  readonly store: SearchStore
  /** Starts anew; what was found before is gone. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Forgets what was found. */
  readonly clear: () => void
}

export type SearchModelDeps = {
  readonly clients: Pick<Clients, 'traffic'>
  /** The exchanges of the chosen scope; undefined means all. */
  readonly idsOf: (scope: 'shown' | 'selected') => readonly string[] | undefined
}

/** More would be read by nobody. */
const mostFound = 50_000

export function createSearchModel({ clients, idsOf }: SearchModelDeps): SearchModel {
  const { traffic } = clients
  const store = createSearchStore()
  let ordinal = 0
  let searchId: string | undefined

  const finish = (state: 'stopped' | 'failed', problem?: string): void => {
    searchId = undefined
    store.setState(({ run }) => (run === undefined ? {} : { run: { ...run, state, problem } }))
  }
  const stop = async (): Promise<void> => {
    const id = searchId
    if (id === undefined) return
    finish('stopped')
    await traffic.stopSearch({ searchId: id })
  }
  const add = (found: readonly BodyFound[]): void => {
    if (found.length === 0) return
    const { groups, foundCount } = store.getState()
    const room = found.slice(0, Math.max(0, mostFound - foundCount))
    store.setState({ groups: withFound(groups, room), foundCount: foundCount + room.length })
  }

  traffic.on('search', (progress) => {
    if (progress.searchId !== searchId) return
    add(progress.found)
    const { run } = store.getState()
    if (run === undefined) return
    const { state, searchedBodies, totalBodies, problem } = progress
    store.setState({ run: { ...run, state, searchedBodies, totalBodies, problem } })
    if (state !== 'running') searchId = undefined
    else if (store.getState().foundCount >= mostFound) {
      void stop().then(() => finish('stopped', 'That is found too often. Look for something longer.'))
    }
  })

  return {
    store,
    start: async () => {
      const { text, isRegex, isCaseSensitive, scope } = store.getState()
      if (text === '') return
      const exchangeIds = scope === 'all' ? undefined : idsOf(scope)
      const run = { text, searchedBodies: 0, totalBodies: 0, problem: undefined }
      ordinal += 1
      const id = `search-${ordinal}`
      searchId = id
      store.setState({ groups: [], foundCount: 0, active: 0, run: { ...run, state: 'running' } })
      if (exchangeIds?.length === 0) {
        finish(
          'failed',
          scope === 'selected' ? 'Nothing is selected in the list.' : 'The list shows no request.',
        )
        return
      }
      const outcome = await traffic.searchBodies({
        searchId: id,
        query: {
          text,
          isRegex,
          isCaseSensitive,
          ...(exchangeIds === undefined ? {} : { exchangeIds: [...exchangeIds] }),
        },
      })
      if (!outcome.ok && searchId === id) finish('failed', outcome.error.message)
    },
    stop,
    clear: () => {
      void stop()
      store.setState({ groups: [], foundCount: 0, active: 0, run: undefined })
    },
  }
}
