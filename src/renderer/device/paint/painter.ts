import type { Scene, SceneContent, SceneNode } from '../../../runtime/solar2d/display/scene.ts'
import type { Viewport } from '../viewport.ts'
import { createFillStyles } from './fill-style.ts'
import { movedBy, placedIn, scaledBy, type Matrix } from './matrix.ts'
import { createPaintShape } from './paint-shape.ts'
import { createPaintText } from './paint-text.ts'
import { createPictures } from './pictures.ts'

/** Deeper groups are not drawn: an app can nest them until the stack is used up. */
const mostNested = 500

const operations = { normal: 'source-over', add: 'lighter', multiply: 'multiply', screen: 'screen' } as const

type Group = Extract<SceneContent, { kind: 'group' }>

export type Painter = {
  /** Draws the display list, unless nothing has changed since the last time. */
  readonly paint: (scene: Scene, viewport: Viewport, pixelRatio: number) => void
}

export function createPainter(
  context: CanvasRenderingContext2D,
  options: {
    /** The pictures on the screen do not fit into memory. Told once. */
    readonly onTooManyPictures: () => void
  },
): Painter {
  const { canvas } = context
  let painted: unknown[] = []
  let decodedPictures = 0
  let operation: GlobalCompositeOperation = 'source-over'
  const pictures = createPictures({
    onReady: () => {
      decodedPictures += 1
    },
    onTooMany: options.onTooManyPictures,
  })
  const styles = createFillStyles(context, pictures)
  const { shape, line, outline } = createPaintShape(context, styles)
  const text = createPaintText(context, styles)

  const use = ({ a, b, c, d, e, f }: Matrix): void => context.setTransform(a, b, c, d, e, f)

  const isOutside = ({ a, b, c, d, e, f }: Matrix, { width, height }: SceneNode, beyond: number): boolean => {
    const reachX = (Math.abs(a) * (width + beyond) + Math.abs(c) * (height + beyond)) / 2
    const reachY = (Math.abs(b) * (width + beyond) + Math.abs(d) * (height + beyond)) / 2
    const x = (a * width + c * height) / 2 + e
    const y = (b * width + d * height) / 2 + f
    return x + reachX < 0 || y + reachY < 0 || x - reachX > canvas.width || y - reachY > canvas.height
  }

  const paintNode = (node: SceneNode, parent: Matrix, parentAlpha: number, depth: number): void => {
    if (!node.isVisible) return
    const alpha = parentAlpha * Math.min(1, node.alpha)
    const place = placedIn(parent, node)
    const { a, b, c, d, e, f } = place
    // An infinite place would leave the transform of the node before.
    if (!(alpha > 0) || !Number.isFinite(a + b + c + d + e + f)) return
    const { content } = node
    if (content.kind === 'group') return paintGroup(content, place, alpha, depth)
    if (content.kind === 'nothing') return
    if (context.globalAlpha !== alpha) context.globalAlpha = alpha
    if (operation !== operations[node.blendMode]) {
      operation = operations[node.blendMode]
      context.globalCompositeOperation = operation
    }
    if (content.kind === 'line') {
      use(place)
      return line(content)
    }
    // A circle or a gradient of such a size would be an exception.
    if (!(node.width >= 0 && node.height >= 0 && Number.isFinite(node.width + node.height))) return
    const box = movedBy(place, -node.width * node.anchorX, -node.height * node.anchorY)
    // A mitre may reach further than its line is wide; letters may reach beyond their box.
    const beyond = content.kind === 'text' ? node.height : content.strokeWidth * 10
    if (isOutside(box, node, beyond)) return
    use(box)
    if (content.kind === 'text') text(content, node)
    else if (content.kind === 'image') paintImage(content, node, alpha)
    else shape(content, node)
  }

  const paintGroup = (group: Group, place: Matrix, alpha: number, depth: number): void => {
    if (depth >= mostNested) return
    const inside = movedBy(place, group.offsetX, group.offsetY)
    const { clip } = group
    if (clip !== undefined) {
      context.save()
      use(inside)
      context.beginPath()
      context.rect(-clip.width / 2, -clip.height / 2, clip.width, clip.height)
      context.clip()
    }
    for (const child of group.children) paintNode(child, inside, alpha, depth + 1)
    if (clip !== undefined) {
      context.restore()
      operation = context.globalCompositeOperation
    }
  }

  const paintImage = (
    image: Extract<SceneContent, { kind: 'image' }>,
    { width, height }: SceneNode,
    alpha: number,
  ): void => {
    const picture = pictures.of(image.bytes, image.tint)
    if (picture !== undefined && width > 0 && height > 0) {
      const { frame } = image
      context.globalAlpha = alpha * Math.min(1, Math.max(0, image.tint[3]))
      if (frame === undefined) context.drawImage(picture, 0, 0, width, height)
      else if (frame.width > 0 && frame.height > 0) {
        context.drawImage(picture, frame.x, frame.y, frame.width, frame.height, 0, 0, width, height)
      }
      context.globalAlpha = alpha
    }
    outline(image, width, height)
  }

  const paintBackground = (
    { background }: Scene,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void => {
    context.setTransform(1, 0, 0, 1, x, y)
    const fill = background === undefined ? undefined : styles.of(background, width, height)
    if (fill === undefined) return
    context.fillStyle = fill
    context.fillRect(0, 0, width, height)
  }

  return {
    paint: (scene, viewport, pixelRatio) => {
      const { left, top, width, height, matrix } = viewport
      const wanted = [
        scene.version,
        decodedPictures,
        canvas.width,
        canvas.height,
        pixelRatio,
        ...Object.values(matrix),
      ]
      if (wanted.every((part, index) => part === painted[index])) return
      painted = wanted
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.globalAlpha = 1
      context.globalCompositeOperation = operation = 'source-over'
      context.textRendering = 'geometricPrecision'
      context.fillStyle = '#000'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.save()
      context.beginPath()
      const right = Math.round((left + width) * pixelRatio)
      const bottom = Math.round((top + height) * pixelRatio)
      const x = Math.round(left * pixelRatio)
      const y = Math.round(top * pixelRatio)
      context.rect(x, y, right - x, bottom - y)
      context.clip()
      paintBackground(scene, x, y, right - x, bottom - y)
      const content = scaledBy(matrix, pixelRatio)
      for (const node of scene.nodes) paintNode(node, content, 1, 0)
      context.restore()
      pictures.endFrame()
    },
  }
}
