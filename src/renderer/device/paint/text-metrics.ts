import type { RuntimeHost, TextMetrics } from '../../../runtime/host.ts'
import type { Font } from '../../../runtime/solar2d/display/scene.ts'

/** Solar2D's native fonts are the platform's own. */
const fallback = 'system-ui, "Liberation Sans", Arial, sans-serif'

/** Of one text; more does not fit on any screen, and setting it would take the app's frame. */
const mostCharacters = 20_000
const mostLines = 1000
/** Browsers draw nothing above it. */
const mostSizePx = 4096

export const lineHeight = 1.2

export function cssFont({ family, isBold, sizePx }: Font): string {
  const named = family === '' ? '' : `"${family.replaceAll(/["\\\n\r\f]/g, '')}", `
  return `${isBold ? 'bold ' : ''}${Math.min(sizePx, mostSizePx)}px ${named}${fallback}`
}

/** The lines of a text as drawn: its own breaks, then words wrapped at `wrapWidth`. */
export function linesOf(
  context: { measureText: (text: string) => { readonly width: number } },
  text: string,
  wrapWidth: number | undefined,
): string[] {
  if (wrapWidth === undefined || wrapWidth <= 0) {
    return text.includes('\n') ? bounded(text).split('\n', mostLines) : [bounded(text)]
  }
  // Words are measured alone: a line that is measured again with each word would cost the square of its length.
  const spaceWidth = context.measureText(' ').width
  const widths = new Map<string, number>()
  const widthOf = (word: string): number => {
    const width = widths.get(word) ?? context.measureText(word).width
    widths.set(word, width)
    return width
  }
  return bounded(text)
    .split('\n')
    .flatMap((paragraph) => wrap(paragraph, { wrapWidth, spaceWidth, widthOf }))
    .slice(0, mostLines)
}

export function createTextMeasure(): RuntimeHost['measureText'] {
  // Not the one that is painted on, whose font a measurement would change in the middle of a frame.
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) throw new Error('the window has no 2D canvas')
  context.textRendering = 'geometricPrecision'
  return (text, { font, wrapWidth }): TextMetrics => {
    context.font = cssFont(font)
    const lines = linesOf(context, text, wrapWidth)
    const width =
      wrapWidth ?? lines.reduce((widest, line) => Math.max(widest, context.measureText(line).width), 0)
    return { width: Math.ceil(width), height: Math.ceil(lines.length * font.sizePx * lineHeight) }
  }
}

function wrap(
  paragraph: string,
  measure: {
    readonly wrapWidth: number
    readonly spaceWidth: number
    readonly widthOf: (word: string) => number
  },
): string[] {
  const lines: string[] = []
  let words: string[] = []
  let width = 0
  for (const word of paragraph.split(' ')) {
    const wordWidth = measure.widthOf(word)
    const longer = width + measure.spaceWidth + wordWidth
    if (words.length > 0 && longer > measure.wrapWidth) {
      lines.push(words.join(' '))
      words = [word]
      width = wordWidth
    } else {
      width = words.length === 0 ? wordWidth : longer
      words.push(word)
    }
  }
  return [...lines, words.join(' ')]
}

function bounded(text: string): string {
  return text.length > mostCharacters ? text.slice(0, mostCharacters) : text
}
