import { type ReactNode, useState } from 'react'
import { formatCount } from '../../../shared/describe/format-bytes.ts'

/**
 * As much of a list as the window draws at a stretch, and a button for more; nothing when that is all. A server decides
 * how long such lists are.
 */
export function useShown<T>(
  all: readonly T[],
  step: number,
  what: string,
): { readonly shown: readonly T[]; readonly more: ReactNode } {
  const [most, setMost] = useState(step)
  const left = all.length - most
  if (left <= 0) return { shown: all, more: null }
  return {
    shown: all.slice(0, most),
    more: (
      <p className="detail-note">
        {formatCount(left)} more {what} are not drawn.{' '}
        <button type="button" className="button" onClick={() => setMost(most + step)}>
          Show {formatCount(Math.min(step, left))} more
        </button>
      </p>
    ),
  }
}
