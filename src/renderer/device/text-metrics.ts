import type { RuntimeHost, TextMetrics } from '../../runtime/host.ts'
import type { Font } from '../../runtime/solar2d/display/scene.ts'

/** Solar2D's native fonts are the platform's own. */
const fallback = 'system-ui, "Liberation Sans", Arial, sans-serif'

export const lineHeight = 1.2

export function cssFont({ family, isBold, sizePx }: Font): string {
  const named = family === '' ? '' : `"${family.replaceAll(/["\\]/g, '')}", `
  return `${isBold ? 'bold ' : ''}${sizePx}px ${named}${fallback}`
}

/** The lines of a text as drawn: its own breaks, then words wrapped at `wrapWidth`. */
export function linesOf(
  context: { measureText: (text: string) => { readonly width: number } },
  text: string,
  wrapWidth: number | undefined,
): string[] {
  const paragraphs = text.split('\n')
  if (wrapWidth === undefined || wrapWidth <= 0) return paragraphs
  return paragraphs.flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && context.measureText(longer).width > wrapWidth) {
        lines.push(line)
        line = word
      } else {
        line = longer
      }
    }
    return [...lines, line]
  })
}

export function createTextMeasure(context: CanvasRenderingContext2D): RuntimeHost['measureText'] {
  return (text, { font, wrapWidth }): TextMetrics => {
    context.save()
    context.font = cssFont(font)
    const lines = linesOf(context, text, wrapWidth)
    const width = wrapWidth ?? Math.max(...lines.map((line) => context.measureText(line).width))
    context.restore()
    return { width: Math.ceil(width), height: Math.ceil(lines.length * font.sizePx * lineHeight) }
  }
}
