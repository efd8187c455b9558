import type { SceneNode } from './scene.ts'

type Point = { readonly x: number; readonly y: number }

/** Whether the object covers the point, its rotation, scale and anchor taken into account. */
export function covers(node: SceneNode, { x, y }: Point): boolean {
  if (!node.isVisible || node.alpha <= 0 || node.xScale === 0 || node.yScale === 0) return false
  const angle = (-node.rotation * Math.PI) / 180
  const deltaX = x - node.x
  const deltaY = y - node.y
  const localX =
    (deltaX * Math.cos(angle) - deltaY * Math.sin(angle)) / node.xScale + node.width * node.anchorX
  const localY =
    (deltaX * Math.sin(angle) + deltaY * Math.cos(angle)) / node.yScale + node.height * node.anchorY
  return localX >= 0 && localX < node.width && localY >= 0 && localY < node.height
}

/** The smallest upright rectangle around the object, in content units. */
export function boundsOf(node: SceneNode): { xMin: number; yMin: number; xMax: number; yMax: number } {
  const angle = (node.rotation * Math.PI) / 180
  const corners = [0, 1].flatMap((right) =>
    [0, 1].map((bottom): Point => {
      const localX = (right - node.anchorX) * node.width * node.xScale
      const localY = (bottom - node.anchorY) * node.height * node.yScale
      return {
        x: node.x + localX * Math.cos(angle) - localY * Math.sin(angle),
        y: node.y + localX * Math.sin(angle) + localY * Math.cos(angle),
      }
    }),
  )
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  return { xMin: Math.min(...xs), yMin: Math.min(...ys), xMax: Math.max(...xs), yMax: Math.max(...ys) }
}
