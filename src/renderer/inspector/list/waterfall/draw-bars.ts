import type { Phase } from '../../../../shared/wire-phases.ts'
import type { Row } from '../../rows/row.ts'
import type { Paint } from './paint.ts'
import { phasesOfRow } from './phases.ts'
import type { Origins } from './session-origins.ts'
import { tickPlaces } from './ticks.ts'
import type { TimeScale } from './time-scale.ts'

/** A row that is drawn, and where its middle is on the canvas. */
export type Bar = { readonly row: Row; readonly middlePx: number }

export type BarsPlace = {
  readonly widthPx: number
  readonly heightPx: number
  readonly scale: TimeScale
  readonly origins: Origins
  readonly nowMs: number
}

const barPx = 10
const insetPx = 6
const gridLines = 5
/** Below the bar: when the listener got an event. */
const tickPx = 4
/** What takes no time that can be drawn is drawn all the same. */
const leastPx = 2

type Context = Pick<
  CanvasRenderingContext2D,
  'clearRect' | 'fillRect' | 'strokeRect' | 'fillStyle' | 'strokeStyle' | 'lineWidth'
>

/** Draws the bars of the rows, each on its own line, over the lines of the axis. */
export function drawBars(context: Context, bars: readonly Bar[], place: BarsPlace, paint: Paint): void {
  const { widthPx, heightPx, scale, origins, nowMs } = place
  const usable = Math.max(1, widthPx - 2 * insetPx)
  const placeOf = (sinceMs: number): number =>
    insetPx + Math.min(1, Math.max(0, (sinceMs - scale.fromMs) / scale.spanMs)) * usable
  context.clearRect(0, 0, widthPx, heightPx)
  context.fillStyle = paint.grid
  for (let line = 0; line <= gridLines; line += 1) {
    context.fillRect(Math.round(insetPx + (usable * line) / gridLines), 0, 1, heightPx)
  }
  for (const { row, middlePx } of bars) {
    const originMs = origins.of(row)
    const xOf = (atMs: number): number => placeOf(atMs - originMs)
    const fromMs = originMs + scale.fromMs
    const untilMs = fromMs + scale.spanMs
    const isSeen = (atMs: number): boolean => atMs >= fromMs && atMs <= untilMs
    const phases = phasesOfRow(row, nowMs)
    if (phases.length === 0 && isSeen(row.startedAtMs)) {
      drawInstant(context, xOf(row.startedAtMs), middlePx, paint)
    }
    for (const phase of phases) {
      if (phase.untilMs < fromMs || phase.fromMs > untilMs) continue
      drawPhase(context, phase, row, xOf, middlePx, paint)
    }
    const endMs = row.endedAtMs ?? nowMs
    if ((row.state === 'failed' || row.state === 'cancelled') && isSeen(endMs)) {
      context.fillStyle = paint.mark
      context.fillRect(xOf(endMs) - 1, middlePx - barPx / 2 - 2, 2, barPx + 4)
    }
    context.fillStyle = paint.tick
    for (const x of tickPlaces(row, xOf, isSeen)) context.fillRect(x - 1, middlePx + barPx / 2 + 2, 2, tickPx)
  }
}

function drawInstant(context: Context, x: number, middlePx: number, paint: Paint): void {
  context.fillStyle = paint.phases.queued
  context.fillRect(x, middlePx - barPx / 2, leastPx, barPx)
}

function drawPhase(
  context: Context,
  { name, fromMs, untilMs }: Phase,
  row: Row,
  xOf: (atMs: number) => number,
  middlePx: number,
  paint: Paint,
): void {
  const x = xOf(fromMs)
  const width = Math.max(leastPx, xOf(untilMs) - x)
  const isThin = name === 'queued'
  const heightPx = isThin ? barPx - 4 : barPx
  const top = middlePx - heightPx / 2
  // A connection that was there already cost nothing to make: its first steps are hollow.
  if (row.wire.isReused === true && (name === 'queued' || name === 'send') && width > 3) {
    context.strokeStyle = paint.phases[name]
    context.lineWidth = 1
    context.strokeRect(x + 0.5, top + 0.5, width - 1, heightPx - 1)
    return
  }
  context.fillStyle = paint.phases[name]
  context.fillRect(x, top, width, heightPx)
}
