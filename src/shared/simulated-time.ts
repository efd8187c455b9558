import { formatDuration } from './describe/format-duration.ts'
import type { Exchange } from './exchange.ts'
import type { WireEvent } from './log-entry.ts'
import type { Phase, PhaseName } from './wire-phases.ts'

/**
 * The stretches of an exchange's phases that the project's settings made: of waiting for a head, of receiving the body.
 * None is longer than its phase, whatever the clocks of both ends say. A body tells its own only when it is over.
 */
export function simulatedParts(exchange: Timed, phases: readonly Phase[]): readonly Phase[] {
  const { wire, endedAtMs, simulatedMs } = exchange
  const parts = wire.map(({ atMs, event }) =>
    partOf(phases, atMs, isHead(event) ? 'wait' : 'receive', 'simulatedMs' in event ? event.simulatedMs : 0),
  )
  const cut = endedAtMs === undefined ? undefined : partOf(phases, endedAtMs, 'receive', simulatedMs)
  return [...parts, cut].filter((part) => part !== undefined)
}

type Timed = Pick<Exchange, 'wire' | 'endedAtMs' | 'simulatedMs'>

const isHead = ({ type }: WireEvent): boolean => type === 'redirect' || type === 'response-head'

/** Of the phase that ended at a moment. */
function partOf(phases: readonly Phase[], atMs: number, name: PhaseName, simulatedMs = 0): Phase | undefined {
  const phase = phases.find((it) => it.name === name && it.untilMs === atMs)
  if (simulatedMs === 0 || phase === undefined) return undefined
  const { fromMs, untilMs } = phase
  return { name, fromMs, untilMs: Math.min(untilMs, fromMs + simulatedMs) }
}

/** `412 ms = 118 ms measured + 294 ms simulated`: in whole milliseconds, so that the sum is right. */
export function simulatedWords(totalMs: number, simulatedMs: number): string {
  const total = Math.round(totalMs)
  const simulated = Math.min(total, Math.round(simulatedMs))
  return `${formatDuration(total)} = ${formatDuration(total - simulated)} measured + ${formatDuration(simulated)} simulated`
}
