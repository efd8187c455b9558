import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useModel } from '../context.ts'
import type { FileLine } from './file-lines.ts'
import { fileLines } from './file-lines.ts'
import type { FileTree } from './file-tree.ts'
import { buildFileTree } from './file-tree.ts'

/** The tree of the newest listing with what is being downloaded, and the lines of it that are shown. */
export function useFileLines(): { readonly tree: FileTree; readonly lines: readonly FileLine[] } {
  const { store } = useModel().files
  const listing = useStore(store, (state) => state.listing)
  const downloads = useStore(store, (state) => state.downloads)
  const expanded = useStore(store, (state) => state.expanded)
  const query = useStore(store, (state) => state.query)
  const tree = useMemo(
    () =>
      buildFileTree(
        listing?.files ?? [],
        Array.from(downloads.values(), ({ file }) => file),
      ),
    [listing, downloads],
  )
  const lines = useMemo(() => fileLines(tree, expanded, query), [tree, expanded, query])
  return { tree, lines }
}
