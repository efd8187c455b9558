import type { RunningApp } from '../../runtime/app.ts'
import { createPainter } from './painter.ts'
import { fitViewport, toContent, type Size } from './viewport.ts'

/** Taps closer than this to the one before count as one double tap, as on the device. */
const multiTapMs = 400

/** The canvas: gives taps to the app and shows its scene. */
export function createScreen(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  content: Size,
): { readonly attach: (app: RunningApp) => void; readonly paint: (app: RunningApp) => void } {
  const painter = createPainter(context, content)
  let taps = 0
  let lastTapMs = -Infinity

  const fitCanvas = (): void => {
    canvas.width = Math.round(window.innerWidth * window.devicePixelRatio)
    canvas.height = Math.round(window.innerHeight * window.devicePixelRatio)
  }
  fitCanvas()
  window.addEventListener('resize', fitCanvas)

  return {
    attach: (app) => {
      canvas.addEventListener('click', (event) => {
        taps = event.timeStamp - lastTapMs < multiTapMs ? taps + 1 : 1
        lastTapMs = event.timeStamp
        const viewport = fitViewport(content, windowSize())
        app.tap({ ...toContent(viewport, event.clientX, event.clientY), taps })
      })
    },
    paint: (app) => {
      painter.paint(app.scene, fitViewport(content, windowSize()), window.devicePixelRatio)
    },
  }
}

function windowSize(): Size {
  return { width: window.innerWidth, height: window.innerHeight }
}
