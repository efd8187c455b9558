import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import { useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import { useExchanges, useModel, useView } from '../context.ts'
import { shownIndexOf } from '../state/ledger.ts'
import { openDetail, select } from '../state/view-store.ts'
import { columnIndex, columns, headerHeightPx, rowHeightPx } from './columns.ts'
import { ExchangeRow, rowElementId } from './exchange-row.tsx'
import { useTailFollow } from '../use-tail-follow.ts'
import { nextIndex } from './list-keys.ts'

/** The list: an ARIA grid with one tab stop whose rows exist only where they can be seen. */
export function ExchangeGrid() {
  const { view, exchanges, reveals } = useModel()
  useExchanges((state) => state.revision)
  const ledger = useExchanges((state) => state.ledger)
  const selectedId = useView((state) => state.selectedId)
  const { shownIds } = ledger
  const selectedIndex = selectedId === undefined ? -1 : shownIndexOf(ledger, selectedId)
  const { scroller, release, follow, isFollowing, handlers } = useTailFollow()

  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtualizer = useVirtualizer({
    count: shownIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollMargin: headerHeightPx,
    scrollPaddingStart: headerHeightPx,
  })

  const open = useCallback(
    (id: string) => {
      openDetail(view, id)
      // What the person looks at must not run away with the newest rows.
      if (exchanges.getState().ledger.shownIds.at(-1) !== id) release()
    },
    [view, exchanges, release],
  )

  const revealedId = useStore(reveals, (state) => state.exchangeId)
  useEffect(() => {
    if (revealedId === undefined) return
    reveals.setState({ exchangeId: undefined })
    const index = shownIndexOf(exchanges.getState().ledger, revealedId)
    if (index < 0) return
    release()
    virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [revealedId, reveals, exchanges, release, virtualizer])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if ((event.key === 'Enter' || event.key === ' ') && selectedId !== undefined && selectedIndex >= 0) {
      event.preventDefault()
      open(selectedId)
      return
    }
    const pageRows = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeightPx) / rowHeightPx) - 1,
    )
    const index = nextIndex(event.key, selectedIndex, shownIds.length, pageRows)
    const id = index === undefined ? undefined : shownIds[index]
    if (index === undefined || id === undefined) return
    event.preventDefault()
    select(view, id)
    if (index === shownIds.length - 1) follow()
    else {
      release()
      virtualizer.scrollToIndex(index)
    }
  }

  const items = virtualizer.getVirtualItems()
  const isSelectedDrawn = items.some((item) => item.index === selectedIndex)
  return (
    <div
      ref={scroller}
      id="exchanges"
      className="list"
      role="grid"
      tabIndex={0}
      aria-label="Requests"
      aria-rowcount={shownIds.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={
        selectedId !== undefined && isSelectedDrawn ? rowElementId(selectedId) : undefined
      }
      data-following={isFollowing}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      <div role="rowgroup" className="list-head">
        <div role="row" className="list-columns" aria-rowindex={1}>
          {columns.map((column) => (
            <div
              key={column.key}
              role="columnheader"
              className={`list-cell list-${column.key}`}
              aria-colindex={columnIndex(column.key)}
            >
              <span className={'isIcon' in column ? 'visually-hidden' : undefined}>{column.label}</span>
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="list-rows" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const id = shownIds[item.index] ?? ''
          const above = shownIds[item.index - 1]
          return (
            <ExchangeRow
              key={id}
              id={id}
              index={item.index}
              topPx={item.start - headerHeightPx}
              isSessionStart={
                above !== undefined && ledger.byId.get(above)?.sessionId !== ledger.byId.get(id)?.sessionId
              }
              onOpen={open}
            />
          )
        })}
      </div>
    </div>
  )
}
