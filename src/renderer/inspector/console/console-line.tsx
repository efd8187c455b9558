import { CircleX, Info, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { formatOffset } from '../../../shared/describe/format-duration.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import type { ConsoleLine } from '../state/console-lines.ts'
import { NearLink } from './near-link.tsx'

// One print may be 64 KiB long; laying out many of them would stop the window.
const maxDrawnLength = 10_000

/** One line, or several: the first carries the message, what follows is its traceback. */
export const ConsoleLineView = memo(function ConsoleLineView({ line }: { readonly line: ConsoleLine }) {
  const isProblem = line.level === 'error' || line.level === 'warning'
  const text = shorten(line.text, maxDrawnLength)
  const end = isProblem ? text.indexOf('\n') : -1
  const message = end < 0 ? text : text.slice(0, end)
  const traceback = end < 0 ? '' : text.slice(end + 1)
  return (
    <div className="console-line" data-level={line.level}>
      <time className="console-time">{formatOffset(line.atMs)}</time>
      <span className="console-mark">{markOf(line.level)}</span>
      <span className="console-text">
        <bdi>{message}</bdi>
        {traceback !== '' && <bdi className="console-traceback">{`\n${traceback}`}</bdi>}
      </span>
      <span className="console-side">
        {line.near !== undefined && <NearLink line={line} />}
        {line.source !== undefined && (
          <bdi className="console-source" title={line.source}>
            {line.source}
          </bdi>
        )}
      </span>
    </div>
  )
})

function markOf(level: ConsoleLine['level']) {
  switch (level) {
    case 'error':
      return <CircleX size={13} aria-label="Error" />
    case 'warning':
      return <TriangleAlert size={13} aria-label="Warning" />
    case 'info':
      return <Info size={13} aria-label="Information" />
    default:
      return null
  }
}
