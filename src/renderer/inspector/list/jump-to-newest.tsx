import { ArrowDown } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { useExchanges } from '../context.ts'
import type { Lines } from '../rows/lines.ts'
import type { TailFollow } from '../use-tail-follow.ts'
import { newerCount } from './newer-count.ts'
import { headerHeightPx } from './row-height.ts'

type JumpToNewestProps = { readonly tail: TailFollow; readonly lines: Lines; readonly rowPx: number }

/** How many rows came below since the list stopped following, and the way there. */
export function JumpToNewest({ tail, lines, rowPx }: JumpToNewestProps) {
  const { isFollowing, isEnabled, follow } = tail
  const newest = useExchanges((state) => state.ledger.ids.length)
  const [seen, setSeen] = useState(newest)
  // Also when the log let old ones go: ordinals then begin anew.
  if ((isFollowing && seen !== newest) || seen > newest) setSeen(newest)
  if (isFollowing || !isEnabled) return null
  const count = newerCount(lines, seen)
  if (count === 0 || isAllInView(tail, lines.count * rowPx)) return null
  return (
    <button type="button" className="jump-to-newest" onClick={follow}>
      <ArrowDown size={13} aria-hidden />
      {count === 1 ? '1 new request' : `${formatCount(count)} new requests`}
    </button>
  )
}

/** A short list has no newest to go to: it is seen. */
function isAllInView({ scroller }: TailFollow, rowsPx: number): boolean {
  const heightPx = scroller.current?.clientHeight ?? 0
  return heightPx > 0 && rowsPx + headerHeightPx <= heightPx
}
