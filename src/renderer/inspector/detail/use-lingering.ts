import { useEffect, useState } from 'react'

/** A value, or for a while after it went the one that was there: what comes back soon does not flicker. */
export function useLingering<T>(value: T | undefined, lingerMs: number): T | undefined {
  const [held, setHeld] = useState(value)
  if (value !== undefined && value !== held) setHeld(value)
  useEffect(() => {
    if (value !== undefined) return undefined
    const timer = setTimeout(() => setHeld(undefined), lingerMs)
    return () => clearTimeout(timer)
  }, [value, lingerMs])
  return value ?? held
}
