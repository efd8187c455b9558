import { formatDuration } from './describe/format-duration.ts'
import type { Exchange } from './exchange.ts'
import type { WireEvent } from './log-entry.ts'
import type { Phase } from './wire-phases.ts'

/**
 * The stretches of an exchange's phases that the project's settings made: of waiting for a head, of receiving the body.
 * None is longer than its phase, whatever the clocks of both ends say. A body tells its own only when it has ended.
 */
export function simulatedParts({ wire }: Pick<Exchange, 'wire'>, phases: readonly Phase[]): readonly Phase[] {
  return wire.flatMap(({ atMs, event }) => {
    const simulatedMs = shareOf(event)
    if (simulatedMs === 0) return []
    const name = event.type === 'response-end' ? 'receive' : 'wait'
    const phase = phases.find((it) => it.name === name && it.untilMs === atMs)
    if (phase === undefined) return []
    const { fromMs, untilMs } = phase
    return [{ name, fromMs, untilMs: Math.min(untilMs, fromMs + simulatedMs) } as const]
  })
}

const shareOf = (event: WireEvent): number => ('simulatedMs' in event ? (event.simulatedMs ?? 0) : 0)

/** `412 ms = 118 ms measured + 294 ms simulated`: in whole milliseconds, so that the sum is right. */
export function simulatedWords(totalMs: number, simulatedMs: number): string {
  const total = Math.round(totalMs)
  const simulated = Math.min(total, Math.round(simulatedMs))
  return `${formatDuration(total)} = ${formatDuration(total - simulated)} measured + ${formatDuration(simulated)} simulated`
}
