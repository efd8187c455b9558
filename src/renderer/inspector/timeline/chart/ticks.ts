import type { Scale } from './span.ts'

export type Tick = { readonly x: number; readonly label: string }

const nicest = [1, 2, 5, 10] as const
const leastGapPx = 76

/** Round moments since `startMs`, not nearer to each other than their labels are wide. */
export function ticksOf(scale: Scale, startMs: number): readonly Tick[] {
  const { span, widthPx } = scale
  const lengthMs = span.untilMs - span.fromMs
  if (widthPx < 1 || lengthMs <= 0) return []
  const stepMs = niceStep((lengthMs / widthPx) * leastGapPx)
  const first = Math.ceil((span.fromMs - startMs) / stepMs)
  const last = Math.floor((span.untilMs - startMs) / stepMs)
  return Array.from({ length: Math.max(0, Math.min(last - first + 1, 200)) }, (_, index) => {
    const offsetMs = (first + index) * stepMs
    return { x: scale.x(startMs + offsetMs), label: tickLabel(offsetMs, stepMs) }
  }).filter(({ label }) => label !== '')
}

/** Whether the label stands whole beside its line: a cut one says another time. */
export const hasRoom = ({ x, label }: Tick, widthPx: number): boolean => x + 4 + label.length * 7 <= widthPx

function niceStep(leastMs: number): number {
  const power = 10 ** Math.floor(Math.log10(leastMs))
  const nice = nicest.find((it) => it * power >= leastMs) ?? 10
  return nice * power
}

/** In the unit that the step needs: `+250 µs`, `+20 ms`, `+1.5 s`, `+3:20`. What was before the start is not told. */
export function tickLabel(offsetMs: number, stepMs: number): string {
  if (offsetMs < 0) return ''
  if (offsetMs === 0) return '0'
  if (stepMs < 1 && offsetMs < 10) return `+${Math.round(offsetMs * 1000)} µs`
  if (stepMs < 1000 && offsetMs < 1000) return `+${trimmed(offsetMs, decimalsOf(stepMs))} ms`
  if (offsetMs < 120_000) return `+${trimmed(offsetMs / 1000, decimalsOf(stepMs / 1000))} s`
  const seconds = offsetMs / 1000
  const rest = trimmed(seconds % 60, decimalsOf(stepMs / 1000))
  return `+${Math.floor(seconds / 60)}:${rest.padStart(rest.includes('.') ? rest.indexOf('.') + 1 : 2, '0')}`
}

const decimalsOf = (step: number): number => Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))

const trimmed = (value: number, decimals: number): string => value.toFixed(decimals)
