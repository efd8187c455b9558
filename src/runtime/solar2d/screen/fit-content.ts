import type { Device } from '../../../shared/device.ts'
import type { ScreenGeometry } from '../../screen.ts'
import type { ScreenSettings } from './screen-settings.ts'

type Fitted = Pick<
  ScreenGeometry,
  | 'pixelWidth'
  | 'pixelHeight'
  | 'contentWidth'
  | 'contentHeight'
  | 'pixelsPerUnitX'
  | 'pixelsPerUnitY'
  | 'originX'
  | 'originY'
>

/** One content unit of an adaptive content is a pixel of a screen with so many dots an inch. */
const adaptiveDpi = 160
/** How much of the free room, or of what does not fit, lies before the content. */
const shares = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 } as const

/**
 * Lays the content on the screen. For a content on its side the screen's and the content's own width and height are
 * swapped, as Solar2D does.
 */
export function fitContent(device: Device, settings: ScreenSettings, isSideways: boolean): Fitted {
  const [pixelWidth, pixelHeight] = turned(device.widthPx, device.heightPx, isSideways)
  const size = contentSize(device, settings, isSideways)
  const [contentWidth, contentHeight] = size ?? [pixelWidth, pixelHeight]
  const [fitX, fitY] = [pixelWidth / contentWidth, pixelHeight / contentHeight]
  const [pixelsPerUnitX, pixelsPerUnitY] = scales(settings.scale, fitX, fitY)
  const [freeX, freeY] = [
    pixelWidth / pixelsPerUnitX - contentWidth,
    pixelHeight / pixelsPerUnitY - contentHeight,
  ]
  return {
    pixelWidth,
    pixelHeight,
    contentWidth,
    contentHeight,
    pixelsPerUnitX,
    pixelsPerUnitY,
    originX: before(freeX, shares[settings.xAlign]),
    originY: before(freeY, shares[settings.yAlign]),
  }
}

/** Never -0. */
const before = (free: number, share: number): number => 0 - free * share

function turned(width: number, height: number, isSideways: boolean): [number, number] {
  return isSideways ? [height, width] : [width, height]
}

function contentSize(
  { widthPx, heightPx, dpi }: Device,
  { scale, width, height }: ScreenSettings,
  isSideways: boolean,
): [number, number] | undefined {
  if (scale === 'adaptive') {
    const pixelsPerUnit = Math.max(1, Math.round(dpi / adaptiveDpi))
    return turned(widthPx / pixelsPerUnit, heightPx / pixelsPerUnit, isSideways)
  }
  if (scale === 'none' || width === undefined || height === undefined) return undefined
  return turned(width, height, isSideways)
}

function scales(mode: ScreenSettings['scale'], fitX: number, fitY: number): [number, number] {
  switch (mode) {
    case 'zoomstretch':
      return [fitX, fitY]
    case 'zoomeven':
      return [Math.max(fitX, fitY), Math.max(fitX, fitY)]
    default:
      return [Math.min(fitX, fitY), Math.min(fitX, fitY)]
  }
}
