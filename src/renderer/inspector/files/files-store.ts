import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { FileChange, FileListing } from '../client.ts'
import type { Download, FileHistory } from './provenance.ts'

/** A hash that was asked for; `stamp` tells whether the file is still the one that was hashed. */
export type FileHash = {
  readonly stamp: string
  readonly state: 'running' | 'done' | 'failed'
  /** The hash, or why there is none. */
  readonly text: string
}

export type Comparison =
  | { readonly state: 'running' }
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'done'; readonly takenAtMs: number; readonly changes: readonly FileChange[] }

/** What the Files view shows; nothing of it is persisted. */
export type FilesState = {
  readonly listing: FileListing | undefined
  readonly isLoading: boolean
  /** Why the newest listing is not there. */
  readonly problem: string | undefined
  /** Which requests had to do with a file: another function whenever it may answer otherwise. */
  readonly historyOf: (key: string) => FileHistory | undefined
  /** Those under way, by file. */
  readonly downloads: ReadonlyMap<string, Download>
  readonly query: string
  readonly shows: 'all' | 'changes'
  readonly expanded: ReadonlySet<string>
  readonly selectedKey: string | undefined
  /** To be scrolled to; the tree takes it out. */
  readonly revealedKey: string | undefined
  readonly hashes: ReadonlyMap<string, FileHash>
  readonly isTakingSnapshot: boolean
  readonly comparison: Comparison | undefined
  /** Asked about, before it is removed. */
  readonly removing: string | undefined
}

export type FilesStore = StoreApi<FilesState>

export const createFilesStore = (): FilesStore =>
  createStore<FilesState>(() => ({
    listing: undefined,
    isLoading: false,
    problem: undefined,
    historyOf: () => undefined,
    downloads: new Map(),
    query: '',
    shows: 'all',
    expanded: new Set(['DocumentsDirectory', 'TemporaryDirectory', 'CachesDirectory']),
    selectedKey: undefined,
    revealedKey: undefined,
    hashes: new Map(),
    isTakingSnapshot: false,
    comparison: undefined,
    removing: undefined,
  }))

export function expand(store: FilesStore, key: string, isExpanded: boolean): void {
  const expanded = new Set(store.getState().expanded)
  if (isExpanded) expanded.add(key)
  else expanded.delete(key)
  store.setState({ expanded })
}
