import type { SceneContent, SceneNode } from '../../../runtime/solar2d/display/scene.ts'
import type { FillStyles } from './fill-style.ts'
import { cssFont, lineHeight, linesOf } from './text-metrics.ts'

type Text = Extract<SceneContent, { kind: 'text' }>

/** Wrapped texts whose lines are known; a text that is written anew each frame is worth no more. */
const mostKept = 256

/** Draws texts whose box begins at the origin of the context's transform. */
export function createPaintText(
  context: CanvasRenderingContext2D,
  styles: FillStyles,
): (text: Text, node: SceneNode) => void {
  const wrapped = new Map<string, readonly string[]>()

  /** Measures with the font that the context has. */
  const wrappedLines = (text: Text, wrapWidth: number): readonly string[] => {
    const key = `${context.font}|${wrapWidth}|${text.text}`
    const known = wrapped.get(key)
    if (known !== undefined) return known
    const lines = linesOf(context, text.text, wrapWidth)
    if (wrapped.size >= mostKept) wrapped.clear()
    wrapped.set(key, lines)
    return lines
  }

  return (text, { width, height }) => {
    const style = styles.of(text.fill, width, height)
    if (style === undefined) return
    const { font, align, wrapWidth } = text
    context.font = cssFont(font)
    context.fillStyle = style
    context.textAlign = align
    context.textBaseline = 'alphabetic'
    const lines =
      wrapWidth === undefined ? linesOf(context, text.text, undefined) : wrappedLines(text, wrapWidth)
    const x = align === 'left' ? 0 : align === 'center' ? width / 2 : width
    const lineUnits = font.sizePx * lineHeight
    // In the middle of its line, whatever the font has above and below its letters.
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText('')
    const baseline = (lineUnits - ascent - descent) / 2 + ascent
    // A box that is not as high as its text ends with the last line that begins in it.
    const shown = lines.filter((_line, index) => index * lineUnits < height)
    shown.forEach((line, index) => context.fillText(line, x, baseline + index * lineUnits))
  }
}
