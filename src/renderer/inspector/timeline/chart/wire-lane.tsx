import { formatBytes } from '../../../../shared/describe/format-bytes.ts'
import { formatDuration, formatOffset } from '../../../../shared/describe/format-duration.ts'
import { shorten } from '../../../../shared/describe/shorten.ts'
import { wireWords } from '../../../../shared/describe/wire-words.ts'
import type { Exchange, WireMark } from '../../../../shared/exchange.ts'
import { simulatedParts } from '../../../../shared/simulated-time.ts'
import { type Phase, phaseWords } from '../../../../shared/wire-phases.ts'
import type { ByteSeries } from '../../state/byte-series.ts'
import { byteCurve } from './byte-curve.ts'
import { layout } from './layout.ts'
import { SimulatedHatch } from './simulated-hatch.tsx'
import type { Scale } from './span.ts'

type WireLaneProps = {
  readonly exchange: Exchange
  readonly bytes: ByteSeries
  readonly phases: readonly Phase[]
  readonly scale: Scale
  readonly endMs: number
}

/** What is said of each moment; the others are edges between bars. */
const shownMarks: ReadonlySet<string> = new Set(['redirect', 'response-head', 'response-end', 'failure'])
const mostMarks = 200
/** Room for the words at the curve's end, and how far they go up when the curve itself is low. */
const labelPx = 110
const lowCurvePx = 9

/** The upper lane: the phases on the wire, its moments, and how the body grew. */
export function WireLane({ exchange, bytes, phases, scale, endMs }: WireLaneProps) {
  const { head, receivedBytes, wire, startedAtMs } = exchange
  const fullBytes = Math.max(head?.lengthBytes ?? 0, receivedBytes)
  const curve = byteCurve(bytes, scale, fullBytes, endMs)
  const marks = wire.filter(({ event }) => shownMarks.has(event.type)).slice(-mostMarks)
  return (
    <g>
      {curve !== undefined && (
        <g>
          <path className="curve-area" d={curve.area} />
          <path className="curve-line" d={curve.line} />
          <text
            className="curve-label"
            x={Math.min(Math.max(scale.x(endMs) - 8, labelPx), scale.widthPx - 6)}
            y={layout.curveBottomY - 5 - (receivedBytes * 4 < fullBytes ? lowCurvePx : 0)}
            textAnchor="end"
          >
            {formatBytes(receivedBytes)}
            {head !== undefined && head.lengthBytes > receivedBytes && ` of ${formatBytes(head.lengthBytes)}`}
          </text>
        </g>
      )}
      {phases.map((phase) => (
        <Bar key={`${phase.name}-${phase.fromMs}`} phase={phase} scale={scale} startMs={startedAtMs} />
      ))}
      <SimulatedHatch parts={simulatedParts(exchange, phases)} scale={scale} />
      {marks.map((mark, index) => (
        <Moment key={index} mark={mark} x={scale.x(mark.atMs)} startMs={startedAtMs} />
      ))}
    </g>
  )
}

function Bar({ phase, scale, startMs }: { phase: Phase; scale: Scale; startMs: number }) {
  const { name, fromMs, untilMs } = phase
  const left = Math.max(scale.x(fromMs), -4)
  const right = Math.min(scale.x(untilMs), scale.widthPx + 4)
  if (right < -2 || left > scale.widthPx + 2) return null
  const took =
    untilMs - fromMs < 10 ? `${(untilMs - fromMs).toFixed(1)} ms` : formatDuration(untilMs - fromMs)
  return (
    <rect
      className={`phase-bar phase-${name}`}
      x={left}
      y={layout.barY}
      width={Math.max(right - left, 1)}
      height={layout.barHeight}
    >
      <title>{`${phaseWords[name]}: ${took}, from ${formatOffset(fromMs - startMs)}`}</title>
    </rect>
  )
}

/** A redirect, the head, the end and a failure differ in shape: they sit on the bars' edge. */
function Moment({ mark, x, startMs }: { mark: WireMark; x: number; startMs: number }) {
  const { what, detail } = wireWords(mark.event)
  const { barY, barHeight } = layout
  const middle = barY + barHeight / 2
  const kind = mark.event.type
  return (
    <g className={`wire-moment moment-${kind}`} data-mark={kind}>
      <title>{shorten(`${what} ${detail} at ${formatOffset(mark.atMs - startMs)}`, 400)}</title>
      <line x1={x} x2={x} y1={barY - 5} y2={barY + barHeight + 5} />
      {kind === 'response-head' && <path d={`M${x - 4} ${barY - 6}h8l-4 5z`} />}
      {kind === 'redirect' && <path d={`M${x - 1} ${barY - 9}l6 4-6 4z`} />}
      {kind === 'response-end' && <rect x={x - 3} y={barY - 8} width={6} height={5} />}
      {kind === 'failure' && (
        <path className="moment-cross" d={`M${x - 4} ${middle - 4}l8 8M${x + 4} ${middle - 4}l-8 8`} />
      )}
    </g>
  )
}
