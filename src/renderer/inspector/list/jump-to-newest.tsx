import { ArrowDown } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import type { TailFollow } from '../use-tail-follow.ts'

type JumpToNewestProps = { readonly tail: TailFollow; readonly count: number }

/** How many rows came below since the list stopped following, and the way there. */
export function JumpToNewest({ tail, count }: JumpToNewestProps) {
  const { isFollowing, isEnabled, follow } = tail
  const [seenCount, setSeenCount] = useState(count)
  // Also when the list became shorter: what is counted came after that.
  if ((isFollowing && seenCount !== count) || seenCount > count) setSeenCount(count)
  if (isFollowing || !isEnabled) return null
  const newCount = count - seenCount
  if (newCount <= 0) return null
  return (
    <button type="button" className="jump-to-newest" onClick={follow}>
      <ArrowDown size={13} aria-hidden />
      {newCount === 1 ? '1 new request' : `${formatCount(newCount)} new requests`}
    </button>
  )
}
