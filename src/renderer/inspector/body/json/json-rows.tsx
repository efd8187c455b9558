import { ChevronRight, Copy } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { useRows } from '../views/use-rows.ts'
import type { JsonClient } from './json-client.ts'
import type { JsonQuestion } from './json-service.ts'
import type { TreeRow } from './json-tree.ts'
import { useTreeRows } from './use-json.ts'

const rowPx = 24
const mostIndented = 40

type JsonRowsProps = {
  readonly client: JsonClient
  readonly rowCount: number
  readonly revision: number
  readonly label: string
  readonly refold: (question: JsonQuestion) => void
  readonly onCopy: (row: number, what: 'path' | 'value') => void
}

/** The tree's rows in view. One tab stop; the keys are those of every tree, and copy what is current. */
export function JsonRows({ client, rowCount, revision, label, refold, onCopy }: JsonRowsProps) {
  const { setScroller, ...rows } = useRows(rowCount, rowPx)
  const [chosen, setCurrent] = useState(0)
  const current = Math.min(chosen, Math.max(0, rowCount - 1))
  const treeId = useId()
  const read = useTreeRows(client, revision, rows.first, rows.count)
  const rowAt = (row: number): TreeRow | undefined => read.rows[row - read.from]
  const isInView = current >= rows.first && current < rows.first + rows.count

  const goTo = (row: number): void => {
    const next = Math.max(0, Math.min(rowCount - 1, row))
    setCurrent(next)
    rows.scrollToRow(next)
  }
  const fold = (row: number, to: 'expanded' | 'collapsed' | 'all-expanded'): void =>
    refold({ ask: 'fold', row, to })
  const goToParent = async (): Promise<void> => {
    const answer = await client.ask({ ask: 'parent', row: current }).catch(() => undefined)
    if (answer?.answer === 'row' && answer.row !== undefined) goTo(answer.row)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event
    const isExpanded = rowAt(current)?.isExpanded
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'c' || String(getSelection()) !== '') return
      onCopy(current, event.shiftKey ? 'path' : 'value')
    } else if (event.altKey) return
    else if (key === 'ArrowDown') goTo(current + 1)
    else if (key === 'ArrowUp') goTo(current - 1)
    else if (key === 'PageDown') goTo(current + rows.rowsPerPage)
    else if (key === 'PageUp') goTo(current - rows.rowsPerPage)
    else if (key === 'Home') goTo(0)
    else if (key === 'End') goTo(rowCount - 1)
    else if (key === 'ArrowRight') {
      if (isExpanded === false) fold(current, 'expanded')
      else if (isExpanded === true) goTo(current + 1)
    } else if (key === 'ArrowLeft') {
      if (isExpanded === true) fold(current, 'collapsed')
      else void goToParent()
    } else if (key === '*') fold(current, 'all-expanded')
    else if (key === 'Enter' || key === ' ') {
      if (isExpanded !== undefined) fold(current, isExpanded ? 'collapsed' : 'expanded')
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      className="json-scroller"
      ref={setScroller}
      role="tree"
      aria-label={label}
      aria-activedescendant={isInView ? `${treeId}-${current}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: rows.heightPx }}>
        <div role="presentation" className="json-window" style={{ height: rows.viewportPx }}>
          <div role="presentation" style={{ transform: `translateY(${-rows.offsetPx}px)` }}>
            {Array.from({ length: rows.count }, (_, index) => {
              const at = rows.first + index
              const row = rowAt(at)
              return (
                <JsonRow
                  key={at}
                  id={`${treeId}-${at}`}
                  row={row}
                  isCurrent={at === current}
                  onSelect={() => setCurrent(at)}
                  onToggle={() => fold(at, row?.isExpanded === true ? 'collapsed' : 'expanded')}
                  onCopyPath={() => onCopy(at, 'path')}
                />
              )
            })}
          </div>
        </div>
      </div>
    </div>
  )
}

type JsonRowProps = {
  readonly id: string
  readonly row: TreeRow | undefined
  readonly isCurrent: boolean
  readonly onSelect: () => void
  readonly onToggle: () => void
  readonly onCopyPath: () => void
}

function JsonRow({ id, row, isCurrent, onSelect, onToggle, onCopyPath }: JsonRowProps) {
  if (row === undefined) return <div className="json-row" role="presentation" />
  const { depth, kind, key, index, preview, isExpanded, position, siblings } = row
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree has the keys: its rows are never focused
    <div
      id={id}
      className="json-row"
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isExpanded}
      aria-selected={isCurrent}
      data-current={isCurrent || undefined}
      style={{ paddingInlineStart: 6 + Math.min(depth, mostIndented) * 14 }}
      onClick={() => {
        onSelect()
        if (isExpanded !== undefined && String(getSelection()) === '') onToggle()
      }}
    >
      <ChevronRight
        className="json-chevron"
        size={13}
        aria-hidden
        data-expanded={isExpanded}
        visibility={isExpanded === undefined ? 'hidden' : undefined}
      />
      {key !== undefined && (
        <span className="json-key">
          <bdi>{key}</bdi>:
        </span>
      )}
      {index !== undefined && kind !== 'chunk' && <span className="json-index">{index}:</span>}
      <bdi className="json-value" data-kind={kind} title={kind === 'string' ? preview : undefined}>
        {preview}
      </bdi>
      <button
        type="button"
        className="json-copy"
        tabIndex={-1}
        aria-hidden
        title="Copy the path (Shift+Ctrl+C)"
        onClick={(event) => {
          event.stopPropagation()
          onCopyPath()
        }}
      >
        <Copy size={12} aria-hidden />
      </button>
    </div>
  )
}
