import { screen, type BrowserWindow, type Display, type Rectangle } from 'electron'
import type { Device, Orientation } from '../../shared/device.ts'
import {
  boundedZoom,
  fittingZoom,
  heldSize,
  movedInside,
  sizeAt,
  steppedZoom,
  turned,
  type Turn,
  type ZoomStep,
} from './device-size.ts'
import { firstRoom } from './first-places.ts'
import { placeBeside, type WindowSize } from './placement.ts'

/** The position is that of the frame, the size that of the content. */
export type WindowPlace = WindowSize & Partial<Rectangle>

/** The device that the app's window shows: how it is held, how large it is drawn, where it stands. Outlives windows. */
export type DeviceFrame = {
  /** For the window of the next launch. A new project is held upright. */
  readonly nextPlace: (device: Device, isNewProject: boolean) => WindowPlace
  readonly attach: (window: BrowserWindow) => void
  readonly turn: (turn: Turn) => void
  readonly hold: (orientation: Orientation) => void
  readonly zoomTo: (step: ZoomStep) => void
  readonly hasFocus: () => boolean
  readonly orientation: () => Orientation
  /** Desktop units of one device pixel. */
  readonly zoom: () => number
  /** What the user chose; undefined until then. */
  readonly chosenZoom: () => number | undefined
}

/** What a title bar takes, while no window tells. */
const usualFrame: WindowSize = { width: 0, height: 40 }

export function createDeviceFrame(deps: {
  /** From the last time. */
  readonly chosenZoom: number | undefined
  readonly inspectorBounds: () => Rectangle | undefined
  readonly onChange: () => void
}): DeviceFrame {
  let { chosenZoom } = deps
  let device: Device | undefined
  let orientation: Orientation = 'portrait'
  let zoom = 1
  let position: { readonly x: number; readonly y: number } | undefined
  let window: BrowserWindow | undefined

  const openWindow = (): BrowserWindow | undefined =>
    window === undefined || window.isDestroyed() ? undefined : window
  const display = (): Display =>
    position === undefined ? screen.getPrimaryDisplay() : screen.getDisplayNearestPoint(position)
  const frameSize = (): WindowSize => {
    const open = openWindow()
    if (open === undefined) return usualFrame
    const [outer, inner] = [open.getBounds(), open.getContentBounds()]
    return { width: outer.width - inner.width, height: outer.height - inner.height }
  }
  const room = (): WindowSize => {
    const { width, height } = display().workArea
    const frame = frameSize()
    return { width: width - frame.width, height: height - frame.height }
  }
  const setZoom = (next: number, size: WindowSize): WindowSize => {
    zoom = boundedZoom(next, size, room())
    return sizeAt(size, zoom)
  }
  const placeAt = (size: WindowSize): WindowPlace => {
    const { workArea } = display()
    const frame = frameSize()
    if (position !== undefined) {
      const outer = { ...position, width: size.width + frame.width, height: size.height + frame.height }
      const { x, y } = movedInside(outer, workArea)
      return { ...size, x, y }
    }
    const inspector = deps.inspectorBounds()
    return (inspector && placeBeside(workArea, size, inspector)) ?? size
  }
  const apply = (nextZoom: number): void => {
    const open = openWindow()
    if (open === undefined || device === undefined) return
    const size = heldSize(device, orientation)
    const place = placeAt(setZoom(nextZoom, size))
    if (open.isMaximized()) open.unmaximize()
    open.setAspectRatio(size.width / size.height)
    open.setContentSize(place.width, place.height)
    if (place.x !== undefined && place.y !== undefined) open.setPosition(place.x, place.y)
    deps.onChange()
  }
  const hold = (next: Orientation): void => {
    orientation = next
    apply(zoom)
    deps.onChange()
  }
  const track = (open: BrowserWindow): void => {
    if (open !== window || open.isDestroyed() || open.isMinimized() || device === undefined) return
    const { x, y } = open.getBounds()
    position = { x, y }
    const size = heldSize(device, orientation)
    const content = open.getContentBounds()
    const wanted = sizeAt(size, zoom)
    // Whole units: a zoom that gives this size already stays as exact as it is.
    if (Math.abs(content.width - wanted.width) <= 1 && Math.abs(content.height - wanted.height) <= 1) return
    zoom = fittingZoom(size, content)
    deps.onChange()
  }

  return {
    nextPlace: (nextDevice, isNewProject) => {
      if (isNewProject) orientation = 'portrait'
      const size = heldSize(nextDevice, orientation)
      const isSame = nextDevice === device && !isNewProject
      device = nextDevice
      return placeAt(setZoom(isSame ? zoom : (chosenZoom ?? fittingZoom(size, firstRoom)), size))
    },
    attach: (next) => {
      window = next
      if (device === undefined) return
      const size = heldSize(device, orientation)
      next.setAspectRatio(size.width / size.height)
      const onMoved = (): void => track(next)
      next.on('move', onMoved)
      next.on('resize', onMoved)
      next.on('show', onMoved)
      deps.onChange()
    },
    turn: (turn) => hold(turned(orientation, turn)),
    hold,
    zoomTo: (step) => {
      if (openWindow() === undefined || device === undefined) return
      const size = heldSize(device, orientation)
      if (step === 'fit') apply(fittingZoom(size, room()))
      else if (step === 'actual') apply(1 / display().scaleFactor)
      else apply(steppedZoom(zoom, step))
      chosenZoom = zoom
      deps.onChange()
    },
    hasFocus: () => openWindow()?.isFocused() === true,
    orientation: () => orientation,
    zoom: () => zoom,
    chosenZoom: () => chosenZoom,
  }
}
