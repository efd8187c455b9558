import type { RuntimeHost } from '../../runtime/host.ts'

/** Mean advance of a proportional sans serif, as a part of the size: without a window there is no font to ask. */
const meanAdvance = 0.52
const lineHeight = 1.2

export const estimateText: RuntimeHost['measureText'] = (text, { font, wrapWidth }) => {
  const advance = font.sizePx * meanAdvance
  const widths = text.split('\n').map((line) => line.length * advance)
  const lines =
    wrapWidth === undefined
      ? widths.length
      : widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / wrapWidth)), 0)
  return {
    width: Math.ceil(wrapWidth ?? Math.max(...widths)),
    height: Math.ceil(lines * font.sizePx * lineHeight),
  }
}
