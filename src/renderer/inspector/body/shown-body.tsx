import { useMemo } from 'react'
import { formatBytes } from '../../../shared/describe/format-bytes.ts'
import type { BodyPart } from '../client.ts'
import { languageOf } from './editor/text-language.ts'
import { TextParts } from './editor/text-parts.tsx'
import { TextView, type TextPlace } from './editor/text-view.tsx'
import { JsonView } from './json/json-view.tsx'
import { useFormattedJson } from './json/use-formatted-json.ts'
import type { BodyGuess, BodyShape } from './kinds/body-guess.ts'
import { characterStart, decode, textPlace } from './kinds/charset.ts'
import type { BodyRange, BodySource } from './read/body-source.ts'
import { mostLoadedBytes } from './read/gates.ts'
import { HexView } from './views/hex-view.tsx'
import { ImageView } from './views/image-view.tsx'

type ShownBodyProps = {
  readonly source: BodySource
  readonly label: string
  readonly part: BodyPart
  readonly guess: BodyGuess
  readonly shape: BodyShape
  /** All of it, once it is loaded. */
  readonly whole: Uint8Array | undefined
  readonly isWrapped: boolean
  readonly isFormatted: boolean
  /** Bytes that are to be in view. */
  readonly place: BodyRange | undefined
  readonly onSettled: () => void
}

/** A body in one shape, or as much of it as there is. */
export function ShownBody(props: ShownBodyProps) {
  const { source, label, part, guess, shape, whole, onSettled } = props
  switch (shape) {
    case 'hex':
      return <HexView source={source} keptBytes={part.keptBytes} label={label} place={props.place} />
    case 'image':
      return whole === undefined || guess.image === undefined ? null : (
        <ImageView bytes={whole} format={guess.image} label={label} onSettled={onSettled} />
      )
    case 'json':
      return whole === undefined ? (
        <Text {...props} />
      ) : (
        <JsonView
          bytes={whole}
          encoding={guess.charset.encoding}
          label={label}
          onSettled={onSettled}
          renderText={(offset) => <Text {...props} fault={offset} />}
        />
      )
    case 'text':
      return <Text {...props} />
    default:
      return shape satisfies never
  }
}

function Text(props: ShownBodyProps & { readonly fault?: number }) {
  const { source, label, part, guess, whole, isWrapped, isFormatted, place, fault, onSettled } = props
  const { encoding } = guess.charset
  const isJson = guess.shapes[0] === 'json'
  const language = languageOf(source.contentType, isJson) ?? (guess.isXml ? 'xml' : undefined)
  const formatted = useFormattedJson(isFormatted && isJson ? whole : undefined, encoding)
  const bytes = whole ?? part.bytes
  const text = useMemo(
    () =>
      decode(
        bytes.subarray(0, whole === undefined ? lastCharacter(bytes, encoding) : bytes.length),
        encoding,
      ),
    [bytes, whole, encoding],
  )
  const showAt = useMemo((): TextPlace | undefined => {
    if (fault !== undefined) return { offset: fault, length: 1 }
    if (place === undefined || place.offsetBytes > bytes.length) return undefined
    return textPlace(bytes, place, encoding)
  }, [fault, place, bytes, encoding])
  if (whole === undefined && part.keptBytes > mostLoadedBytes) {
    return (
      <>
        {props.shape === 'json' && (
          <p className="body-gate">
            {formatBytes(part.keptBytes)} of JSON are too much for a tree: here is the text, in parts.
          </p>
        )}
        <TextParts
          source={source}
          keptBytes={part.keptBytes}
          encoding={encoding}
          label={label}
          language={undefined}
          isWrapped={isWrapped}
          place={place}
        />
      </>
    )
  }
  return (
    <>
      {formatted.state === 'failed' && <p className="body-doubt">{formatted.problem}</p>}
      <TextView
        text={formatted.state === 'ready' ? formatted.text : text}
        label={label}
        language={language}
        isWrapped={isWrapped}
        showAt={showAt}
        onSettled={onSettled}
      />
    </>
  )
}

/** A beginning may end inside of a character. */
function lastCharacter(bytes: Uint8Array, encoding: string): number {
  const at = Math.max(0, bytes.length - 4)
  return encoding === 'utf-8' && bytes.length > 4 ? characterStart(bytes, at, encoding) : bytes.length
}
