import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { useMemo, useState } from 'react'
import { bodyKind, decodeText, hexPreviewBytes, textPreviewBytes } from '../describe/body-preview.ts'
import { formatBytes } from '../../../shared/describe/format-bytes.ts'
import { hexDump } from '../describe/hex-dump.ts'

type BodyViewProps = {
  /** As kept in the log, which may have cut it. */
  readonly bytes: Uint8Array
  /** The whole body. */
  readonly sizeBytes: number
  readonly contentType: string | undefined
}

/** A body as text or as bytes. It comes from anywhere, so it is never more than text here. */
export function BodyView({ bytes, sizeBytes, contentType }: BodyViewProps) {
  const [shape, setShape] = useState<'text' | 'hex'>(bodyKind(contentType, bytes) === 'text' ? 'text' : 'hex')
  const shownBytes = Math.min(bytes.length, shape === 'text' ? textPreviewBytes : hexPreviewBytes)
  const text = useMemo(
    () => (shape === 'text' ? decodeText(contentType, bytes) : hexDump(bytes.subarray(0, hexPreviewBytes))),
    [shape, contentType, bytes],
  )
  if (sizeBytes === 0) return <p className="detail-note">Empty.</p>
  return (
    <div className="body-view">
      <div className="body-bar">
        <span className="body-size">
          {shownBytes < sizeBytes
            ? `The first ${formatBytes(shownBytes)} of ${formatBytes(sizeBytes)}`
            : formatBytes(sizeBytes)}
        </span>
        <ToggleGroup
          className="segments"
          aria-label="Show the body as"
          value={[shape]}
          onValueChange={(values) => {
            const next = values.at(-1)
            if (next === 'text' || next === 'hex') setShape(next)
          }}
        >
          <Toggle className="segment" value="text">
            Text
          </Toggle>
          <Toggle className="segment" value="hex">
            Hex
          </Toggle>
        </ToggleGroup>
      </div>
      <pre className="body-text" data-shape={shape} aria-label="Response body" tabIndex={0}>
        {text}
      </pre>
    </div>
  )
}
