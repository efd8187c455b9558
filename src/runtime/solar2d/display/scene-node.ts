import type { GroupContent } from './group-content.ts'
import type { SceneContent, SceneNode } from './scene.ts'

/** What a node shows that is no group. */
export type LeafContent = Exclude<SceneContent, { readonly kind: 'group' }>

/** A node as the store keeps it: the painter's view, changed in place, and what only the runtime asks for. */
export type StoredNode = { -readonly [Key in Exclude<keyof SceneNode, 'content'>]: SceneNode[Key] } & {
  content: LeafContent | GroupContent
  parent: GroupContent | undefined
  /** Where it stands in its parent's list; see `ChildList`. */
  slot: number
  /** Which hit-tested events have a listener: a sum of `listenBits`. */
  listens: number
  isHitTestable: boolean
}

/** Properties that Lua sets by number: a string would be copied on every assignment. */
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

/** The event's name, as bits of `listens`. */
export const listenBits = { touch: 1, tap: 2, mouse: 4 } as const
