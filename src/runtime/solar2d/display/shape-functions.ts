import type { FileReference } from '../../../shared/directory.ts'
import type { HostFunction, LuaInput, LuaValue } from '../../lua/values.ts'
import { numberOf, results, textOf } from '../bytes.ts'
import { tidyName } from '../files/tidy-name.ts'
import { directoryOf } from '../system/directories.ts'
import { boxAround } from './geometry.ts'
import type { ImageLoader } from './image-loader.ts'
import type { LoadedImage } from './image-store.ts'
import { white, whitePaint } from './paint-functions.ts'
import { maxSceneNodes, type SceneStore } from './scene-store.ts'

const drawing = { fill: whitePaint, stroke: whitePaint, strokeWidth: 0 } as const
type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A sheet keeps its picture for as long as the app runs. */
const maxSheets = 1000

/** What Lua asks for to make shapes and pictures. A new object's id is nil when there are too many. */
export function createShapeFunctions(parts: {
  readonly scene: SceneStore
  readonly loadImage: ImageLoader
  /** The file to show in place of this one at this scale: `imageSuffix` of config.lua. */
  readonly suffixed: (name: string) => readonly string[]
  readonly exists: (file: FileReference) => boolean
}): Record<string, LuaInput> {
  const { scene, loadImage } = parts
  const sheets: LoadedImage[] = []

  const load = (filename: LuaValue, base: LuaValue, isDynamic = false): LoadedImage | undefined => {
    const directory = directoryOf(base) ?? 'ResourceDirectory'
    const name = tidyName(textOf(filename) ?? '')
    const larger = isDynamic
      ? parts.suffixed(name).find((other) => parts.exists({ directory, name: other }))
      : undefined
    return loadImage({ directory, name: larger ?? name })
  }

  const addImage = (
    { bytes }: LoadedImage,
    size: { readonly width: number; readonly height: number },
    frame?: Frame,
  ): number | undefined => {
    const content = { kind: 'image', bytes, tint: white, stroke: whitePaint, strokeWidth: 0 } as const
    return scene.add(frame === undefined ? content : { ...content, frame }, size.width, size.height)?.id
  }

  const newImage: HostFunction = (filename, directory, width, height) => {
    const image = load(filename, directory, width !== undefined)
    if (image === undefined) return false
    const size = { width: numberOf(width, image.width), height: numberOf(height, image.height) }
    return results(true, addImage(image, size), size.width, size.height)
  }

  return {
    maxObjects: maxSceneNodes,
    newImage,
    newSheet: (filename, directory) => {
      const image = sheets.length < maxSheets ? load(filename, directory, true) : undefined
      if (image === undefined) return undefined
      return results(sheets.push(image), image.width, image.height)
    },
    newFrame: (sheet, x, y, width, height, shownWidth, shownHeight) => {
      const image = sheets[numberOf(sheet) - 1]
      if (image === undefined) return undefined
      const size = { width: numberOf(shownWidth), height: numberOf(shownHeight) }
      return addImage(image, size, frameOf([x, y, width, height]))
    },
    setFrame: (id, sheet, ...frame) => {
      const bytes = sheets[numberOf(sheet) - 1]?.bytes
      scene.change(numberOf(id), (node) => {
        if (node.content.kind !== 'image') return
        node.content = { ...node.content, bytes: bytes ?? node.content.bytes, frame: frameOf(frame) }
      })
      return undefined
    },
    newRect: (width, height, cornerRadius) =>
      scene.add(
        { kind: 'rect', cornerRadius: Math.max(0, numberOf(cornerRadius)), ...drawing },
        numberOf(width),
        numberOf(height),
      )?.id,
    newCircle: (size) => scene.add({ kind: 'circle', ...drawing }, numberOf(size), numberOf(size))?.id,
    newPolygon: (vertices) => {
      const points = pointsOf(vertices)
      const { xMin, yMin, xMax, yMax } = boxAround(points)
      const inBox = points.map((value, index) => value - (index % 2 === 0 ? xMin : yMin))
      const [width, height] = [xMax - xMin, yMax - yMin]
      return results(
        scene.add({ kind: 'polygon', points: inBox, ...drawing }, width, height)?.id,
        width,
        height,
      )
    },
    newLine: () => scene.add({ kind: 'line', points: [], stroke: whitePaint, strokeWidth: 1 }, 0, 0)?.id,
    newNothing: (width, height) => scene.add({ kind: 'nothing' }, numberOf(width), numberOf(height))?.id,
    setPoints: (id, points) => {
      scene.change(numberOf(id), (node) => {
        if (node.content.kind === 'line') node.content = { ...node.content, points: pointsOf(points) }
      })
      return undefined
    },
    setCornerRadius: (id, radius) => {
      scene.change(numberOf(id), (node) => {
        if (node.content.kind === 'rect')
          node.content = { ...node.content, cornerRadius: Math.max(0, numberOf(radius)) }
      })
      return undefined
    },
  }
}

/** Numbers that Lua wrote with a space between them. */
function pointsOf(text: LuaValue): readonly number[] {
  const written = textOf(text) ?? ''
  return written === '' ? [] : written.split(' ').map((part) => numberOf(Number(part)))
}

function frameOf([x, y, width, height]: readonly LuaValue[]): Frame {
  return { x: numberOf(x), y: numberOf(y), width: numberOf(width), height: numberOf(height) }
}
