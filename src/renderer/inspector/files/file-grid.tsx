import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useModel } from '../context.ts'
import { FileRow, lineElementId } from './file-row.tsx'
import { keysAbove } from './file-key.ts'
import type { FileLine } from './file-lines.ts'
import { lineStartingWith } from './file-lines.ts'
import { expand } from './files-store.ts'

const rowHeightPx = 26
const typingMs = 700

/** The tree: an ARIA treegrid with one tab stop whose rows exist only where they can be seen. */
export function FileGrid({
  lines,
  onPreview,
}: {
  readonly lines: readonly FileLine[]
  readonly onPreview: () => void
}) {
  const { store } = useModel().files
  const selectedKey = useStore(store, (state) => state.selectedKey)
  const revealedKey = useStore(store, (state) => state.revealedKey)
  const historyOf = useStore(store, (state) => state.historyOf)
  const downloads = useStore(store, (state) => state.downloads)
  const scroller = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', atMs: 0 })
  const indexOf = useMemo(() => new Map(lines.map(({ node }, index) => [node.key, index])), [lines])
  const selected = selectedKey === undefined ? -1 : (indexOf.get(selectedKey) ?? -1)

  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollMargin: rowHeightPx,
    scrollPaddingStart: rowHeightPx,
  })

  useEffect(() => {
    const index = revealedKey === undefined ? undefined : indexOf.get(revealedKey)
    // A file that was written a moment ago comes with the next listing.
    if (index === undefined) return
    store.setState({ revealedKey: undefined })
    virtualizer.scrollToIndex(index, { align: 'auto' })
    scroller.current?.focus({ preventScroll: true })
  }, [revealedKey, indexOf, store, virtualizer])

  const onSelect = useCallback((key: string) => store.setState({ selectedKey: key }), [store])
  const onToggle = useCallback((key: string, isExpanded: boolean) => expand(store, key, isExpanded), [store])
  const go = (index: number): void => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))]
    if (line === undefined) return
    store.setState({ selectedKey: line.node.key })
    virtualizer.scrollToIndex(indexOf.get(line.node.key) ?? 0)
  }
  const type = (key: string): void => {
    const now = performance.now()
    const isGoingOn = now - typed.current.atMs < typingMs
    const text = (isGoingOn ? typed.current.text : '') + key
    typed.current = { text, atMs: now }
    const index = lineStartingWith(lines, text, isGoingOn ? Math.max(0, selected) : selected + 1)
    if (index >= 0) go(index)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const line = lines[selected]
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 2)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + pageRows,
      PageUp: selected - pageRows,
      Home: 0,
      End: lines.length - 1,
    }
    const move = moves[event.key]
    if (move !== undefined) go(move)
    else if (event.key === 'ArrowRight' && line !== undefined) {
      if (line.node.children.length > 0 && !line.isExpanded) onToggle(line.node.key, true)
      else if (line.isExpanded) go(selected + 1)
    } else if (event.key === 'ArrowLeft' && line !== undefined) {
      if (line.isExpanded) onToggle(line.node.key, false)
      else if (line.level > 1) go(indexOf.get(keysAbove(line.node).at(-1) ?? '') ?? selected)
    } else if (event.key === 'Enter' && line !== undefined) {
      if (line.node.kind === 'file') onPreview()
      else onToggle(line.node.key, !line.isExpanded)
    } else if (event.key === 'Delete' && line !== undefined) {
      if (isRemovable(line)) store.setState({ removing: line.node.key })
    } else if (event.key.length === 1 && event.key !== ' ' && event.key !== '/' && event.key !== '?') {
      type(event.key)
    } else return
    event.preventDefault()
    // A letter means a name here, whatever it does elsewhere.
    event.stopPropagation()
  }

  const items = virtualizer.getVirtualItems()
  const isSelectedDrawn = items.some((item) => item.index === selected)
  // oxlint-disable-next-line react/purity -- which day it is may be known a render late
  const nowMs = Date.now()
  return (
    <div
      ref={scroller}
      id="files"
      className="file-grid"
      role="treegrid"
      tabIndex={0}
      aria-label="Files"
      aria-rowcount={lines.length + 1}
      aria-colcount={4}
      aria-activedescendant={
        selectedKey !== undefined && isSelectedDrawn ? lineElementId(selectedKey) : undefined
      }
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="file-head">
        <div role="row" className="file-columns" aria-rowindex={1}>
          <div role="columnheader">Name</div>
          <div role="columnheader" className="file-size">
            Size
          </div>
          <div role="columnheader">Modified</div>
          <div role="columnheader">Written by</div>
        </div>
      </div>
      <div role="rowgroup" className="file-rows" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const line = lines[item.index]
          if (line === undefined) return null
          const { key } = line.node
          return (
            <FileRow
              key={key}
              line={line}
              index={item.index}
              topPx={item.start - rowHeightPx}
              isSelected={key === selectedKey}
              downloadedBy={downloads.get(key)?.exchangeId}
              writtenBy={historyOf(key)?.writtenBy}
              nowMs={nowMs}
              onSelect={onSelect}
              onToggle={onToggle}
            />
          )
        })}
      </div>
    </div>
  )
}

const isRemovable = ({ node }: FileLine): boolean =>
  node.kind !== 'directory' && node.directory !== 'ResourceDirectory'
