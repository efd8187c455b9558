import type { HostFunction, LuaInput } from '../../lua/values.ts'
import { numberOf, textOf } from '../bytes.ts'
import { hitTest } from '../display/hit-test.ts'
import { listenBits } from '../display/scene-node.ts'
import type { SceneStore } from '../display/scene-store.ts'

/** What the Lua files of this folder ask of the host. */
export function createEventFunctions(scene: SceneStore): Record<string, LuaInput> {
  const hits: HostFunction = (name, x, y) => {
    const event = textOf(name)
    if (event !== 'touch' && event !== 'tap' && event !== 'mouse') return []
    if (!scene.hears(event)) return []
    return hitTest(scene.stage, { x: numberOf(x), y: numberOf(y) }, listenBits[event])
  }
  return { hits }
}
