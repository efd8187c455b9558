import type { FileReference } from '../../../shared/directory.ts'
import { isOpen } from '../../../shared/exchange.ts'
import type { Row } from '../rows/row.ts'
import type { Ledger } from '../state/ledger.ts'
import { fileKey } from './file-key.ts'

/** The newest exchanges that had to do with a file. */
export type FileHistory = {
  readonly writtenBy?: string
  readonly sentBy?: string
}

export type Download = { readonly file: FileReference; readonly exchangeId: string }

/** Which requests wrote the files, and which write at this moment: a fold over the rows, kept up as they grow. */
export type Provenance = {
  /** Looks at what is new, and again at what was open; true when it changed something. */
  readonly update: (ledger: Pick<Ledger, 'byId' | 'ids'>, isOurs: (sessionId: string) => boolean) => boolean
  readonly of: (key: string) => FileHistory | undefined
  /** Those under way, by file. */
  readonly downloads: () => ReadonlyMap<string, Download>
}

export function createProvenance(): Provenance {
  let ids: readonly string[] | undefined
  let seen = 0
  let firstId: string | undefined
  let open = new Set<string>()
  let histories = new Map<string, FileHistory>()
  let downloads = new Map<string, Download>()

  const note = (key: string, history: FileHistory): void => {
    histories.set(key, { ...histories.get(key), ...history })
  }

  return {
    update: (ledger, isOurs) => {
      if (ids !== ledger.ids || seen > ledger.ids.length || firstId !== ledger.ids[0]) {
        ids = ledger.ids
        seen = 0
        firstId = ledger.ids[0]
        open = new Set()
        histories = new Map()
        downloads = new Map()
      }
      const before = open
      open = new Set()
      let hasChanged = false
      const look = (id: string): void => {
        const row = ledger.byId.get(id)
        if (row === undefined || !isOurs(row.sessionId)) return
        const { target, bodyFile } = row.request
        if (bodyFile !== undefined && !before.has(id)) {
          note(fileKey(bodyFile), { sentBy: id })
          hasChanged = true
        }
        if (target === undefined) return
        const key = fileKey(target)
        if (isOpen(row)) {
          open.add(id)
          if (downloads.get(key)?.exchangeId !== id) {
            downloads.set(key, { file: target, exchangeId: id })
            hasChanged = true
          }
          return
        }
        if (downloads.get(key)?.exchangeId === id) {
          downloads.delete(key)
          hasChanged = true
        }
        if (!hasWritten(row)) return
        note(key, { writtenBy: id })
        hasChanged = true
      }
      for (const id of before) look(id)
      for (; seen < ledger.ids.length; seen += 1) look(ledger.ids[seen] ?? '')
      // A new object for whoever compares by identity.
      if (hasChanged) downloads = new Map(downloads)
      return hasChanged
    },
    of: (key) => histories.get(key),
    downloads: () => downloads,
  }
}

/** No platform saves the body of any other status. */
const hasWritten = ({ state, head, hasErrorEvent }: Row): boolean =>
  state === 'done' && !hasErrorEvent && head !== undefined && head.status >= 200 && head.status < 300
