import { useEffect, useRef, useState } from 'react'
import { formatCount } from '../../../../shared/describe/format-bytes.ts'
import { imageSize, mostPixels } from '../kinds/image-size.ts'
import { imageTypes, type ImageFormat } from '../kinds/signature.ts'
import { useSettled } from '../json/use-settled.ts'

type ImageViewProps = {
  readonly bytes: Uint8Array
  readonly format: ImageFormat
  readonly label: string
  readonly onSettled: () => void
}

/** A picture of a format that holds nothing but a picture. What it says of its size is checked before it is decoded. */
export function ImageView({ bytes, format, label, onSettled }: ImageViewProps) {
  const size = imageSize(format, bytes)
  const image = useRef<HTMLImageElement>(null)
  const [state, setState] = useState<'decoding' | 'shown' | 'broken'>('decoding')
  const [isSmooth, setSmooth] = useState(true)
  const isRefused = size === undefined || size.width * size.height > mostPixels
  useEffect(() => {
    const element = image.current
    if (isRefused || element === null) return undefined
    // Typed by what the bytes are, never by what the server says they are.
    const url = URL.createObjectURL(new Blob([bytes.slice()], { type: imageTypes[format] }))
    element.src = url
    return () => URL.revokeObjectURL(url)
  }, [bytes, format, isRefused])
  useSettled(state !== 'decoding' || isRefused, onSettled)

  if (size === undefined) {
    return <p className="detail-note">The {format} picture says no size: its head is cut or damaged.</p>
  }
  const measures = `${formatCount(size.width)} × ${formatCount(size.height)} pixels`
  if (isRefused) {
    return (
      <p className="detail-note">
        {measures}: decoded, it would take more than 256 MB of memory. Save it to look at it elsewhere.
      </p>
    )
  }
  return (
    <figure className="image-view">
      {state === 'broken' ? (
        <p className="detail-note">The {format} picture cannot be decoded: it is cut or damaged.</p>
      ) : (
        <div className="image-ground" data-smooth={isSmooth || undefined}>
          <img
            ref={image}
            alt={`${label}, ${measures}`}
            width={size.width}
            height={size.height}
            draggable={false}
            onLoad={() => setState('shown')}
            onError={() => setState('broken')}
          />
        </div>
      )}
      <figcaption>
        {format}, {measures}
        <label>
          <input type="checkbox" checked={!isSmooth} onChange={(event) => setSmooth(!event.target.checked)} />
          Hard pixels
        </label>
      </figcaption>
    </figure>
  )
}
