import { useEffect, useRef } from 'react'

/** Calls once, after the paint that shows the result. */
export function useSettled(isSettled: boolean, onSettled: () => void): void {
  const call = useRef(onSettled)
  useEffect(() => {
    call.current = onSettled
  })
  useEffect(() => {
    if (!isSettled) return undefined
    const frame = requestAnimationFrame(() => call.current())
    return () => cancelAnimationFrame(frame)
  }, [isSettled])
}
