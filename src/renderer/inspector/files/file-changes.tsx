import { useVirtualizer } from '@tanstack/react-virtual'
import { CircleMinus, CirclePlus, Replace } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { formatBytes, formatCount } from '../../../shared/describe/format-bytes.ts'
import type { FileChange } from '../client.ts'
import { useModel } from '../context.ts'
import { directoryWords, fileKey } from './file-key.ts'
import { formatMoment } from './format-moment.ts'
import { revealFile } from './reveal-file.ts'
import { visibleName } from './visible-name.ts'

const rowHeightPx = 26
const words = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const
const icons = { added: CirclePlus, changed: Replace, removed: CircleMinus } as const

/** What is different from the snapshot. */
export function FileChanges() {
  const { store } = useModel().files
  const comparison = useStore(store, (state) => state.comparison)
  if (comparison === undefined || comparison.state === 'running') {
    return <p className="files-note">Comparing with the snapshot…</p>
  }
  if (comparison.state === 'failed') {
    return (
      <p className="files-note" role="alert">
        {comparison.problem}
      </p>
    )
  }
  const { changes, takenAtMs } = comparison
  // oxlint-disable-next-line react/purity -- which day it is may be known a render late
  const taken = formatMoment(takenAtMs, Date.now())
  if (changes.length === 0) {
    return (
      <div className="empty">
        <h2>Nothing has changed since {taken}</h2>
        <p>Let the app run on: what it writes, changes or removes then stands here.</p>
      </div>
    )
  }
  return (
    <>
      <p className="files-note" role="status">
        Since {taken}: {countWords(changes)}
      </p>
      <ChangeList changes={changes} />
    </>
  )
}

function countWords(changes: readonly FileChange[]): string {
  const parts = (['added', 'changed', 'removed'] as const).flatMap((kind) => {
    const count = changes.filter(({ change }) => change === kind).length
    return count === 0 ? [] : [`${formatCount(count)} ${kind}`]
  })
  return parts.join(', ')
}

function ChangeList({ changes }: { readonly changes: readonly FileChange[] }) {
  const model = useModel()
  const [index, setIndex] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtualizer = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
  })
  const active = Math.min(index, changes.length - 1)
  const open = (at: number): void => {
    const change = changes[at]
    if (change !== undefined && change.change !== 'removed') revealFile(model, change.file)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 10,
      PageUp: active - 10,
      Home: 0,
      End: changes.length - 1,
    }
    const move = moves[event.key]
    if (move !== undefined) {
      const next = Math.max(0, Math.min(changes.length - 1, move))
      setIndex(next)
      virtualizer.scrollToIndex(next)
    } else if (event.key === 'Enter') open(active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const items = virtualizer.getVirtualItems()
  return (
    <div
      ref={scroller}
      className="file-grid file-changes"
      role="listbox"
      tabIndex={0}
      aria-label="Changes since the snapshot"
      aria-activedescendant={items.some((item) => item.index === active) ? `change:${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="file-rows" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const change = changes[item.index]
          if (change === undefined) return null
          const Icon = icons[change.change]
          return (
            <div
              key={fileKey(change.file)}
              id={`change:${item.index}`}
              role="option"
              className="file-change"
              data-change={change.change}
              aria-selected={item.index === active}
              aria-posinset={item.index + 1}
              aria-setsize={changes.length}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => setIndex(item.index)}
              onDoubleClick={() => open(item.index)}
            >
              <span className="file-change-kind">
                <Icon size={14} aria-hidden />
                {words[change.change]}
              </span>
              <span className="file-text">
                <span className="file-faint">{directoryWords[change.file.directory]}/</span>
                <bdi>{visibleName(change.file.name)}</bdi>
              </span>
              <span className="file-size">{sizeWords(change)}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function sizeWords({ sizeBytesBefore, sizeBytesNow }: FileChange): string {
  if (sizeBytesBefore === undefined) return formatBytes(sizeBytesNow ?? 0)
  if (sizeBytesNow === undefined) return formatBytes(sizeBytesBefore)
  return sizeBytesBefore === sizeBytesNow
    ? `${formatBytes(sizeBytesNow)}, other content`
    : `${formatBytes(sizeBytesBefore)} → ${formatBytes(sizeBytesNow)}`
}
