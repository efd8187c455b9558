import { use, useCallback, useEffect, useState } from 'react'
import { formatBytes } from '../../../shared/describe/format-bytes.ts'
import type { BodyPart } from '../client.ts'
import { BodyBar } from './body-bar.tsx'
import type { BodyGuess, BodyShape } from './kinds/body-guess.ts'
import type { BodyRange, BodySource } from './read/body-source.ts'
import { askFromBytes, headBytes, mostLoadedBytes } from './read/gates.ts'
import { OpeningGuardContext, type OpeningGuard } from './read/opening-guard.ts'
import { useWholeBody } from './read/use-whole-body.ts'
import { ShownBody } from './shown-body.tsx'

type LoadedBodyProps = {
  readonly source: BodySource
  readonly label: string
  readonly part: BodyPart
  readonly guess: BodyGuess
  readonly place: BodyRange | undefined
  readonly onPlaced: (() => void) | undefined
}

/** Decides how much of a body is loaded, and as what it is shown. */
export function LoadedBody({ source, label, part, guess, place, onPlaced }: LoadedBodyProps) {
  const { keptBytes } = part
  const best = guess.shapes[0] ?? 'hex'
  const [shape, setShape] = useState<BodyShape>(best)
  const [encoding, setEncoding] = useState<string>()
  const read = encoding === undefined ? guess : { ...guess, charset: { encoding } }
  const [isWrapped, setWrapped] = useState(true)
  const [isFormatted, setFormatted] = useState(false)
  const [placed, setPlaced] = useState<BodyRange>()
  if (place !== undefined && place !== placed) {
    setPlaced(place)
    setShape(best === 'json' || best === 'text' ? 'text' : 'hex')
    setFormatted(false)
  }
  useEffect(() => {
    if (place !== undefined) onPlaced?.()
  }, [place, onPlaced])
  const guard = use(OpeningGuardContext)
  const [isTrusted, setTrusted] = useState(() => !guard.isDangerous(source.key))
  const { whole, load } = useWholeBody(
    source,
    part.bytes,
    keptBytes,
    isTrusted && shape !== 'hex' && keptBytes <= (placed === undefined ? askFromBytes : mostLoadedBytes),
  )
  const isRisky = keptBytes > headBytes || shape === 'image'
  useOpeningGuard(guard, source.key, isTrusted && isRisky && shape !== 'hex' && whole.state === 'ready')
  const settle = useCallback(() => guard.succeed(source.key), [guard, source.key])

  return (
    <>
      <BodyBar
        source={source}
        part={part}
        guess={read}
        detectedEncoding={guess.charset.encoding}
        onEncoding={setEncoding}
        shape={shape}
        onShape={(next) => {
          setShape(next)
          setPlaced(undefined)
        }}
        isWrapped={isWrapped}
        onWrap={setWrapped}
        isFormatted={isFormatted}
        onFormat={setFormatted}
        whole={whole}
      />
      {!isTrusted && shape !== 'hex' ? (
        <p className="detail-note">
          The window ended while it showed this body, so it is not opened by itself.{' '}
          <button type="button" className="button" onClick={() => setTrusted(true)}>
            Open it anyway
          </button>
        </p>
      ) : (
        <>
          {shape !== 'hex' && whole.state === 'waiting' && keptBytes <= mostLoadedBytes && (
            <p className="body-gate">
              This is the beginning.{' '}
              <button type="button" className="button" onClick={load}>
                Load all {formatBytes(keptBytes)}
              </button>
            </p>
          )}
          {whole.state === 'loading' && (
            <p className="body-gate" role="status">
              Loading: {formatBytes(whole.readBytes)} of {formatBytes(keptBytes)}
            </p>
          )}
          {whole.state === 'failed' && <p className="body-doubt">{whole.problem}</p>}
          <ShownBody
            source={source}
            label={label}
            part={part}
            guess={read}
            shape={shape}
            whole={whole.state === 'ready' ? whole.bytes : undefined}
            isWrapped={isWrapped}
            isFormatted={isFormatted}
            place={placed}
            onSettled={settle}
          />
        </>
      )}
    </>
  )
}

/** Notes that a body is being opened; one that is left is as good as one that was shown. */
function useOpeningGuard(guard: OpeningGuard, key: string, isOpening: boolean): void {
  useEffect(() => {
    if (!isOpening) return undefined
    guard.begin(key)
    return () => guard.succeed(key)
  }, [guard, key, isOpening])
}
