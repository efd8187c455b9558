import type { ReactNode } from 'react'
import type { FilterProblem } from '../../filter/filter.ts'

type UnderlinesProps = {
  readonly text: string
  readonly problems: readonly FilterProblem[]
  /** As far as the input has scrolled its text. */
  readonly scrollPx: number
}

/** The text once more behind the input, invisible but for a line under each word that says nothing. */
export function Underlines({ text, problems, scrollPx }: UnderlinesProps) {
  if (problems.length === 0) return null
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of problems.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue
    parts.push(text.slice(at, from), <u key={from}>{text.slice(from, to)}</u>)
    at = to
  }
  return (
    <span className="filter-underlines" aria-hidden="true">
      <span style={{ transform: `translateX(${-scrollPx}px)` }}>
        {parts}
        {text.slice(at)}
      </span>
    </span>
  )
}
