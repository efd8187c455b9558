import type { RuntimeHost } from '../../host.ts'
import type { LuaInput, LuaValue } from '../../lua/values.ts'
import { numberOf, results, textOf } from '../bytes.ts'
import { whitePaint } from './paint-functions.ts'
import type { SceneStore } from './scene-store.ts'
import type { SceneContent } from './scene.ts'

type TextContent = Extract<SceneContent, { kind: 'text' }>

/** Longer text has no room on any screen, and measuring it costs time. */
const maxTextLength = 10_000

/** What Lua asks of texts: they are measured whenever they change. */
export function createTextFunctions(parts: {
  readonly scene: SceneStore
  readonly measureText: RuntimeHost['measureText']
}): Record<string, LuaInput> {
  const { scene } = parts

  /** A box of a height of its own shows as many lines as it has room for. */
  const measure = (
    { text, font, wrapWidth }: TextContent,
    boxHeight: LuaValue,
  ): { width: number; height: number } => {
    const ownHeight = numberOf(boxHeight)
    const { width, height } = parts.measureText(
      text,
      wrapWidth === undefined ? { font } : { font, wrapWidth },
    )
    return { width: wrapWidth ?? width, height: ownHeight > 0 ? ownHeight : height }
  }

  return {
    newText: (text, size, font, wrapWidth, boxHeight) => {
      const content = textContent(text, size, font, wrapWidth)
      const { width, height } = measure(content, boxHeight)
      return results(scene.add(content, width, height)?.id, width, height)
    },
    setText: (id, text, size, font, wrapWidth, boxHeight) => {
      const node = scene.get(numberOf(id))
      if (node?.content.kind !== 'text') return undefined
      const { align, fill } = node.content
      const content = { ...textContent(text, size, font, wrapWidth), align, fill }
      const metrics = measure(content, boxHeight)
      scene.change(node.id, () => Object.assign(node, metrics, { content }))
      return results(metrics.width, metrics.height)
    },
    setAlign: (id, align) => {
      const wanted = textOf(align)
      const known = wanted === 'center' || wanted === 'right' ? wanted : 'left'
      scene.change(numberOf(id), (node) => {
        if (node.content.kind === 'text') node.content = { ...node.content, align: known }
      })
      return undefined
    },
  }
}

function textContent(text: LuaValue, size: LuaValue, font: LuaValue, wrapWidth: LuaValue): TextContent {
  const name = textOf(font) ?? ''
  const content = {
    kind: 'text',
    text: (textOf(text) ?? '').slice(0, maxTextLength),
    font: { family: familyOf(name), isBold: /bold/i.test(name), sizePx: numberOf(size, 16) },
    align: 'left',
    fill: whitePaint,
  } as const
  const width = numberOf(wrapWidth)
  return width > 0 ? { ...content, wrapWidth: width } : content
}

/** A font is named by its file or family; the platform's own have no name. */
function familyOf(font: string): string {
  if (font.startsWith('native.')) return ''
  return font
    .replace(/\.(?:ttf|otf)$/i, '')
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '')
    .slice(0, 64)
}
