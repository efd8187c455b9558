import type { Device } from '../../../shared/device.ts'
import type { ScreenGeometry } from '../../screen.ts'

/**
 * What `display.*` tells of the screen, in content units where the name says content. Source: Solar2D docs:
 * library/display. `pixelWidth` and `pixelHeight` are those of the upright device.
 */
export function screenValues(
  geometry: ScreenGeometry,
  device: Device,
  isStatusBarShown: boolean,
): Readonly<Record<string, number>> {
  const { contentWidth, contentHeight, pixelsPerUnitX, pixelsPerUnitY, originX, originY } = geometry
  const actualContentWidth = geometry.pixelWidth / pixelsPerUnitX
  const actualContentHeight = geometry.pixelHeight / pixelsPerUnitY
  const { top, left, bottom, right } = safeAreaInsets(geometry, device, isStatusBarShown)
  const statusBarHeight = isStatusBarShown ? device.statusBarHeightPx : 0
  return {
    contentWidth,
    contentHeight,
    contentCenterX: contentWidth / 2,
    contentCenterY: contentHeight / 2,
    actualContentWidth,
    actualContentHeight,
    viewableContentWidth: Math.min(contentWidth, actualContentWidth),
    viewableContentHeight: Math.min(contentHeight, actualContentHeight),
    pixelWidth: device.widthPx,
    pixelHeight: device.heightPx,
    screenOriginX: originX,
    screenOriginY: originY,
    safeScreenOriginX: originX + left,
    safeScreenOriginY: originY + top,
    safeActualContentWidth: actualContentWidth - left - right,
    safeActualContentHeight: actualContentHeight - top - bottom,
    contentScaleX: 1 / pixelsPerUnitX,
    contentScaleY: 1 / pixelsPerUnitY,
    statusBarHeight,
    topStatusBarContentHeight: statusBarHeight / pixelsPerUnitY,
    bottomStatusBarContentHeight: 0,
    dpi: device.dpi,
  }
}

/** In content units. A status bar that is shown covers its height. */
export function safeAreaInsets(
  { safeInsets, pixelsPerUnitY }: ScreenGeometry,
  { statusBarHeightPx }: Device,
  isStatusBarShown: boolean,
): ScreenGeometry['safeInsets'] {
  const barHeight = isStatusBarShown ? statusBarHeightPx / pixelsPerUnitY : 0
  return { ...safeInsets, top: Math.max(safeInsets.top, barHeight) }
}
