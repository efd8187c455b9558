import { ChildList } from './child-list.ts'
import { type Box, unionOf } from './geometry.ts'
import type { StoredNode } from './scene-node.ts'

/** The children of a group or container. `version` tells when what was measured before is out of date. */
export class GroupContent {
  readonly kind = 'group'
  readonly list = new ChildList<StoredNode>()
  readonly owner: () => StoredNode
  readonly clip?: { width: number; height: number }
  anchorsChildren: boolean
  /** Groups below this one, nested in each other, at most. */
  depthBelow = 0
  readonly #version: () => number
  #measuredAt = -1
  #bounds: Box | undefined

  constructor(parts: {
    readonly owner: () => StoredNode
    readonly version: () => number
    readonly clip?: { readonly width: number; readonly height: number }
  }) {
    this.owner = parts.owner
    this.#version = parts.version
    if (parts.clip !== undefined) this.clip = { ...parts.clip }
    this.anchorsChildren = parts.clip !== undefined
  }

  get children(): readonly StoredNode[] {
    return this.list.all
  }

  get offsetX(): number {
    if (!this.anchorsChildren) return 0
    const { xMin, xMax } = this.bounds ?? { xMin: 0, xMax: 0 }
    return -xMin - (xMax - xMin) * this.owner().anchorX
  }

  get offsetY(): number {
    if (!this.anchorsChildren) return 0
    const { yMin, yMax } = this.bounds ?? { yMin: 0, yMax: 0 }
    return -yMin - (yMax - yMin) * this.owner().anchorY
  }

  /** Around all children, in the coordinates in which they stand; a container's own rectangle. Undefined without any. */
  get bounds(): Box | undefined {
    if (this.clip !== undefined) {
      const { width, height } = this.clip
      return { xMin: -width / 2, yMin: -height / 2, xMax: width / 2, yMax: height / 2 }
    }
    const version = this.#version()
    if (this.#measuredAt !== version) {
      this.#bounds = unionOf(this.children)
      this.#measuredAt = version
    }
    return this.#bounds
  }
}
