import type { Colour, Paint, Scene, SceneNode } from './scene.ts'

/** More would only serve to fill the memory. */
export const maxSceneNodes = 100_000

type MutableNode = { -readonly [Key in keyof SceneNode]: SceneNode[Key] }

/** Properties that Lua sets by number: a string would be copied on every assignment. `strokeWidth` is one of the content. */
export const numericProperties = [
  'x',
  'y',
  'width',
  'height',
  'anchorX',
  'anchorY',
  'xScale',
  'yScale',
  'rotation',
  'alpha',
] as const
export const strokeWidthCode = numericProperties.length + 1

/** The display list as it is changed by the app. What names an object that is gone is ignored. */
export class SceneStore implements Scene {
  #version = 0
  #lastId = 0
  #background: Paint | undefined
  /** Back to front, in the order of insertion. */
  readonly #nodes = new Map<number, MutableNode>()
  #list: readonly SceneNode[] | undefined

  get version(): number {
    return this.#version
  }

  get nodes(): readonly SceneNode[] {
    this.#list ??= [...this.#nodes.values()]
    return this.#list
  }

  get background(): Paint {
    return this.#background ?? { kind: 'colour', colour: [0, 0, 0, 1] }
  }

  /** The new object's id, at the front; undefined when there are too many. */
  add(content: SceneNode['content'], width: number, height: number): number | undefined {
    if (this.#nodes.size >= maxSceneNodes) return undefined
    const id = (this.#lastId += 1)
    this.#nodes.set(id, {
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
    })
    this.#reordered()
    return id
  }

  get(id: number): SceneNode | undefined {
    return this.#nodes.get(id)
  }

  /** `code` counts from 1 through `numericProperties`. */
  setNumber(id: number, code: number, value: number): void {
    const node = this.#nodes.get(id)
    if (node === undefined) return
    const property = numericProperties[code - 1]
    if (property !== undefined) {
      if (node[property] === value) return
      node[property] = value
    } else if (code === strokeWidthCode && node.content.kind === 'rect') {
      node.content = { ...node.content, strokeWidth: value }
    } else return
    this.#version += 1
  }

  setVisible(id: number, isVisible: boolean): void {
    const node = this.#nodes.get(id)
    if (node === undefined || node.isVisible === isVisible) return
    node.isVisible = isVisible
    this.#version += 1
  }

  setContent(id: number, content: SceneNode['content'], size?: { width: number; height: number }): void {
    const node = this.#nodes.get(id)
    if (node === undefined) return
    node.content = content
    if (size !== undefined) Object.assign(node, size)
    this.#version += 1
  }

  setBackground(colour: Colour): void {
    this.#background = { kind: 'colour', colour }
    this.#version += 1
  }

  toFront(id: number): void {
    const node = this.#nodes.get(id)
    if (node === undefined) return
    this.#nodes.delete(id)
    this.#nodes.set(id, node)
    this.#reordered()
  }

  toBack(id: number): void {
    const node = this.#nodes.get(id)
    if (node === undefined) return
    this.#nodes.delete(id)
    const others = [...this.#nodes]
    this.#nodes.clear()
    for (const [otherId, other] of [[id, node] as const, ...others]) this.#nodes.set(otherId, other)
    this.#reordered()
  }

  remove(id: number): void {
    if (this.#nodes.delete(id)) this.#reordered()
  }

  #reordered(): void {
    this.#list = undefined
    this.#version += 1
  }
}
