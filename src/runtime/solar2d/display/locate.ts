import type { Located, RunningApp } from '../../app.ts'
import { textOf } from '../bytes.ts'
import type { LuaFunction } from '../../lua/values.ts'
import type { LuaEntry } from '../lua-entry.ts'
import type { NativeStore } from '../native/native-store.ts'
import type { ScreenGeometry } from '../../screen.ts'
import { findShown, shownTexts } from './find-shown.ts'
import type { StoredNode } from './scene-node.ts'
import type { SceneStore } from './scene-store.ts'

/** Finds what a person would look for on the screen. */
export function createLocator(parts: {
  readonly scene: SceneStore
  readonly native: NativeStore
  readonly screen: () => ScreenGeometry
  readonly lua: LuaEntry
  readonly kernel: { readonly named: LuaFunction }
}): Pick<RunningApp, 'locate' | 'shownTexts'> {
  const { scene, native, screen, lua, kernel } = parts

  const hasText = ({ id, content }: StoredNode, text: string): boolean => {
    if (content.kind === 'text') return content.text === text
    const field = content.kind === 'nothing' ? native.field(id) : undefined
    return field !== undefined && (field.text === text || (field.text === '' && field.placeholder === text))
  }
  const find = (isMeant: (node: StoredNode) => boolean): Located | undefined => {
    const shown = findShown(scene.stage, screen(), isMeant)
    if (shown === undefined) return undefined
    const { id, x, y } = shown
    return native.field(id) === undefined ? { x, y } : { x, y, fieldId: id }
  }

  return {
    locate: (query) => {
      if ('text' in query) return find((node) => hasText(node, query.text))
      const found = textOf(lua.call(kernel.named, query.name)?.[0]) ?? ''
      const ids = new Set(found.split(',').map(Number))
      return found === '' ? undefined : find(({ id }) => ids.has(id))
    },
    shownTexts: () => [
      ...native.fields
        .filter(({ isVisible }) => isVisible)
        .map(({ text, placeholder }) => (text === '' ? placeholder : text))
        .filter((text) => text !== ''),
      ...shownTexts(scene.stage, screen()),
    ],
  }
}
