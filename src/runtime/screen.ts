import type { Insets, Orientation } from '../shared/device.ts'

/**
 * How the content lies on the device's screen at this moment. Content units are those of `config.lua`; a content point
 * (x, y) is at the pixel ((x - originX) × pixelsPerUnitX, (y - originY) × pixelsPerUnitY).
 */
export type ScreenGeometry = {
  /** The screen in device pixels, as the content has it: width and height are swapped for a landscape content. */
  readonly pixelWidth: number
  readonly pixelHeight: number
  readonly contentWidth: number
  readonly contentHeight: number
  readonly pixelsPerUnitX: number
  readonly pixelsPerUnitY: number
  /** The content point at the top left corner of the screen: negative where letterboxing leaves a border. */
  readonly originX: number
  readonly originY: number
  /** In content units, upright to the content. */
  readonly safeInsets: Insets
  /** How the device is held. */
  readonly orientation: Orientation
  /** Clockwise degrees by which the content is turned in the device's window: not 0 when the app does not turn along. */
  readonly turn: 0 | 90 | 180 | 270
}
