import type { HostFunction, LuaInput, LuaValue } from '../../lua/values.ts'
import { numberOf, results, textOf } from '../bytes.ts'
import { contentBounds, contentToLocal, localToContent, ownBox } from './geometry.ts'
import { GroupContent } from './group-content.ts'
import { numericProperties, type StoredNode } from './scene-node.ts'
import type { SceneStore } from './scene-store.ts'
import type { SceneNode } from './scene.ts'

const blendModes: readonly SceneNode['blendMode'][] = ['normal', 'add', 'multiply', 'screen']
const widthCode = numericProperties.indexOf('width') + 1
const heightCode = widthCode + 1

const only =
  (apply: (id: number) => void): HostFunction =>
  (id) => {
    apply(numberOf(id))
    return undefined
  }

/** What Lua asks of places, sizes and what stands in what. Objects are named by their ids. */
export function createTreeFunctions(scene: SceneStore): Record<string, LuaInput> {
  /** A function that only changes the object that its first argument names. */
  const change =
    (apply: (node: StoredNode, value: LuaValue) => void): HostFunction =>
    (id, value) => {
      scene.change(numberOf(id), (node) => apply(node, value))
      return undefined
    }
  const setProperty: HostFunction = (id, code, value) => {
    if (typeof id !== 'number' || typeof code !== 'number') return undefined
    if (code === widthCode || code === heightCode) {
      const clip = scene.groupOf(id)?.clip
      if (clip !== undefined) {
        scene.change(id, () => {
          clip[code === widthCode ? 'width' : 'height'] = numberOf(value)
        })
        return undefined
      }
    }
    scene.setNumber(id, code, numberOf(value))
    return undefined
  }

  return {
    stageId: scene.stageId,
    newGroup: (width, height) =>
      scene.addGroup(
        width === undefined
          ? undefined
          : { width: Math.max(0, numberOf(width)), height: Math.max(0, numberOf(height)) },
      )?.id,
    setProperty,
    setVisible: change((node, value) => {
      node.isVisible = value === true
    }),
    setHitTestable: change((node, value) => {
      node.isHitTestable = value === true
    }),
    setBlendMode: change((node, value) => {
      node.blendMode = blendModes.find((mode) => mode === textOf(value)) ?? 'normal'
    }),
    anchorChildren: change(({ content }, value) => {
      if (content instanceof GroupContent) content.anchorsChildren = value === true
    }),
    insert: (group, id, index) =>
      scene.insert(numberOf(group), numberOf(id), index === undefined ? undefined : numberOf(index) - 1),
    toFront: only((id) => scene.toFront(id)),
    toBack: only((id) => scene.toBack(id)),
    remove: only((id) => scene.remove(id)),
    listen: (id, name, isListening) => {
      const event = textOf(name)
      if (event === 'touch' || event === 'tap' || event === 'mouse')
        scene.listen(numberOf(id), event, isListening === true)
      return undefined
    },
    parent: (id) => scene.get(numberOf(id))?.parent?.owner().id,
    childAt: (id, index) => scene.groupOf(numberOf(id))?.list.at(numberOf(index) - 1)?.id,
    numChildren: (id) => scene.groupOf(numberOf(id))?.list.count ?? 0,
    subtree: (id) => scene.subtree(numberOf(id)).map((node) => node.id),
    /** Of what has no size of its own, in its own coordinates. */
    size: (id) => {
      const node = scene.get(numberOf(id))
      const box = node === undefined ? undefined : ownBox(node)
      return box === undefined ? results(0, 0) : results(box.xMax - box.xMin, box.yMax - box.yMin)
    },
    bounds: (id) => {
      const node = scene.get(numberOf(id))
      if (node === undefined) return results(0, 0, 0, 0)
      const { xMin, yMin, xMax, yMax } = contentBounds(node)
      return results(xMin, yMin, xMax, yMax)
    },
    localToContent: (id, x, y) => place(scene.get(numberOf(id)), x, y, localToContent),
    contentToLocal: (id, x, y) => place(scene.get(numberOf(id)), x, y, contentToLocal),
  }
}

function place(
  node: StoredNode | undefined,
  x: LuaValue,
  y: LuaValue,
  convert: typeof contentToLocal,
): ReturnType<HostFunction> {
  const point = node === undefined ? undefined : convert(node, { x: numberOf(x), y: numberOf(y) })
  return point === undefined ? results(0, 0) : results(point.x, point.y)
}
