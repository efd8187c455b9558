import type { Drawing, SceneContent, SceneNode } from '../../../runtime/solar2d/display/scene.ts'
import type { FillStyles } from './fill-style.ts'

type Shape = Extract<SceneContent, { kind: 'rect' | 'circle' | 'polygon' }>
type Line = Extract<SceneContent, { kind: 'line' }>

export type PaintShape = {
  readonly shape: (shape: Shape, node: SceneNode) => void
  readonly line: (line: Line) => void
  /** The outline of a box, centred on its edge. */
  readonly outline: (drawing: Pick<Drawing, 'stroke' | 'strokeWidth'>, width: number, height: number) => void
}

/** Draws shapes whose box begins at the origin of the context's transform. */
export function createPaintShape(context: CanvasRenderingContext2D, styles: FillStyles): PaintShape {
  const strokePath = (
    { stroke, strokeWidth }: Pick<Drawing, 'stroke' | 'strokeWidth'>,
    width: number,
    height: number,
  ): void => {
    if (!(strokeWidth > 0)) return
    const style = styles.of(stroke, width, height)
    if (style === undefined) return
    context.strokeStyle = style
    context.lineWidth = strokeWidth
    context.stroke()
  }

  return {
    shape: (shape, { width, height }) => {
      const fill = styles.of(shape.fill, width, height)
      if (shape.kind === 'rect' && shape.cornerRadius <= 0 && !(shape.strokeWidth > 0)) {
        if (fill === undefined) return
        context.fillStyle = fill
        context.fillRect(0, 0, width, height)
        return
      }
      context.beginPath()
      trace(context, shape, width, height)
      if (fill !== undefined) {
        context.fillStyle = fill
        context.fill()
      }
      strokePath(shape, width, height)
    },
    line: (line) => {
      context.beginPath()
      tracePoints(context, line.points)
      strokePath(line, 0, 0)
    },
    outline: (drawing, width, height) => {
      if (!(drawing.strokeWidth > 0)) return
      context.beginPath()
      context.rect(0, 0, width, height)
      strokePath(drawing, width, height)
    },
  }
}

function trace(context: CanvasRenderingContext2D, shape: Shape, width: number, height: number): void {
  switch (shape.kind) {
    case 'rect':
      if (shape.cornerRadius > 0) {
        context.roundRect(0, 0, width, height, Math.min(shape.cornerRadius, width / 2, height / 2))
      } else {
        context.rect(0, 0, width, height)
      }
      return
    case 'circle':
      context.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI)
      return
    case 'polygon':
      tracePoints(context, shape.points)
      context.closePath()
  }
}

function tracePoints(context: CanvasRenderingContext2D, points: readonly number[]): void {
  for (let index = 0; index + 1 < points.length; index += 2) {
    context.lineTo(points[index] ?? 0, points[index + 1] ?? 0)
  }
}
