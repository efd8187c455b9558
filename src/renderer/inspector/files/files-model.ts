import type { FileReference } from '../../../shared/directory.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { Clients } from '../client.ts'
import { fileKey } from './file-key.ts'
import type { ExchangesStore } from '../state/exchanges-store.ts'
import { createProvenance } from './provenance.ts'
import type { FilesStore } from './files-store.ts'
import { createFilesStore } from './files-store.ts'
import type { SessionProjects } from './session-projects.ts'

/** The sandbox as this window knows it, and what a person can do with it. A failure becomes a notice. */
export type FilesModel = {
  readonly store: FilesStore
  /** Reads the listing, and again after changes, until the returned function is called. */
  readonly watch: () => () => void
  readonly load: () => Promise<void>
  readonly hash: (file: FileReference, stamp: string) => Promise<void>
  readonly reveal: (file: FileReference) => Promise<void>
  readonly remove: (file: FileReference) => Promise<void>
  readonly takeSnapshot: () => Promise<void>
  readonly compare: () => Promise<void>
}

export type FilesModelDeps = {
  readonly clients: Pick<Clients, 'files'>
  readonly exchanges: ExchangesStore
  readonly sessions: SessionProjects
  readonly report: (problem: string) => void
  readonly nowMs: () => number
}

const restMs = 250

export function createFilesModel(deps: FilesModelDeps): FilesModel {
  const { exchanges, sessions, report, nowMs } = deps
  const { files } = deps.clients
  const store = createFilesStore()
  let watchers = 0
  let isStale = false
  let loading: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const attempt = async <T>(what: string, call: () => Promise<Outcome<T>>): Promise<T | undefined> => {
    const outcome = await call()
    if (outcome.ok) return outcome.value
    report(`${what}: ${outcome.error.message}`)
    return undefined
  }

  const compare = async (): Promise<void> => {
    if (store.getState().comparison === undefined) store.setState({ comparison: { state: 'running' } })
    const outcome = await files.compare({})
    store.setState({
      comparison: outcome.ok
        ? { state: 'done', ...outcome.value }
        : { state: 'failed', problem: outcome.error.message },
    })
  }

  const read = async (): Promise<void> => {
    isStale = false
    store.setState({ isLoading: true })
    const startedMs = nowMs()
    const outcome = await files.list({})
    if (outcome.ok) {
      const hasSnapshot = outcome.value.snapshotAtMs !== undefined
      store.setState({
        listing: outcome.value,
        problem: undefined,
        isLoading: false,
        ...(hasSnapshot ? {} : { comparison: undefined, shows: 'all' as const }),
      })
      if (hasSnapshot && store.getState().shows === 'changes') await compare()
    } else {
      store.setState({ listing: undefined, problem: outcome.error.message, isLoading: false })
    }
    // However large the sandbox is and however fast it changes: most of the time nobody is reading it.
    timer = setTimeout(
      () => {
        timer = undefined
        if (isStale && watchers > 0) void load()
      },
      Math.max(restMs, 3 * (nowMs() - startedMs)),
    )
  }
  const load = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    loading ??= read().finally(() => {
      loading = undefined
    })
    return loading
  }
  const changed = (): void => {
    isStale = true
    if (watchers > 0 && loading === undefined && timer === undefined) void load()
  }

  let projectPath: string | undefined
  let provenance = createProvenance()
  const lookAtTraffic = (): void => {
    const { ledger, simulator } = exchanges.getState()
    const path = simulator.project?.path
    const isOther = path !== projectPath
    if (isOther) {
      projectPath = path
      provenance = createProvenance()
      changed()
    }
    const hasChanged = provenance.update(
      ledger,
      (sessionId) => path !== undefined && sessions.isOf(sessionId, path),
    )
    if (!hasChanged && !isOther) return
    store.setState({ historyOf: (key) => provenance.of(key), downloads: provenance.downloads() })
    // The disk tells as well, but not of every file.
    changed()
  }

  return {
    store,
    watch: () => {
      watchers += 1
      const offs = [files.on('changed', changed), exchanges.subscribe(lookAtTraffic)]
      lookAtTraffic()
      void load()
      return () => {
        watchers -= 1
        for (const off of offs) off()
      }
    },
    load,
    hash: async (file, stamp) => {
      const put = (state: 'running' | 'done' | 'failed', text: string): void =>
        store.setState(({ hashes }) => ({
          hashes: new Map(hashes).set(fileKey(file), { stamp, state, text }),
        }))
      put('running', '')
      const outcome = await files.hash({ file: referenceOf(file) })
      if (outcome.ok) put('done', outcome.value.sha256)
      else put('failed', outcome.error.message)
    },
    reveal: async (file) => {
      await attempt('The file could not be shown', () => files.reveal({ file: referenceOf(file) }))
    },
    remove: async (file) => {
      await attempt('It could not be removed', () => files.remove({ files: [referenceOf(file)] }))
      await loading
      await load()
    },
    takeSnapshot: async () => {
      store.setState({ isTakingSnapshot: true })
      const outcome = await files.takeSnapshot({})
      store.setState({ isTakingSnapshot: false })
      if (!outcome.ok) return report(`The snapshot could not be taken: ${outcome.error.message}`)
      store.setState({ comparison: undefined })
      await loading
      await load()
    },
    compare,
  }
}

/** What the contract takes of a file that is listed: it refuses fields that it does not know. */
const referenceOf = ({ directory, name }: FileReference): FileReference => ({ directory, name })
