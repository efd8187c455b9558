import { useMemo } from 'react'
import { formatBytes } from '../../../shared/describe/format-bytes.ts'
import { guessBody } from './kinds/body-guess.ts'
import { LoadedBody } from './loaded-body.tsx'
import type { BodyRange, BodySource } from './read/body-source.ts'
import { useBodyHead } from './read/use-body-head.ts'
import './body.css'

export type BodyViewerProps = {
  readonly source: BodySource
  /** What it is, for people who do not see it: "Response body". */
  readonly label: string
  /** What is to be brought into view, when something is. */
  readonly place?: BodyRange | undefined
  /** It is on its way into view. */
  readonly onPlaced?: () => void
}

/**
 * A body as what it is: JSON as a tree, text in an editor, a picture, or its bytes. It comes from anywhere: it is never
 * rendered, nothing that it names is loaded, and no more of it is read than what is looked at.
 */
export function BodyViewer({ source, label, place, onPlaced }: BodyViewerProps) {
  const head = useBodyHead(source)
  const part = head.state === 'ready' ? head.part : undefined
  const { contentType } = source
  const guess = useMemo(
    () => (part === undefined ? undefined : guessBody(contentType, part)),
    [contentType, part],
  )
  if (head.state === 'missing') return <p className="detail-note">{head.problem}</p>
  if (part === undefined || guess === undefined) {
    return <p className="detail-note body-waiting">Reading the body…</p>
  }
  if (part.sizeBytes === 0) return <p className="detail-note">Empty.</p>
  const isCut = part.keptBytes < part.sizeBytes
  return (
    <div className="body-view">
      {part.problem !== undefined && <p className="body-doubt">{part.problem}</p>}
      {part.problem === undefined && isCut && (
        <p className="body-doubt">
          Only the first {formatBytes(part.keptBytes)} of {formatBytes(part.sizeBytes)} are kept.
        </p>
      )}
      {guess.doubts.map((doubt) => (
        <p className="body-doubt" key={doubt}>
          {doubt}
        </p>
      ))}
      <LoadedBody
        key={source.key}
        source={source}
        label={label}
        part={part}
        guess={guess}
        place={place}
        onPlaced={onPlaced}
      />
    </div>
  )
}
