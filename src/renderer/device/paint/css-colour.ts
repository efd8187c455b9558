import type { Colour } from '../../../runtime/solar2d/display/scene.ts'

/** An app that fades through colours uses many; each is worth keeping only while it comes again. */
const mostKept = 4096
const kept = new Map<number, string>()

/** The colour in CSS, at the eight bits a part that a screen shows. */
export function cssColour(colour: Colour): string {
  const key = packed(colour)
  const known = kept.get(key)
  if (known !== undefined) return known
  const [red, green, blue, alpha] = colour
  const css = `rgb(${byte(red)} ${byte(green)} ${byte(blue)} / ${byte(alpha) / 255})`
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, css)
  return css
}

/** One number for each colour that a screen tells apart. */
export function packed([red, green, blue, alpha]: Colour): number {
  return ((byte(red) * 256 + byte(green)) * 256 + byte(blue)) * 256 + byte(alpha)
}

/** 0…255; what is not a number is 0. */
function byte(part: number): number {
  return part > 0 ? Math.round(Math.min(1, part) * 255) : 0
}
