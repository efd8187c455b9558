import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import type { BodyFound } from '../client.ts'
import { useModel, useRow } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import { StateMark } from '../list/state-mark.tsx'
import { revealFound } from './reveal-found.ts'
import { SearchProgressLine } from './search-progress.tsx'
import type { FoundGroup } from './search-store.ts'
import './search.css'

const rowHeightPx = 24
const pageLines = 8

type Line =
  | { readonly kind: 'head'; readonly group: FoundGroup }
  | { readonly kind: 'found'; readonly found: BodyFound }

const linesOf = (groups: readonly FoundGroup[]): readonly Line[] =>
  groups.flatMap((group): Line[] => [
    { kind: 'head', group },
    ...group.found.map((found): Line => ({ kind: 'found', found })),
  ])

/** What a search in bodies has found, by exchange, while it goes on. */
export function SearchPane() {
  const model = useModel()
  const { store } = model.search
  const groups = useStore(store, (state) => state.groups)
  const active = useStore(store, (state) => state.active)
  const lines = useMemo(() => linesOf(groups), [groups])
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 16,
  })

  const open = (index: number): void => {
    const line = lines[index]
    const found = line?.kind === 'head' ? line.group.found[0] : line?.found
    store.setState({ active: index })
    if (found !== undefined) revealFound(model, found)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const last = lines.length - 1
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + pageLines,
      PageUp: active - pageLines,
      Home: 0,
      End: last,
    }
    const move = moves[event.key]
    if (move !== undefined && last >= 0) {
      const next = Math.max(0, Math.min(last, move))
      store.setState({ active: next })
      virtualizer.scrollToIndex(next)
    } else if (event.key === 'Enter') open(active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const items = virtualizer.getVirtualItems()
  return (
    <div className="search-pane">
      <SearchProgressLine />
      <div
        ref={scroller}
        id="search-results"
        className="search-results"
        role="listbox"
        tabIndex={0}
        aria-label="Found in bodies"
        aria-activedescendant={items.some(({ index }) => index === active) ? `found:${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className="search-content" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const line = lines[index]
            if (line === undefined) return null
            return (
              <div
                key={index}
                id={`found:${index}`}
                role="option"
                className="search-line"
                data-kind={line.kind}
                aria-selected={index === active}
                aria-posinset={index + 1}
                aria-setsize={lines.length}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => open(index)}
              >
                {line.kind === 'head' ? <Head group={line.group} /> : <Excerpt found={line.found} />}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function Head({ group: { exchangeId, found } }: { readonly group: FoundGroup }) {
  const row = useRow(exchangeId)
  if (row === undefined) return <span className="search-gone">A request that is no longer kept</span>
  const { name, host } = requestName(row.request.url)
  return (
    <>
      <StateMark exchange={row} />
      <span className="search-method">{row.request.method}</span>
      <bdi className="search-name">{name}</bdi>
      <bdi className="search-host">{host}</bdi>
      <span className="search-count">{formatCount(found.length)}</span>
    </>
  )
}

function Excerpt({ found }: { readonly found: BodyFound }) {
  const { excerpt, start, length, side, offsetBytes } = found
  return (
    <>
      <span className="search-side">{side === 'request' ? 'sent' : 'got'}</span>
      <bdi className="search-excerpt">
        {excerpt.slice(0, start)}
        <mark>{excerpt.slice(start, start + length)}</mark>
        {excerpt.slice(start + length)}
      </bdi>
      <span className="search-offset">at {formatCount(offsetBytes)}</span>
    </>
  )
}
