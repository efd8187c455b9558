import { fromParent, type Point } from './geometry.ts'
import type { GroupContent } from './group-content.ts'
import type { StoredNode } from './scene-node.ts'

/** How near a finger must come to a line, which has no inside. */
const lineReach = 1

/**
 * The ids of the objects under a point that listen, in the order in which they are told: the front first, a group
 * after its children that were hit. Source: Solar2D engine, its hit test walks the tree in post-order.
 */
export function hitTest(stage: GroupContent, point: Point, listenBit: number): readonly number[] {
  const ids: number[] = []
  visit(stage, point, listenBit, ids)
  return ids
}

function visit(group: GroupContent, point: Point, listenBit: number, ids: number[]): boolean {
  let isHit = false
  const { children } = group
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const node = children[index]
    if (node === undefined || !canBeHit(node)) continue
    const own = fromParent(node, point)
    if (own === undefined || !isInside(node, own, listenBit, ids)) continue
    isHit = true
    if ((node.listens & listenBit) !== 0) ids.push(node.id)
  }
  return isHit
}

const canBeHit = (node: StoredNode): boolean => (node.isVisible && node.alpha > 0) || node.isHitTestable

function isInside(node: StoredNode, own: Point, listenBit: number, ids: number[]): boolean {
  const { content, width, height } = node
  switch (content.kind) {
    case 'group': {
      const { clip } = content
      const isClipped =
        clip !== undefined && (Math.abs(own.x) * 2 > clip.width || Math.abs(own.y) * 2 > clip.height)
      return !isClipped && visit(content, own, listenBit, ids)
    }
    case 'line':
      return isNearLine(content.points, own, Math.max(lineReach, content.strokeWidth / 2))
    case 'circle':
      return isInEllipse(own, width / 2, height / 2)
    case 'polygon':
      return isInPolygon(content.points, own)
    default:
      return own.x >= 0 && own.x < width && own.y >= 0 && own.y < height
  }
}

function isInEllipse({ x, y }: Point, radiusX: number, radiusY: number): boolean {
  return radiusX > 0 && radiusY > 0 && ((x - radiusX) / radiusX) ** 2 + ((y - radiusY) / radiusY) ** 2 < 1
}

function isInPolygon(points: readonly number[], { x, y }: Point): boolean {
  let isIn = false
  let [lastX = 0, lastY = 0] = points.slice(-2)
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [nextX = 0, nextY = 0] = [points[index], points[index + 1]]
    if (nextY > y !== lastY > y && x < ((lastX - nextX) * (y - nextY)) / (lastY - nextY) + nextX) isIn = !isIn
    ;[lastX, lastY] = [nextX, nextY]
  }
  return isIn
}

function isNearLine(points: readonly number[], { x, y }: Point, reach: number): boolean {
  for (let index = 0; index + 3 < points.length; index += 2) {
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = points.slice(index, index + 4)
    const [deltaX, deltaY] = [toX - fromX, toY - fromY]
    const lengthSquared = deltaX ** 2 + deltaY ** 2
    const along = lengthSquared === 0 ? 0 : ((x - fromX) * deltaX + (y - fromY) * deltaY) / lengthSquared
    const clamped = Math.min(1, Math.max(0, along))
    const distance = Math.hypot(x - fromX - clamped * deltaX, y - fromY - clamped * deltaY)
    if (distance <= reach) return true
  }
  return false
}
