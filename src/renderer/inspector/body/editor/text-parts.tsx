import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { formatBytes, formatCount } from '../../../../shared/describe/format-bytes.ts'
import { characterStart, decode, textPlace } from '../kinds/charset.ts'
import type { BodyRange, BodySource } from '../read/body-source.ts'
import { textPartBytes } from '../read/gates.ts'
import type { TextLanguage } from './text-language.ts'
import { TextView, type TextPlace } from './text-view.tsx'

type TextPartsProps = {
  readonly source: BodySource
  readonly keptBytes: number
  readonly encoding: string
  readonly label: string
  readonly language: TextLanguage | undefined
  readonly isWrapped: boolean
  readonly place: BodyRange | undefined
}

type Part = {
  readonly index: number
  readonly text: string
  /** What it was made of. */
  readonly bytes?: Uint8Array
  readonly startByte?: number
  readonly problem?: string
}

/** A text that is too long to be loaded, one part after the other. Parts begin and end between characters. */
export function TextParts({
  source,
  keptBytes,
  encoding,
  label,
  language,
  isWrapped,
  place,
}: TextPartsProps) {
  const [index, setIndex] = useState(0)
  const [wentTo, setWentTo] = useState<BodyRange>()
  if (place !== undefined && place !== wentTo) {
    setWentTo(place)
    setIndex(Math.floor(place.offsetBytes / textPartBytes))
  }
  const [part, setPart] = useState<Part>()
  const count = Math.max(1, Math.ceil(keptBytes / textPartBytes))

  useEffect(() => {
    let isWanted = true
    void (async () => {
      const read = await source.read(index * textPartBytes, textPartBytes + 4)
      if (!isWanted) return
      if (!read.ok) {
        setPart({ index, text: '', problem: read.error.message })
        return
      }
      const { bytes } = read.value
      const start = index === 0 ? 0 : characterStart(bytes, 0, encoding)
      const end = Math.min(bytes.length, characterStart(bytes, textPartBytes, encoding))
      const shown = bytes.subarray(start, end)
      setPart({
        index,
        text: decode(shown, encoding),
        bytes: shown,
        startByte: index * textPartBytes + start,
      })
    })()
    return () => {
      isWanted = false
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the same key is the same body
  }, [source.key, index, encoding])

  const showAt = useMemo((): TextPlace | undefined => {
    if (place === undefined || part?.bytes === undefined || part.startByte === undefined) return undefined
    const offsetBytes = place.offsetBytes - part.startByte
    if (offsetBytes < 0 || offsetBytes >= part.bytes.length) return undefined
    return textPlace(part.bytes, { offsetBytes, lengthBytes: place.lengthBytes }, encoding)
  }, [place, part, encoding])
  const buttons = [
    ['First part', ChevronFirst, 0],
    ['Part before', ChevronLeft, index - 1],
    ['Next part', ChevronRight, index + 1],
    ['Last part', ChevronLast, count - 1],
  ] as const
  return (
    <>
      <div className="text-parts" role="group" aria-label="Parts of the text">
        {buttons.map(([name, Icon, to]) => (
          <button
            key={name}
            type="button"
            className="icon-button"
            aria-label={name}
            title={name}
            disabled={to < 0 || to >= count || to === index}
            onClick={() => setIndex(to)}
          >
            <Icon size={15} aria-hidden />
          </button>
        ))}
        <span role="status">
          Part {formatCount(index + 1)} of {formatCount(count)}, from {formatBytes(index * textPartBytes)} on
        </span>
      </div>
      {part?.problem !== undefined && <p className="body-doubt">{part.problem}</p>}
      {part !== undefined && (
        <TextView text={part.text} label={label} language={language} isWrapped={isWrapped} showAt={showAt} />
      )}
    </>
  )
}
