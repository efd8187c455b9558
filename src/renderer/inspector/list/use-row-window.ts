import type { RefObject } from 'react'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { headerHeightPx } from './row-height.ts'
import type { RowSpan } from './row-span.ts'
import { firstStepOf, rowSpanOf } from './row-span.ts'

export type RowWindow = RowSpan & {
  /** Brings a line into view by the shortest way, below the header. */
  readonly scrollToIndex: (index: number) => void
}

type RowWindowOptions = {
  readonly count: number
  readonly rowPx: number
  readonly scroller: RefObject<HTMLElement | null>
}

/**
 * Which lines are drawn. All are as high, so that their places are computed and nothing is kept for each: a line more
 * costs the same at a hundred thousand as at ten. TanStack's virtualizer keeps the place of every line and makes all of
 * them anew whenever their number changes.
 */
export function useRowWindow({ count, rowPx, scroller }: RowWindowOptions): RowWindow {
  const [firstStep, setFirstStep] = useState(0)
  const [heightPx, setHeight] = useState(0)
  const shownStep = useRef(0)

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const heed = (): boolean => {
      const step = firstStepOf(element.scrollTop, rowPx)
      const isOther = step !== shownStep.current
      shownStep.current = step
      return isOther
    }
    // The lines are there in the frame in which they come into view.
    const onScroll = (): void => {
      if (heed()) flushSync(() => setFirstStep(shownStep.current))
    }
    const onResize = (): void => setHeight(element.clientHeight)
    if (heed()) setFirstStep(shownStep.current)
    onResize()
    const observer = new ResizeObserver(onResize)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, rowPx])

  const scrollToIndex = useCallback(
    (index: number): void => {
      const element = scroller.current
      if (element === null) return
      const [topPx, bottomPx] = [index * rowPx, headerHeightPx + (index + 1) * rowPx]
      if (topPx < element.scrollTop) element.scrollTo({ top: topPx })
      else if (bottomPx > element.scrollTop + element.clientHeight) {
        element.scrollTo({ top: bottomPx - element.clientHeight })
      }
    },
    [scroller, rowPx],
  )
  return { ...rowSpanOf({ firstStep, heightPx, rowPx, count }), scrollToIndex }
}
