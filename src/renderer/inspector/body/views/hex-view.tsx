import { useEffect, useEffectEvent, useMemo, useReducer, useState, type KeyboardEvent } from 'react'
import { formatBytes } from '../../../../shared/describe/format-bytes.ts'
import { createBodyPages, pageBytes } from '../read/body-pages.ts'
import type { BodyRange, BodySource } from '../read/body-source.ts'
import { bytesPerLine, hexLine, offsetDigits } from './hex-lines.ts'
import { useRows } from './use-rows.ts'

const linePx = 20

type HexViewProps = {
  readonly source: BodySource
  readonly keptBytes: number
  readonly label: string
  readonly place: BodyRange | undefined
}

/** Every byte of a body of any size: pages are read as they come into view, and forgotten again. */
export function HexView({ source, keptBytes, label, place }: HexViewProps) {
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  // oxlint-disable-next-line react/exhaustive-deps -- the same key is the same body
  const pages = useMemo(() => createBodyPages(source, refresh), [source.key])
  const { setScroller, ...rows } = useRows(Math.ceil(keptBytes / bytesPerLine), linePx)
  const firstPage = Math.floor((rows.first * bytesPerLine) / pageBytes)
  const lastPage = Math.floor(((rows.first + Math.max(0, rows.count - 1)) * bytesPerLine) / pageBytes)
  useEffect(() => {
    if (rows.count > 0) pages.want(firstPage === lastPage ? [firstPage] : [firstPage, lastPage])
  }, [pages, firstPage, lastPage, rows.count])

  const showPlace = useEffectEvent((offsetBytes: number) => {
    rows.scrollBy(Math.floor(offsetBytes / bytesPerLine) - rows.first - 2)
  })
  const isLaidOut = rows.viewportPx > 0
  useEffect(() => {
    if (place !== undefined && isLaidOut) showPlace(place.offsetBytes)
  }, [place, isLaidOut])

  const digits = offsetDigits(keptBytes)
  const lines = Array.from({ length: rows.count }, (_, index) => {
    const offset = (rows.first + index) * bytesPerLine
    const page = pages.page(Math.floor(offset / pageBytes))
    const at = offset % pageBytes
    return { offset, line: page && hexLine(offset, page.subarray(at, at + bytesPerLine), digits) }
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = keySteps(rows.rowsPerPage)[event.key]
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    rows.scrollBy(by)
  }

  return (
    <div className="hex-view">
      <GoTo
        keptBytes={keptBytes}
        onGo={(offset) => rows.scrollBy(Math.floor(offset / bytesPerLine) - rows.first)}
      />
      {pages.problem() !== undefined && <p className="body-doubt">{pages.problem()}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text that is scrolled by keys */}
      <div
        className="hex-scroller"
        ref={setScroller}
        tabIndex={0}
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: rows.heightPx }}>
          <div className="hex-window" style={{ height: rows.viewportPx }}>
            <pre style={{ transform: `translateY(${-rows.offsetPx}px)` }}>
              {lines.map(({ offset, line }) => (
                <div className="hex-line" key={offset} data-found={isFound(place, offset) || undefined}>
                  <span className="hex-offset">
                    {line?.offset ?? offset.toString(16).padStart(digits, '0')}
                  </span>
                  {line === undefined ? (
                    <span className="hex-waiting">…</span>
                  ) : (
                    `  ${line.left}  ${line.right}  `
                  )}
                  {line !== undefined && <span className="hex-text">{line.text}</span>}
                </div>
              ))}
            </pre>
          </div>
        </div>
      </div>
    </div>
  )
}

const isFound = (place: BodyRange | undefined, offset: number): boolean =>
  place !== undefined &&
  offset < place.offsetBytes + Math.max(place.lengthBytes, 1) &&
  place.offsetBytes < offset + bytesPerLine

const keySteps = (page: number): Readonly<Record<string, number>> => ({
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
  Home: -Infinity,
  End: Infinity,
})

type GoToProps = { readonly keptBytes: number; readonly onGo: (offset: number) => void }

function GoTo({ keptBytes, onGo }: GoToProps) {
  const [text, setText] = useState('')
  const offset = parseOffset(text)
  const isWrong = text !== '' && (offset === undefined || offset >= keptBytes)
  return (
    <form
      className="hex-goto"
      onSubmit={(event) => {
        event.preventDefault()
        if (offset !== undefined && offset < keptBytes) onGo(offset)
      }}
    >
      <label>
        Go to byte
        <input
          className="text-field"
          value={text}
          placeholder="4096 or 0x1000"
          maxLength={20}
          spellCheck={false}
          aria-invalid={isWrong}
          title={isWrong ? `Give a number below ${keptBytes}.` : `Of ${formatBytes(keptBytes)}`}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
    </form>
  )
}

/** Decimal, or hexadecimal after `0x`. */
export function parseOffset(text: string): number | undefined {
  const trimmed = text.trim().replaceAll(/[\s_,]/g, '')
  return /^(0x[\da-f]{1,12}|\d{1,15})$/i.test(trimmed) ? Number(trimmed) : undefined
}
