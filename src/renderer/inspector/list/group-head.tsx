import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { formatBytes, formatCount } from '../../../shared/describe/format-bytes.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import type { RowGroup } from '../rows/lines.ts'

/** Keys hold whatever the app's addresses hold: an id may have no space. */
export const groupElementId = (key: string): string =>
  `group-${Array.from(key, (sign) => sign.codePointAt(0)?.toString(36)).join('-')}`

type GroupHeadProps = {
  readonly group: RowGroup
  readonly index: number
  readonly topPx: number
  readonly columnCount: number
  readonly isFocused: boolean
}

/** The head of the rows of one host or one line of code: folds them away by a click, Left and Right. */
export const GroupHead = memo(function GroupHead(props: GroupHeadProps) {
  const { group, index, topPx, columnCount, isFocused } = props
  const { key, title, count, openCount, failedCount, receivedBytes, isFolded } = group
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    <div
      className="list-group"
      role="row"
      id={groupElementId(key)}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={!isFolded}
      data-group-key={key}
      data-focused={isFocused || undefined}
      style={{ top: topPx }}
    >
      <div role="gridcell" className="list-group-cell" aria-colindex={1} aria-colspan={columnCount}>
        <Chevron size={14} aria-hidden />
        <bdi className="list-group-title" title={shorten(title, 500)}>
          {shorten(title)}
        </bdi>
        <span className="list-group-count">
          {count === 1 ? '1 request' : `${formatCount(count)} requests`}
        </span>
        {openCount > 0 && (
          <span className="list-group-part" data-tone="open">
            {formatCount(openCount)} open
          </span>
        )}
        {failedCount > 0 && (
          <span className="list-group-part" data-tone="failed">
            {formatCount(failedCount)} failed
          </span>
        )}
        <span className="list-group-count">{formatBytes(receivedBytes)}</span>
      </div>
    </div>
  )
})
