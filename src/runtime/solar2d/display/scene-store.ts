import { GroupContent } from './group-content.ts'
import { type LeafContent, listenBits, numericProperties, type StoredNode } from './scene-node.ts'
import type { Paint, Scene } from './scene.ts'

/** More would only serve to fill the memory. */
export const maxSceneNodes = 100_000
/** Groups within groups: whoever walks the tree may count on it. */
export const maxSceneDepth = 100

type ListenName = keyof typeof listenBits

/** The display tree as it is changed by the app. What names an object that is gone is ignored. */
export class SceneStore implements Scene {
  #version = 0
  #lastId = 0
  #background: Paint = { kind: 'colour', colour: [0, 0, 0, 1] }
  readonly #nodes = new Map<number, StoredNode>()
  readonly #listening: Record<ListenName, number> = { touch: 0, tap: 0, mouse: 0 }
  readonly stage: GroupContent
  readonly stageId: number

  constructor() {
    const { node, group } = this.#newGroup()
    this.stage = group
    this.stageId = node.id
  }

  get version(): number {
    return this.#version
  }

  get nodes(): readonly StoredNode[] {
    return this.stage.children
  }

  get background(): Paint {
    return this.#background
  }

  /** At the front of the stage. Undefined when there are too many already. */
  add(content: LeafContent, width: number, height: number): StoredNode | undefined {
    return this.#nodes.size > maxSceneNodes ? undefined : this.#show(this.#newNode(content, width, height))
  }

  /** An empty group; a container when it has a size. */
  addGroup(clip?: { readonly width: number; readonly height: number }): StoredNode | undefined {
    return this.#nodes.size > maxSceneNodes ? undefined : this.#show(this.#newGroup(clip).node)
  }

  get(id: number): StoredNode | undefined {
    return this.#nodes.get(id)
  }

  groupOf(id: number): GroupContent | undefined {
    const content = this.#nodes.get(id)?.content
    return content instanceof GroupContent ? content : undefined
  }

  /** `code` counts from 1 through `numericProperties`. */
  setNumber(id: number, code: number, value: number): void {
    const node = this.#nodes.get(id)
    const property = numericProperties[code - 1]
    if (node === undefined || property === undefined || node[property] === value) return
    node[property] = value
    this.#version += 1
  }

  /** Whatever is not a number that Lua sets often. */
  change(id: number, apply: (node: StoredNode) => void): void {
    const node = this.#nodes.get(id)
    if (node === undefined) return
    apply(node)
    this.#version += 1
  }

  setBackground(paint: Paint): void {
    this.#background = paint
    this.#version += 1
  }

  listen(id: number, name: ListenName, isListening: boolean): void {
    const node = this.#nodes.get(id)
    const bit = listenBits[name]
    if (node === undefined || ((node.listens & bit) !== 0) === isListening) return
    node.listens ^= bit
    this.#listening[name] += isListening ? 1 : -1
  }

  /** Whether any object listens to the event at all. */
  hears(name: ListenName): boolean {
    return this.#listening[name] > 0
  }

  /**
   * Puts the object before the one at `index` (from 0) of a group, or to its front. Gives what is wrong when it
   * cannot. Source: Solar2D engine, an index of its own group counts before the object leaves its old place.
   */
  insert(groupId: number, id: number, index = Number.POSITIVE_INFINITY): string | undefined {
    const node = this.#nodes.get(id)
    const group = this.groupOf(groupId)
    if (node === undefined || group === undefined) return undefined
    if (node.id === this.stageId) return 'the stage cannot be inserted into a group'
    let depth = 1
    for (let above: GroupContent | undefined = group; above !== undefined; above = above.owner().parent) {
      if (above === node.content) return 'a group cannot be inserted into itself'
      depth += 1
    }
    const below = node.content instanceof GroupContent ? node.content.depthBelow + 1 : 0
    if (depth + below > maxSceneDepth) return `groups are nested too deeply: ${maxSceneDepth} is the limit`
    this.#move(node, group, index < 0 ? Number.POSITIVE_INFINITY : index)
    return undefined
  }

  toFront(id: number): void {
    const node = this.#nodes.get(id)
    if (node?.parent !== undefined) this.#move(node, node.parent, Number.POSITIVE_INFINITY)
  }

  toBack(id: number): void {
    const node = this.#nodes.get(id)
    if (node?.parent !== undefined) this.#move(node, node.parent, 0)
  }

  /** The object and all below it, in the order in which they are told of their end: children first, the front first. */
  subtree(id: number): readonly StoredNode[] {
    const found: StoredNode[] = []
    const visit = (node: StoredNode): void => {
      if (node.content instanceof GroupContent) node.content.children.toReversed().forEach(visit)
      found.push(node)
    }
    const root = this.#nodes.get(id)
    if (root !== undefined) visit(root)
    return found
  }

  /** With all below it. The stage stays. */
  remove(id: number): void {
    const node = this.#nodes.get(id)
    if (node?.parent === undefined) return
    for (const gone of this.subtree(id)) {
      for (const name of ['touch', 'tap', 'mouse'] as const) this.listen(gone.id, name, false)
      this.#nodes.delete(gone.id)
    }
    node.parent.list.remove(node)
    node.parent = undefined
    this.#version += 1
  }

  #show(node: StoredNode): StoredNode {
    this.#move(node, this.stage, Number.POSITIVE_INFINITY)
    return node
  }

  #move(node: StoredNode, group: GroupContent, index: number): void {
    const from = node.parent
    const before = from === group && Number.isFinite(index) ? group.list.indexOf(node) : -1
    from?.list.remove(node)
    group.list.insert(node, before >= 0 && before < index ? index - 1 : index)
    node.parent = group
    let below = node.content instanceof GroupContent ? node.content.depthBelow + 1 : 0
    for (let above: GroupContent | undefined = group; above !== undefined; above = above.owner().parent) {
      if (above.depthBelow >= below) break
      above.depthBelow = below
      below += 1
    }
    this.#version += 1
  }

  #newGroup(clip?: { readonly width: number; readonly height: number }): {
    readonly node: StoredNode
    readonly group: GroupContent
  } {
    const group: GroupContent = new GroupContent({
      owner: () => node,
      version: () => this.#version,
      ...(clip === undefined ? {} : { clip }),
    })
    const node: StoredNode = this.#newNode(group, 0, 0)
    return { node, group }
  }

  #newNode(content: StoredNode['content'], width: number, height: number): StoredNode {
    const id = (this.#lastId += 1)
    const node: StoredNode = {
      id,
      x: 0,
      y: 0,
      width,
      height,
      anchorX: 0.5,
      anchorY: 0.5,
      xScale: 1,
      yScale: 1,
      rotation: 0,
      alpha: 1,
      isVisible: true,
      blendMode: 'normal',
      content,
      parent: undefined,
      slot: 0,
      listens: 0,
      isHitTestable: false,
    }
    this.#nodes.set(id, node)
    return node
  }
}
