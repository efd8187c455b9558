import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useExchanges, useModel } from '../context.ts'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { copyText } from '../state/copy-text.ts'
import { revealExchange } from '../state/reveal-store.ts'
import { useTailFollow } from '../use-tail-follow.ts'
import { ConsoleLineView } from './console-line.tsx'
import { lineText } from './line-text.ts'
import { useShownLines } from './use-shown-lines.ts'
import './console.css'

const lineHeightPx = 20
const pageLines = 8

const idOf = (sequence: number): string => `console-line:${sequence}`

/** What the app printed, its warnings and errors, and the marks of its life, newest at the end. */
export function ConsolePane() {
  const model = useModel()
  const store = model.console
  const shown = useShownLines()
  const { lines, droppedLines } = useExchanges((state) => state.ledger.console)
  const active = useStore(store, (state) => state.active)
  const isWrapped = useStore(store, (state) => state.isWrapped)
  const { scroller, handlers, release, follow } = useTailFollow()

  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => shown[index]?.sequence ?? index,
    estimateSize: () => lineHeightPx,
    overscan: 16,
  })
  const items = virtualizer.getVirtualItems()
  const isActiveDrawn = items.some(({ index }) => shown[index]?.sequence === active)

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = active === undefined ? -1 : shown.findIndex(({ sequence }) => sequence === active)
    const line = shown[at]
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
      // Text that was marked with the pointer is the system's to copy.
      if (line === undefined || document.getSelection()?.isCollapsed === false) return
      void copyText(model, lineText(line))
    } else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (event.key === 'Enter') {
      if (line?.near !== undefined) revealExchange(model, line.near.exchangeId)
    } else {
      const last = shown.length - 1
      const from = at < 0 ? last + 1 : at
      const moves: Readonly<Record<string, number>> = {
        ArrowDown: from + 1,
        ArrowUp: from - 1,
        PageDown: from + pageLines,
        PageUp: from - pageLines,
        Home: 0,
        End: last,
      }
      const move = moves[event.key]
      if (move === undefined || last < 0) return
      const next = Math.max(0, Math.min(last, move))
      store.setState({ active: shown[next]?.sequence })
      if (next === last) follow()
      else {
        release()
        virtualizer.scrollToIndex(next)
      }
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div role="log" aria-label="Console output" aria-live="off" className="console-log">
      {lines.length === 0 && <p className="console-empty">What the app prints appears here.</p>}
      {lines.length > 0 && shown.length === 0 && (
        <p className="console-empty">No line passes the filter and the levels above.</p>
      )}
      {droppedLines > 0 && (
        <p className="console-empty">{formatCount(droppedLines)} earlier lines are no longer kept.</p>
      )}
      <div
        ref={scroller}
        id="console-lines"
        className="console-lines"
        role="listbox"
        aria-label="Console lines"
        tabIndex={0}
        data-wrapped={isWrapped}
        aria-activedescendant={active !== undefined && isActiveDrawn ? idOf(active) : undefined}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        <div role="presentation" className="console-content" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const line = shown[item.index]
            return (
              line !== undefined && (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  id={idOf(line.sequence)}
                  role="option"
                  aria-selected={line.sequence === active}
                  aria-posinset={item.index + 1}
                  aria-setsize={shown.length}
                  data-index={item.index}
                  className="console-place"
                  style={{ transform: `translateY(${item.start}px)` }}
                  onClick={() => store.setState({ active: line.sequence })}
                >
                  <ConsoleLineView line={line} />
                </div>
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}
