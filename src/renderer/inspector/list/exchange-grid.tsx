import { ContextMenu } from '@base-ui/react/context-menu'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useList, useModel, useView } from '../context.ts'
import type { Line, Lines } from '../rows/lines.ts'
import { useTailFollow } from '../use-tail-follow.ts'
import { useColumnLayout } from './columns/use-column-layout.ts'
import { ExchangeRow, rowElementId } from './exchange-row.tsx'
import { GroupHead, groupElementId } from './group-head.tsx'
import { ListHeader } from './header/list-header.tsx'
import { JumpToNewest } from './jump-to-newest.tsx'
import { ListMenu } from './menu/list-menu.tsx'
import { useListMenu } from './menu/use-list-menu.ts'
import { rowHeightsPx } from './row-height.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useGridPointer } from './use-grid-pointer.ts'
import { useLines } from './use-lines.ts'
import { useRowWindow } from './use-row-window.ts'
import { useSelectedIds } from './use-selection.ts'
import type { Bar } from './waterfall/draw-bars.ts'
import { useSameBars } from './waterfall/use-same-bars.ts'
import { WaterfallLayer } from './waterfall/waterfall-layer.tsx'

/** The list: an ARIA grid with one tab stop whose rows exist only where they can be seen. */
export function ExchangeGrid() {
  const model = useModel()
  const lines = useLines()
  const density = useView((state) => state.density)
  const isSorted = useView((state) => state.sort !== undefined)
  const isGrouped = useView((state) => state.groupBy !== 'none')
  const selectedId = useView((state) => state.selectedId)
  const isFiltering = useList((state) => state.isFiltering)
  const selectedIds = useSelectedIds()
  const [focusedGroup, setFocusedGroup] = useState<string | undefined>(undefined)
  const rowPx = rowHeightsPx[density]
  // The newest is at the end in the order of the log alone.
  const tail = useTailFollow(!isSorted && !isGrouped, lines.count * rowPx)
  const { scroller, release } = tail
  const { columns, style } = useColumnLayout(scroller)

  const { from, until, scrollToIndex } = useRowWindow({ count: lines.count, rowPx, scroller })

  const revealedId = useStore(model.reveals, (state) => state.exchangeId)
  useEffect(() => {
    if (revealedId === undefined) return
    model.reveals.setState({ exchangeId: undefined })
    const index = lines.indexOf(revealedId)
    if (index < 0) return
    release()
    scrollToIndex(index)
  }, [revealedId, model, lines, release, scrollToIndex])

  const onKeyDown = useGridKeys({ lines, rowPx, tail, scrollToIndex, focusedGroup, setFocusedGroup })
  const pointer = useGridPointer({ lines, release, setFocusedGroup })
  const menu = useListMenu()

  const drawn = drawnLines(lines, from, until, rowPx)
  const activeLine = drawn.find(({ line }) => isActive(line, selectedId, focusedGroup))
  const topPx = drawn[0]?.topPx ?? 0
  const bars = useSameBars(
    drawn.flatMap((it): readonly Bar[] =>
      it.line.kind === 'row' ? [{ row: it.line.row, middlePx: it.topPx - topPx + rowPx / 2 }] : [],
    ),
  )
  const waterfallPlace = columns.findIndex(({ key }) => key === 'waterfall') + 1
  const isOneOfMany = selectedIds.size > 1

  return (
    <ContextMenu.Root {...menu.root}>
      <ContextMenu.Trigger
        render={<div />}
        ref={scroller}
        id="exchanges"
        className="list"
        role={isGrouped ? 'treegrid' : 'grid'}
        tabIndex={0}
        aria-label="Requests"
        aria-rowcount={lines.count + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-busy={isFiltering}
        aria-activedescendant={activeLine === undefined ? undefined : lineElementId(activeLine.line)}
        data-density={density}
        data-following={tail.isFollowing}
        data-many={isOneOfMany || undefined}
        style={style}
        onKeyDown={onKeyDown}
        onContextMenuCapture={menu.onContextMenuCapture}
        {...tail.handlers}
      >
        <ListHeader columns={columns} />
        <div role="rowgroup" className="list-rows" style={{ height: lines.count * rowPx }} {...pointer}>
          {waterfallPlace > 0 && (
            <WaterfallLayer
              bars={bars}
              topPx={topPx}
              heightPx={drawn.length * rowPx}
              gridColumn={waterfallPlace}
            />
          )}
          {drawn.map(({ line, index, topPx: linePx }) =>
            line.kind === 'group' ? (
              <GroupHead
                key={groupElementId(line.group.key)}
                group={line.group}
                index={index}
                topPx={linePx}
                columnCount={columns.length}
                isFocused={focusedGroup === line.group.key}
              />
            ) : (
              <ExchangeRow
                key={line.row.id}
                row={line.row}
                columns={columns}
                index={index}
                topPx={linePx}
                isSelected={selectedIds.has(line.row.id)}
                isFocused={focusedGroup === undefined && line.row.id === selectedId}
                isSessionStart={!isSorted && !isGrouped && isSessionStart(lines, index)}
                isInGroup={isGrouped}
              />
            ),
          )}
        </div>
      </ContextMenu.Trigger>
      <ListMenu menu={menu} />
      <JumpToNewest tail={tail} lines={lines} rowPx={rowPx} />
    </ContextMenu.Root>
  )
}

type DrawnLine = { readonly line: Line; readonly index: number; readonly topPx: number }

function drawnLines(lines: Lines, from: number, until: number, rowPx: number): readonly DrawnLine[] {
  const drawn: DrawnLine[] = []
  for (let index = from; index < until; index += 1) {
    const line = lines.at(index)
    if (line !== undefined) drawn.push({ line, index, topPx: index * rowPx })
  }
  return drawn
}

const isActive = (line: Line, selectedId: string | undefined, focusedGroup: string | undefined): boolean =>
  line.kind === 'group'
    ? line.group.key === focusedGroup
    : focusedGroup === undefined && line.row.id === selectedId

const lineElementId = (line: Line): string =>
  line.kind === 'group' ? groupElementId(line.group.key) : rowElementId(line.row.id)

function isSessionStart(lines: Lines, index: number): boolean {
  const above = index === 0 ? undefined : lines.at(index - 1)
  const line = lines.at(index)
  return above?.kind === 'row' && line?.kind === 'row' && above.row.sessionId !== line.row.sessionId
}
