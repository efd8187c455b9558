import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { Copy, Download, WrapText } from 'lucide-react'
import { useState } from 'react'
import { formatBytes, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import type { BodyPart } from '../client.ts'
import { useModel } from '../context.ts'
import { Choice } from '../controls/choice.tsx'
import { bodyShapes, type BodyGuess, type BodyShape } from './kinds/body-guess.ts'
import { charsetChoices } from './kinds/charset-choices.ts'
import { decode } from './kinds/charset.ts'
import type { BodySource } from './read/body-source.ts'
import { mostCopiedBytes } from './read/gates.ts'
import { readWhole } from './read/read-whole.ts'
import type { WholeBody } from './read/use-whole-body.ts'

const shapeWords: Readonly<Record<BodyShape, string>> = {
  json: 'JSON',
  text: 'Text',
  image: 'Image',
  hex: 'Hex',
}

type BodyBarProps = {
  readonly source: BodySource
  readonly part: BodyPart
  readonly guess: BodyGuess
  readonly detectedEncoding: string
  readonly onEncoding: (encoding: string) => void
  readonly shape: BodyShape
  readonly onShape: (shape: BodyShape) => void
  readonly isWrapped: boolean
  readonly onWrap: (isWrapped: boolean) => void
  readonly isFormatted: boolean
  readonly onFormat: (isFormatted: boolean) => void
  readonly whole: WholeBody
}

/** How large a body is, what it is shown as, and what can be done with it. */
export function BodyBar(props: BodyBarProps) {
  const { source, part, guess, shape, onShape, isWrapped, onWrap, isFormatted, onFormat, whole } = props
  const canFormat = shape === 'text' && guess.shapes[0] === 'json' && whole.state === 'ready'
  return (
    <div className="body-bar">
      <ToggleGroup
        className="segments"
        aria-label="Show the body as"
        value={[shape]}
        onValueChange={(values) => {
          const next = bodyShapes.find((it) => it === values.at(-1))
          if (next !== undefined) onShape(next)
        }}
      >
        {bodyShapes
          .filter((it) => guess.shapes.includes(it))
          .map((it) => (
            <Toggle key={it} className="segment" value={it}>
              {shapeWords[it]}
            </Toggle>
          ))}
      </ToggleGroup>
      <span className="body-size" title={formatExactBytes(part.sizeBytes)}>
        {formatBytes(part.sizeBytes)}
      </span>
      {(shape === 'text' || shape === 'json') && (
        <Choice
          label="Charset"
          title="What the bytes are read as"
          className="body-charset"
          value={guess.charset.encoding}
          options={charsetChoices(props.detectedEncoding)}
          onChoose={props.onEncoding}
        />
      )}
      <span className="body-actions">
        {canFormat && (
          <Toggle className="body-toggle" pressed={isFormatted} onPressedChange={onFormat}>
            Format
          </Toggle>
        )}
        {shape === 'text' && (
          <Toggle
            className="body-toggle"
            pressed={isWrapped}
            onPressedChange={onWrap}
            aria-label="Wrap long lines"
            title="Wrap long lines"
          >
            <WrapText size={14} aria-hidden />
          </Toggle>
        )}
        <CopyBody source={source} part={part} guess={guess} />
        {source.save !== undefined && (
          <button
            type="button"
            className="icon-button"
            aria-label="Save the body"
            title="Save the body…"
            onClick={source.save}
          >
            <Download size={14} aria-hidden />
          </button>
        )}
      </span>
    </div>
  )
}

function CopyBody({ source, part, guess }: Pick<BodyBarProps, 'source' | 'part' | 'guess'>) {
  const { clients } = useModel()
  const [notice, setNotice] = useState('')
  const isText = guess.shapes[0] === 'text' || guess.shapes[0] === 'json'
  if (!isText || part.keptBytes > mostCopiedBytes) return null
  const copy = async (): Promise<void> => {
    const bytes = await readWhole(source, part.keptBytes, new AbortController().signal)
    if (!bytes.ok) {
      setNotice(bytes.error.message)
      return
    }
    const copied = await clients.commands.copy({ text: decode(bytes.value, guess.charset.encoding) })
    setNotice(copied.ok ? 'Copied' : copied.error.message)
  }
  return (
    <>
      <span className="body-notice" role="status">
        {notice}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label="Copy the body"
        title="Copy the body"
        onClick={() => void copy()}
      >
        <Copy size={14} aria-hidden />
      </button>
    </>
  )
}
