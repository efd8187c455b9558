/** As `setTransform` has it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** What stands in a place of its parent, turned, then scaled. */
type Placed = {
  readonly x: number
  readonly y: number
  readonly xScale: number
  readonly yScale: number
  readonly rotation: number
}

/** The matrix of something that is placed within `parent`. */
export function placedIn(parent: Matrix, { x, y, xScale, yScale, rotation }: Placed): Matrix {
  const e = parent.a * x + parent.c * y + parent.e
  const f = parent.b * x + parent.d * y + parent.f
  if (rotation === 0) {
    return { a: parent.a * xScale, b: parent.b * xScale, c: parent.c * yScale, d: parent.d * yScale, e, f }
  }
  const angle = (rotation * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return {
    a: (parent.a * cos + parent.c * sin) * xScale,
    b: (parent.b * cos + parent.d * sin) * xScale,
    c: (parent.c * cos - parent.a * sin) * yScale,
    d: (parent.d * cos - parent.b * sin) * yScale,
    e,
    f,
  }
}

export function movedBy(matrix: Matrix, x: number, y: number): Matrix {
  if (x === 0 && y === 0) return matrix
  const { a, b, c, d, e, f } = matrix
  return { a, b, c, d, e: a * x + c * y + e, f: b * x + d * y + f }
}

export function scaledBy({ a, b, c, d, e, f }: Matrix, scale: number): Matrix {
  return { a: a * scale, b: b * scale, c: c * scale, d: d * scale, e: e * scale, f: f * scale }
}
