import type { RefObject } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Nearer to the end than this counts as being there. */
const endMarginPx = 8
/** A pointer that has just moved may be on its way to a button: the rows wait. */
const pointerRestMs = 600

export type TailFollow = {
  readonly isFollowing: boolean
  /** The newest is at the end, so that there is something to follow. */
  readonly isEnabled: boolean
  readonly follow: () => void
  readonly release: () => void
  /** Props for the scrolling element. */
  readonly handlers: {
    readonly onScroll: () => void
    readonly onPointerMove: () => void
    readonly onPointerLeave: () => void
  }
  readonly scroller: RefObject<HTMLDivElement | null>
}

/**
 * Keeps the end of a growing list in view, until the person scrolls up, and again once they are back at the end.
 * While the pointer is moving over the list, or rests on a button of a row, nothing moves under it. A list whose height
 * is known tells it: then the page is laid out for this only when it has another one.
 */
export function useTailFollow(isEnabled = true, knownHeightPx?: number): TailFollow {
  const scroller = useRef<HTMLDivElement>(null)
  const [wantsToFollow, setFollowing] = useState(true)
  const isFollowing = isEnabled && wantsToFollow
  const pointerMovedAtMs = useRef(Number.NEGATIVE_INFINITY)
  const scrolledTo = useRef(0)

  const scrollToEnd = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    element.scrollTop = element.scrollHeight
    scrolledTo.current = element.scrollTop
  }, [])

  const goAlong = useCallback((): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tryToFollow = (): void => {
      const restsInMs = pointerMovedAtMs.current + pointerRestMs - performance.now()
      const isOnButton = scroller.current?.querySelector('button:hover') != null
      if (restsInMs <= 0 && !isOnButton) scrollToEnd()
      else timer = setTimeout(tryToFollow, Math.max(restsInMs, 100))
    }
    tryToFollow()
    return () => clearTimeout(timer)
  }, [scrollToEnd])
  const isMeasured = knownHeightPx === undefined
  // After every render: the list may have grown, or a line may have been measured.
  useLayoutEffect(() => (isFollowing && isMeasured ? goAlong() : undefined))
  useLayoutEffect(
    () => (isFollowing && knownHeightPx !== undefined ? goAlong() : undefined),
    [isFollowing, knownHeightPx, goAlong],
  )

  useEffect(() => {
    const element = scroller.current
    if (element === null || !isFollowing) return undefined
    const observer = new ResizeObserver(scrollToEnd)
    observer.observe(element)
    return () => observer.disconnect()
  }, [isFollowing, scrollToEnd])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const isAtEnd = element.scrollHeight - element.clientHeight - element.scrollTop <= endMarginPx
    // Rows that came while the pointer held the list make it longer without a scroll: only going up lets go.
    if (isAtEnd) setFollowing(true)
    else if (element.scrollTop < scrolledTo.current) setFollowing(false)
    scrolledTo.current = element.scrollTop
  }, [])

  const follow = useCallback(() => {
    setFollowing(true)
    scrollToEnd()
  }, [scrollToEnd])
  const release = useCallback(() => setFollowing(false), [])
  const onPointerMove = useCallback(() => {
    pointerMovedAtMs.current = performance.now()
  }, [])
  const onPointerLeave = useCallback(() => {
    pointerMovedAtMs.current = Number.NEGATIVE_INFINITY
  }, [])

  return {
    isFollowing,
    isEnabled,
    follow,
    release,
    scroller,
    handlers: { onScroll, onPointerMove, onPointerLeave },
  }
}
