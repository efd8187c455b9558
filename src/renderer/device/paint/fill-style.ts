import type { Paint } from '../../../runtime/solar2d/display/scene.ts'
import { cssColour } from './css-colour.ts'
import type { Pictures } from './pictures.ts'

type Style = string | CanvasGradient | CanvasPattern

export type FillStyles = {
  /** What fills a box at the origin; undefined while its picture is being decoded. */
  readonly of: (paint: Paint, width: number, height: number) => Style | undefined
}

export function createFillStyles(context: CanvasRenderingContext2D, pictures: Pictures): FillStyles {
  /** A pattern holds on to its picture, so the picture's end is that of the pattern. */
  const patterns = new WeakMap<CanvasImageSource, CanvasPattern>()

  const patternOf = (picture: ImageBitmap | OffscreenCanvas): CanvasPattern | undefined => {
    const known = patterns.get(picture)
    if (known !== undefined) return known
    const made = context.createPattern(picture, 'repeat')
    if (made === null) return undefined
    patterns.set(picture, made)
    return made
  }

  return {
    of: (paint, width, height) => {
      if (paint.kind === 'colour') return cssColour(paint.colour)
      if (paint.kind === 'gradient') {
        const { from, to, direction } = paint
        const [x, y] = gradientReach(direction, width, height)
        const gradient = context.createLinearGradient(
          width / 2 - x,
          height / 2 - y,
          width / 2 + x,
          height / 2 + y,
        )
        gradient.addColorStop(0, cssColour(from))
        gradient.addColorStop(1, cssColour(to))
        return gradient
      }
      const picture = pictures.of(paint.bytes, paint.tint)
      if (picture === undefined) return undefined
      const pattern = patternOf(picture)
      pattern?.setTransform(new DOMMatrix([width / picture.width, 0, 0, height / picture.height, 0, 0]))
      return pattern
    },
  }
}

/**
 * From the middle of a box to where a gradient ends, so that a slanting one reaches into the corners. 0° goes up,
 * as in the scene.
 */
export function gradientReach(degrees: number, width: number, height: number): [x: number, y: number] {
  const angle = (Number.isFinite(degrees) ? degrees : 0) * (Math.PI / 180)
  const x = Math.sin(angle)
  const y = -Math.cos(angle)
  const reach = (Math.abs(x) * width + Math.abs(y) * height) / 2
  return [x * reach, y * reach]
}
