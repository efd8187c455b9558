import type { RuntimeHost } from '../../host.ts'
import type { HostFunction, LuaInput, LuaValue } from '../../lua/values.ts'
import { numberOf, results, textOf } from '../bytes.ts'
import { directoryOf } from '../system/directories.ts'
import { boundsOf } from './geometry.ts'
import type { ScreenGeometry } from '../../screen.ts'
import type { createImageStore } from './image-store.ts'
import { maxSceneNodes, type SceneStore } from './scene-store.ts'
import type { Colour, Paint, SceneNode } from './scene.ts'

const white: Colour = [1, 1, 1, 1]
const whitePaint: Paint = { kind: 'colour', colour: white }

/** Longer text has no room on any screen, and measuring it costs time. */
const maxTextLength = 10_000

export type DisplayParts = {
  readonly scene: SceneStore
  readonly images: ReturnType<typeof createImageStore>
  readonly measureText: RuntimeHost['measureText']
  readonly screen: () => ScreenGeometry
  /** Ids of the objects with a `tap` listener. */
  readonly tapTargets: Set<number>
  readonly warn: (text: string) => void
}

/** What `display-object.lua` and `display.lua` ask of the host. */
export function createDisplayFunctions(parts: DisplayParts): Record<string, LuaInput> {
  const { scene, images, tapTargets } = parts

  const newImage: HostFunction = (filename, directory) => {
    const name = textOf(filename) ?? ''
    const image = images.load({ directory: directoryOf(directory) ?? 'ResourceDirectory', name })
    if (!image.ok) {
      const why = image.error.code === 'NOT_FOUND' ? '' : ` (${image.error.message})`
      parts.warn(`WARNING: Failed to find image '${name}'${why}`)
      return false
    }
    const { bytes, width, height } = image.value
    return results(
      true,
      scene.add({ kind: 'image', bytes, tint: white, stroke: whitePaint, strokeWidth: 0 }, width, height),
      width,
      height,
    )
  }

  const newText: HostFunction = (text, font, size, wrapWidth) => {
    const content = textContent(
      textOf(text) ?? '',
      familyOf(textOf(font) ?? ''),
      numberOf(size, 16),
      numberOf(wrapWidth),
    )
    const { width, height } = measure(parts, content)
    return results(scene.add(content, width, height), width, height)
  }

  const setText: HostFunction = (id, text, size) => {
    const node = scene.get(numberOf(id))
    if (node?.content.kind !== 'text') return undefined
    const { font, wrapWidth, fill } = node.content
    const content = {
      ...textContent(
        textOf(text) ?? '',
        font.family,
        numberOf(size, font.sizePx) || font.sizePx,
        wrapWidth ?? 0,
      ),
      fill,
    }
    const metrics = measure(parts, content)
    scene.setContent(node.id, content, metrics)
    return results(metrics.width, metrics.height)
  }

  const setFill: HostFunction = (id, ...colour) => {
    const node = scene.get(numberOf(id))
    if (node === undefined) return undefined
    const fill = colourOf(colour)
    const { content } = node
    if (content.kind === 'image') scene.setContent(node.id, { ...content, tint: fill })
    else if ('fill' in content)
      scene.setContent(node.id, { ...content, fill: { kind: 'colour', colour: fill } })
    return undefined
  }

  const setStroke: HostFunction = (id, ...colour) => {
    const node = scene.get(numberOf(id))
    if (node?.content.kind !== 'rect') return undefined
    scene.setContent(node.id, { ...node.content, stroke: { kind: 'colour', colour: colourOf(colour) } })
    return undefined
  }

  return {
    maxObjects: maxSceneNodes,
    contentWidth: parts.screen().contentWidth,
    contentHeight: parts.screen().contentHeight,
    newImage,
    newText,
    newRect: (width, height) =>
      scene.add(
        { kind: 'rect', cornerRadius: 0, fill: whitePaint, stroke: whitePaint, strokeWidth: 0 },
        numberOf(width),
        numberOf(height),
      ),
    setText,
    setFill,
    setStroke,
    setProperty: change((id, code, value) => scene.setNumber(id, numberOf(code), numberOf(value))),
    setVisible: change((id, isVisible) => scene.setVisible(id, isVisible === true)),
    setBackground: (...colour) => {
      scene.setBackground(colourOf(colour))
      return undefined
    },
    toFront: change((id) => scene.toFront(id)),
    toBack: change((id) => scene.toBack(id)),
    remove: change((id) => {
      scene.remove(id)
      tapTargets.delete(id)
    }),
    listenForTaps: change((id, isListening) => {
      if (isListening === true && scene.get(id) !== undefined) tapTargets.add(id)
      else tapTargets.delete(id)
    }),
    bounds: (id) => {
      const node = scene.get(numberOf(id))
      if (node === undefined) return undefined
      const { xMin, yMin, xMax, yMax } = boundsOf(node)
      return results(xMin, yMin, xMax, yMax)
    },
  }
}

type TextContent = Extract<SceneNode['content'], { kind: 'text' }>

function textContent(text: string, fontFamily: string, sizePx: number, wrapWidth: number): TextContent {
  const content = {
    kind: 'text',
    text: text.slice(0, maxTextLength),
    font: { family: fontFamily, isBold: false, sizePx },
    align: 'left',
    fill: whitePaint,
  } as const
  return wrapWidth > 0 ? { ...content, wrapWidth } : content
}

function measure(parts: DisplayParts, content: TextContent): { width: number; height: number } {
  const { font, wrapWidth } = content
  const { width, height } = parts.measureText(
    content.text,
    wrapWidth === undefined ? { font } : { font, wrapWidth },
  )
  return { width, height }
}

/** A font is named by its file or family; the platform's own have no name. */
function familyOf(font: string): string {
  if (font.startsWith('native.')) return ''
  return font
    .replace(/\.(?:ttf|otf)$/i, '')
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '')
    .slice(0, 64)
}

function colourOf([red, green, blue, alpha]: readonly LuaValue[]): Colour {
  return [part(red), part(green), part(blue), alpha === undefined ? 1 : part(alpha)]
}

function part(value: LuaValue): number {
  return Math.min(1, Math.max(0, numberOf(value)))
}

/** A function that only changes the object that its first argument names. */
function change(apply: (id: number, ...rest: LuaValue[]) => void): HostFunction {
  return (id, ...rest) => {
    apply(numberOf(id), ...rest)
    return undefined
  }
}
