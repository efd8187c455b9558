import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { useStore } from 'zustand'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { useExchanges, useModel } from '../context.ts'
import '../list/empty-list.css'
import { useMediaQuery } from '../use-media-query.ts'
import { useRememberedLayout } from '../use-remembered-layout.ts'
import { FileChanges } from './file-changes.tsx'
import { FileGrid } from './file-grid.tsx'
import { FilePane } from './file-pane.tsx'
import { FilesBar } from './files-bar.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { useFileLines } from './use-file-lines.ts'
import './files.css'

function onKeyDown(event: KeyboardEvent): void {
  const isFind = event.key === '/' || (event.key === 'f' && (event.ctrlKey || event.metaKey))
  if (!isFind || event.target instanceof HTMLInputElement) return
  document.getElementById('files-filter')?.focus()
  event.preventDefault()
  event.stopPropagation()
}

/** The app's directories as a tree, and beside it what is known of the chosen file. */
export function FilesView() {
  const { actions, files } = useModel()
  const { store } = files
  useEffect(() => files.watch(), [files])
  const { tree, lines } = useFileLines()
  const selected = useStore(store, (state) => tree.byKey.get(state.selectedKey ?? ''))
  const shows = useStore(store, (state) => state.shows)
  const problem = useStore(store, (state) => state.problem)
  const leftOut = useStore(store, (state) => state.listing?.leftOut ?? 0)
  const isKnown = useStore(store, (state) => state.listing !== undefined)
  const hasProject = useExchanges((state) => state.simulator.project !== undefined)
  const isNarrow = useMediaQuery('(max-width: 760px)')
  const layout = useRememberedLayout(isNarrow ? 'file-panes-narrow' : 'file-panes')
  const hasOwnFiles = tree.roots.some(
    ({ directory, fileCount }) => directory !== 'ResourceDirectory' && fileCount > 0,
  )

  if (!hasProject) {
    return (
      <Empty title="No app, no files">
        <p>Open a project: what it writes to its directories appears here.</p>
        <button type="button" className="button" onClick={() => void actions.openProject()}>
          Open Project
        </button>
      </Empty>
    )
  }
  if (problem !== undefined) {
    return (
      <Empty title="The files cannot be shown">
        <p role="alert">{problem}</p>
        <button type="button" className="button" onClick={() => void files.load()}>
          Try Again
        </button>
      </Empty>
    )
  }
  return (
    <section className="files" aria-label="Files of the app" onKeyDown={onKeyDown}>
      <Group key={layout.group.id} orientation={isNarrow ? 'vertical' : 'horizontal'} {...layout.group}>
        <Panel id="file-tree" minSize={isNarrow ? 90 : 320}>
          <div className="files-pane">
            <FilesBar tree={tree} />
            {shows === 'changes' ? (
              <FileChanges />
            ) : lines.length === 0 ? (
              <p className="files-note">No file has that in its name.</p>
            ) : (
              <FileGrid
                lines={lines}
                onPreview={() =>
                  document.querySelector<HTMLElement>('.file-pane [tabindex="0"], .file-pane button')?.focus()
                }
              />
            )}
            {isKnown && !hasOwnFiles && shows === 'all' && (
              <p className="files-note">
                The app has written nothing yet. What it downloads or saves appears in its directories.
              </p>
            )}
            {leftOut > 0 && (
              <p className="files-note" role="status">
                {formatCount(leftOut)} more are not listed: there are too many.
              </p>
            )}
          </div>
        </Panel>
        {selected !== undefined && (
          <Separator
            className={`splitter ${isNarrow ? 'splitter-row' : 'splitter-column'}`}
            aria-label="Resize the file"
          />
        )}
        {selected !== undefined && (
          <Panel
            id="file-details"
            minSize={isNarrow ? 120 : 300}
            defaultSize={layout.sizeOf('file-details', isNarrow ? '50%' : '42%')}
          >
            <FilePane node={selected} />
          </Panel>
        )}
      </Group>
      <RemoveDialog tree={tree} />
    </section>
  )
}

function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="files-pane" aria-label="Files of the app">
      <div className="empty">
        <h2>{title}</h2>
        {children}
      </div>
    </section>
  )
}
