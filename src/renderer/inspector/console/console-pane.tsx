import { useVirtualizer } from '@tanstack/react-virtual'
import { useExchanges } from '../context.ts'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { useTailFollow } from '../use-tail-follow.ts'
import { ConsoleLineView } from './console-line.tsx'
import './console.css'

const lineHeightPx = 20

/** What the app printed, its warnings and errors, and the marks of its life, newest at the end. */
export function ConsolePane() {
  useExchanges((state) => state.revision)
  const { lines, droppedLines } = useExchanges((state) => state.ledger.console)
  const { scroller, handlers } = useTailFollow()

  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lines[index]?.sequence ?? index,
    estimateSize: () => lineHeightPx,
    overscan: 16,
  })

  return (
    <div
      ref={scroller}
      className="console-lines"
      role="log"
      aria-label="Console output"
      aria-live="off"
      tabIndex={0}
      {...handlers}
    >
      {lines.length === 0 && <p className="console-empty">What the app prints appears here.</p>}
      {droppedLines > 0 && (
        <p className="console-empty">{formatCount(droppedLines)} earlier lines are no longer kept.</p>
      )}
      <div className="console-content" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const line = lines[item.index]
          return (
            line !== undefined && (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className="console-place"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ConsoleLineView line={line} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
