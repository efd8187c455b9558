import type { Colour, Paint, Scene, SceneNode } from '../../runtime/solar2d/display/scene.ts'
import { createImageCache } from './image-cache.ts'
import { cssFont, lineHeight, linesOf } from './text-metrics.ts'
import type { Size, Viewport } from './viewport.ts'

/** Draws the display list; a frame in which nothing changed costs nothing. */
export function createPainter(
  context: CanvasRenderingContext2D,
  content: Size,
): { readonly paint: (scene: Scene, viewport: Viewport, pixelRatio: number) => void } {
  let painted = ''
  let decoded = 0
  const images = createImageCache(() => {
    decoded += 1
  })

  const drawNode = (node: SceneNode): void => {
    if (!node.isVisible || node.alpha <= 0) return
    context.save()
    context.globalAlpha = Math.min(1, node.alpha)
    context.translate(node.x, node.y)
    context.rotate((node.rotation * Math.PI) / 180)
    context.scale(node.xScale, node.yScale)
    context.translate(-node.width * node.anchorX, -node.height * node.anchorY)
    drawContent(node)
    context.restore()
  }

  const drawContent = ({ content: shape, width, height }: SceneNode): void => {
    switch (shape.kind) {
      case 'rect':
        context.fillStyle = cssPaint(shape.fill)
        context.fillRect(0, 0, width, height)
        if (shape.strokeWidth > 0) {
          context.strokeStyle = cssPaint(shape.stroke)
          context.lineWidth = shape.strokeWidth
          context.strokeRect(0, 0, width, height)
        }
        break
      case 'image': {
        const bitmap = images.bitmapOf(shape.bytes)
        if (bitmap === undefined) break
        context.globalAlpha *= shape.tint[3]
        context.drawImage(bitmap, 0, 0, width, height)
        break
      }
      case 'text':
        context.font = cssFont(shape.font)
        context.fillStyle = cssPaint(shape.fill)
        context.textBaseline = 'top'
        linesOf(context, shape.text, shape.wrapWidth).forEach((line, index) => {
          context.fillText(line, 0, index * shape.font.sizePx * lineHeight)
        })
        break
    }
  }

  return {
    paint: (scene, viewport, pixelRatio) => {
      const wanted = [scene.version, decoded, viewport.scale, viewport.left, viewport.top, pixelRatio].join()
      if (wanted === painted) return
      painted = wanted
      const { canvas } = context
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.fillStyle = '#000'
      context.fillRect(0, 0, canvas.width, canvas.height)
      const scale = viewport.scale * pixelRatio
      context.setTransform(scale, 0, 0, scale, viewport.left * pixelRatio, viewport.top * pixelRatio)
      context.save()
      context.beginPath()
      context.rect(0, 0, content.width, content.height)
      context.clip()
      if (scene.background !== undefined) {
        context.fillStyle = cssPaint(scene.background)
        context.fillRect(0, 0, content.width, content.height)
      }
      for (const node of scene.nodes) drawNode(node)
      context.restore()
    },
  }
}

function cssPaint(paint: Paint): string {
  return cssColour(paint.kind === 'colour' ? paint.colour : [1, 1, 1, 1])
}

function cssColour([red, green, blue, alpha]: Colour): string {
  return `rgb(${red * 255} ${green * 255} ${blue * 255} / ${alpha})`
}
