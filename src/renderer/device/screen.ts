import type { RunningApp } from '../../runtime/app.ts'
import type { ScreenGeometry } from '../../runtime/screen.ts'
import { listenToKeyboard } from './input/keyboard.ts'
import { listenToMouse } from './input/mouse.ts'
import { listenToPointers } from './input/pointers.ts'
import { createPainter } from './paint/painter.ts'
import { fitViewport, type Viewport } from './viewport.ts'

export type Screen = {
  /** Where the device's screen lies in the window now. */
  readonly viewport: () => Viewport
  /** Gives the app the input that waits for a frame. */
  readonly flushInput: () => void
  readonly paint: () => void
}

/** The app's screen: gives input to the app and shows its scene. */
export function createScreen(options: {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
  readonly app: RunningApp
  readonly isBlocked: () => boolean
  readonly onTooManyPictures: () => void
}): Screen {
  const { canvas, context, app } = options
  const painter = createPainter(context, options)

  const fitCanvas = (): void => {
    const width = Math.round(window.innerWidth * window.devicePixelRatio)
    const height = Math.round(window.innerHeight * window.devicePixelRatio)
    // Setting a size, even the same, empties the canvas.
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
  }

  const viewport = createViewportOf(app)
  const input = { screen: canvas, app, viewport }
  const pointers = listenToPointers(input)
  const mouse = listenToMouse(input)
  listenToKeyboard({ ...input, window, isBlocked: options.isBlocked })
  // A text field keeps the keyboard when the app's screen is touched, as on a device: only the app takes it away.
  canvas.addEventListener('mousedown', (event) => {
    if (document.activeElement instanceof HTMLElement && document.activeElement.closest('.native') !== null) {
      event.preventDefault()
    }
  })

  return {
    viewport,
    flushInput: () => {
      pointers.flush()
      mouse.flush()
    },
    paint: () => {
      fitCanvas()
      painter.paint(app.scene, viewport(), window.devicePixelRatio)
    },
  }
}

/** The viewport, computed anew only when the window or the screen has changed. */
function createViewportOf(app: Pick<RunningApp, 'screen'>): () => Viewport {
  let known:
    { readonly screen: ScreenGeometry; readonly window: string; readonly viewport: Viewport } | undefined
  return () => {
    const screen = app.screen()
    const size = { width: window.innerWidth, height: window.innerHeight }
    const windowKey = `${size.width} ${size.height}`
    if (known?.window !== windowKey || !isSame(known.screen, screen)) {
      known = { screen, window: windowKey, viewport: fitViewport(screen, size) }
    }
    return known.viewport
  }
}

function isSame(one: ScreenGeometry, other: ScreenGeometry): boolean {
  return (
    one === other ||
    (one.turn === other.turn &&
      one.pixelWidth === other.pixelWidth &&
      one.pixelHeight === other.pixelHeight &&
      one.pixelsPerUnitX === other.pixelsPerUnitX &&
      one.pixelsPerUnitY === other.pixelsPerUnitY &&
      one.originX === other.originX &&
      one.originY === other.originY)
  )
}
