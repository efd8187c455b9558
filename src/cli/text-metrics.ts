import type { TextMetrics } from '../runtime/host.ts'

/** Mean advance of a proportional sans serif, as a part of the size: without a window there is no font to ask. */
const meanAdvance = 0.52
const lineHeight = 1.2

export function estimateText(
  text: string,
  font: { readonly sizePx: number; readonly wrapWidth?: number },
): TextMetrics {
  const advance = font.sizePx * meanAdvance
  const widths = text.split('\n').map((line) => line.length * advance)
  const { wrapWidth } = font
  const lines =
    wrapWidth === undefined
      ? widths.length
      : widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / wrapWidth)), 0)
  return {
    width: Math.ceil(wrapWidth ?? Math.max(...widths)),
    height: Math.ceil(lines * font.sizePx * lineHeight),
  }
}
