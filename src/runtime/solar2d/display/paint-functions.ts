import type { HostFunction, LuaInput, LuaValue } from '../../lua/values.ts'
import { numberOf, results, textOf } from '../bytes.ts'
import { tidyName } from '../files/tidy-name.ts'
import { directoryOf } from '../system/directories.ts'
import type { ImageLoader } from './image-loader.ts'
import type { StoredNode } from './scene-node.ts'
import type { SceneStore } from './scene-store.ts'
import type { Colour, Paint } from './scene.ts'

export const white: Colour = [1, 1, 1, 1]
export const whitePaint: Paint = { kind: 'colour', colour: white }

/** What Lua asks of fills and outlines: the object's id, whether its outline is meant, and the paint. */
export function createPaintFunctions(parts: {
  readonly scene: SceneStore
  readonly loadImage: ImageLoader
}): Record<string, LuaInput> {
  const { scene, loadImage } = parts

  const setPaint = (id: LuaValue, isStroke: LuaValue, paint: Paint): void =>
    scene.change(numberOf(id), (node) => paintNode(node, isStroke === true, paint))

  /** A picture keeps its place and takes the colour as its tint. */
  const setColour: HostFunction = (id, isStroke, ...parts4) => {
    const colour = colourOf(parts4)
    const { content } = scene.get(numberOf(id)) ?? {}
    const isTint =
      isStroke !== true && content !== undefined && 'fill' in content && content.fill.kind === 'image'
    setPaint(id, isStroke, isTint ? { ...content.fill, tint: colour } : { kind: 'colour', colour })
    return undefined
  }

  return {
    setColour,
    paintColourOver: (id, isStroke, ...colour) => {
      setPaint(id, isStroke, { kind: 'colour', colour: colourOf(colour) })
      return undefined
    },
    setGradient: (id, isStroke, direction, ...parts8) => {
      const [from, to] = [colourOf(parts8.slice(0, 4)), colourOf(parts8.slice(4))]
      setPaint(id, isStroke, { kind: 'gradient', from, to, direction: numberOf(direction) })
      return undefined
    },
    setImagePaint: (id, isStroke, filename, directory) => {
      const image = loadImage({
        directory: directoryOf(directory) ?? 'ResourceDirectory',
        name: tidyName(textOf(filename) ?? ''),
      })
      if (image !== undefined) setPaint(id, isStroke, { kind: 'image', bytes: image.bytes, tint: white })
      return undefined
    },
    paintColour: (id, isStroke) => {
      const node = scene.get(numberOf(id))
      return results(...(node === undefined ? white : colourIn(node, isStroke === true)))
    },
    setStrokeWidth: (id, width) => {
      scene.change(numberOf(id), (node) => {
        if ('strokeWidth' in node.content) node.content = { ...node.content, strokeWidth: numberOf(width) }
      })
      return undefined
    },
    setBackground: (...colour) => {
      scene.setBackground({ kind: 'colour', colour: colourOf(colour) })
      return undefined
    },
  }
}

function paintNode(node: StoredNode, isStroke: boolean, paint: Paint): void {
  const { content } = node
  if (isStroke) {
    if ('stroke' in content) node.content = { ...content, stroke: paint }
  } else if (content.kind === 'image') {
    const { tint, stroke, strokeWidth } = content
    // Another picture is shown whole.
    if (paint.kind === 'image')
      node.content = { kind: 'image', bytes: paint.bytes, tint, stroke, strokeWidth }
    else node.content = { ...content, tint: paint.kind === 'colour' ? paint.colour : paint.from }
  } else if ('fill' in content) {
    node.content = { ...content, fill: paint }
  } else if (content.kind === 'line') node.content = { ...content, stroke: paint }
}

function colourIn({ content }: StoredNode, isStroke: boolean): Colour {
  if (!isStroke && content.kind === 'image') return content.tint
  const paint = isStroke
    ? 'stroke' in content && content.stroke
    : 'fill' in content
      ? content.fill
      : undefined
  if (paint === undefined || paint === false) return white
  if (paint.kind === 'colour') return paint.colour
  return paint.kind === 'image' ? paint.tint : paint.from
}

export function colourOf([red, green, blue, alpha]: readonly LuaValue[]): Colour {
  return [part(red), part(green), part(blue), alpha === undefined ? 1 : part(alpha)]
}

function part(value: LuaValue): number {
  return Math.min(1, Math.max(0, numberOf(value)))
}
