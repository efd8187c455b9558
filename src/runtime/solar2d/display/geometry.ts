import type { StoredNode } from './scene-node.ts'

export type Box = {
  readonly xMin: number
  readonly yMin: number
  readonly xMax: number
  readonly yMax: number
}
export type Point = { readonly x: number; readonly y: number }

/** (x, y) goes to (a × x + c × y + tx, b × x + d × y + ty). */
type Matrix = {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly tx: number
  readonly ty: number
}

/** From the coordinates in which the node's own box stands (a group's: its children) to its parent's. */
function matrixOf(node: StoredNode): Matrix {
  const angle = (node.rotation * Math.PI) / 180
  const cos = node.rotation === 0 ? 1 : Math.cos(angle)
  const sin = node.rotation === 0 ? 0 : Math.sin(angle)
  const a = cos * node.xScale
  const b = sin * node.xScale
  const c = -sin * node.yScale
  const d = cos * node.yScale
  const { x, y } = originOf(node)
  return { a, b, c, d, tx: node.x + a * x + c * y, ty: node.y + b * x + d * y }
}

/** Where the own coordinates begin, before the node is scaled, turned and placed. */
function originOf({ content, width, height, anchorX, anchorY }: StoredNode): Point {
  return content.kind === 'group'
    ? { x: content.offsetX, y: content.offsetY }
    : { x: -width * anchorX, y: -height * anchorY }
}

const apply = ({ a, b, c, d, tx, ty }: Matrix, { x, y }: Point): Point => ({
  x: a * x + c * y + tx,
  y: b * x + d * y + ty,
})

/** The point in the node's own coordinates; undefined where the node is scaled to nothing. */
function invert({ a, b, c, d, tx, ty }: Matrix, { x, y }: Point): Point | undefined {
  const determinant = a * d - b * c
  if (determinant === 0) return undefined
  const deltaX = x - tx
  const deltaY = y - ty
  return { x: (d * deltaX - c * deltaY) / determinant, y: (a * deltaY - b * deltaX) / determinant }
}

/** A point of the parent, in the coordinates in which the node's own box or its children stand. */
export const fromParent = (node: StoredNode, point: Point): Point | undefined => invert(matrixOf(node), point)

/**
 * The point of the content, for one of the node, whose (0, 0) is the middle of its box, a group's where its children
 * stand. Source: Solar2D engine, shapes are made about their middle and moved by the anchor.
 */
export function localToContent(node: StoredNode, { x, y }: Point): Point {
  const middle = middleOf(node)
  return up(node, { x: x + middle.x, y: y + middle.y })
}

export function contentToLocal(node: StoredNode, point: Point): Point | undefined {
  const own = down(node, point)
  const middle = middleOf(node)
  return own === undefined ? undefined : { x: own.x - middle.x, y: own.y - middle.y }
}

const middleOf = ({ width, height }: StoredNode): Point => ({ x: width / 2, y: height / 2 })

function up(node: StoredNode, point: Point): Point {
  const above = apply(matrixOf(node), point)
  return node.parent === undefined ? above : up(node.parent.owner(), above)
}

function down(node: StoredNode, point: Point): Point | undefined {
  const above = node.parent === undefined ? point : down(node.parent.owner(), point)
  return above === undefined ? undefined : fromParent(node, above)
}

/** The node's box in its own coordinates; undefined for a group with nothing in it. */
export function ownBox({ content, width, height }: StoredNode): Box | undefined {
  if (content.kind === 'group') return content.bounds
  if (content.kind !== 'line') return { xMin: 0, yMin: 0, xMax: width, yMax: height }
  return boxAround(content.points)
}

/** The smallest upright rectangle around points, given as x and y in turn. */
export function boxAround(points: readonly number[]): Box {
  let [xMin = 0, yMin = 0] = points
  let [xMax, yMax] = [xMin, yMin]
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [x = 0, y = 0] = [points[index], points[index + 1]]
    if (x < xMin) xMin = x
    if (x > xMax) xMax = x
    if (y < yMin) yMin = y
    if (y > yMax) yMax = y
  }
  return { xMin, yMin, xMax, yMax }
}

function around({ xMin, yMin, xMax, yMax }: Box, place: (point: Point) => Point): Box {
  const corners = [
    place({ x: xMin, y: yMin }),
    place({ x: xMax, y: yMin }),
    place({ x: xMin, y: yMax }),
    place({ x: xMax, y: yMax }),
  ]
  return boxAround(corners.flatMap(({ x, y }) => [x, y]))
}

/** Around the node, in content units. A group with nothing in it is a point. */
export function contentBounds(node: StoredNode): Box {
  return around(ownBox(node) ?? { xMin: 0, yMin: 0, xMax: 0, yMax: 0 }, (point) => up(node, point))
}

/** Around the nodes, in their parent's coordinates. */
export function unionOf(nodes: readonly StoredNode[]): Box | undefined {
  let union: Box | undefined
  for (const node of nodes) {
    const own = ownBox(node)
    if (own === undefined) continue
    const matrix = matrixOf(node)
    const box = around(own, (point) => apply(matrix, point))
    union =
      union === undefined
        ? box
        : {
            xMin: Math.min(union.xMin, box.xMin),
            yMin: Math.min(union.yMin, box.yMin),
            xMax: Math.max(union.xMax, box.xMax),
            yMax: Math.max(union.yMax, box.yMax),
          }
  }
  return union
}
