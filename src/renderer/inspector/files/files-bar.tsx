import { Camera, RotateCw } from 'lucide-react'
import { useStore } from 'zustand'
import { formatBytes, formatCount } from '../../../shared/describe/format-bytes.ts'
import { useModel } from '../context.ts'
import { FindField } from '../controls/find-field.tsx'
import type { FileTree } from './file-tree.ts'

/** Finds files by name, takes the snapshot and switches between all files and what has changed since. */
export function FilesBar({ tree }: { readonly tree: FileTree }) {
  const { files } = useModel()
  const { store } = files
  const query = useStore(store, (state) => state.query)
  const shows = useStore(store, (state) => state.shows)
  const snapshotAtMs = useStore(store, (state) => state.listing?.snapshotAtMs)
  const isTakingSnapshot = useStore(store, (state) => state.isTakingSnapshot)
  const own = tree.roots.filter(({ directory }) => directory !== 'ResourceDirectory')
  const count = own.reduce((sum, { fileCount }) => sum + fileCount, 0)
  const sizeBytes = own.reduce((sum, root) => sum + root.sizeBytes, 0)
  const show = (next: 'all' | 'changes'): void => {
    store.setState({ shows: next })
    if (next === 'changes') void files.compare()
  }
  return (
    <div className="files-bar" role="group" aria-label="Find and compare files">
      <FindField
        id="files-filter"
        label="Find files by name"
        value={query}
        maxLength={200}
        onChange={(next) => store.setState({ query: next, shows: 'all' })}
        onLeave={() => document.getElementById('files')?.focus()}
      />
      <span className="files-count">
        {formatCount(count)} {count === 1 ? 'file' : 'files'} of the app, {formatBytes(sizeBytes)}
      </span>
      <div className="files-tools">
        {snapshotAtMs !== undefined && (
          <div className="view-switch" role="group" aria-label="Show">
            <button
              type="button"
              className="view-choice"
              aria-pressed={shows === 'all'}
              onClick={() => show('all')}
            >
              All Files
            </button>
            <button
              type="button"
              className="view-choice"
              aria-pressed={shows === 'changes'}
              onClick={() => show('changes')}
            >
              Changes
            </button>
          </div>
        )}
        <button
          type="button"
          className="button"
          disabled={isTakingSnapshot}
          title="Remember the files as they are now, to see later what has changed"
          onClick={() => void files.takeSnapshot()}
        >
          <Camera size={14} aria-hidden />
          {isTakingSnapshot ? 'Taking…' : snapshotAtMs === undefined ? 'Take Snapshot' : 'New Snapshot'}
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Read the files again"
          title="Read the files again"
          onClick={() => void files.load()}
        >
          <RotateCw size={14} aria-hidden />
        </button>
      </div>
    </div>
  )
}
