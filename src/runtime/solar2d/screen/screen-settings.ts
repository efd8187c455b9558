import type { Orientation } from '../../../shared/device.ts'

export const scaleModes = ['letterbox', 'zoomeven', 'zoomstretch', 'none', 'adaptive'] as const
export type ScaleMode = (typeof scaleModes)[number]

/** A picture of another size for screens of that many pixels a content unit, or more. */
export type ImageSuffix = { readonly suffix: string; readonly fromScale: number }

/** What `config.lua` and `build.settings` of a project say of the screen. Source: Solar2D docs: guide/basics/configSettings. */
export type ScreenSettings = {
  /** Upright, in content units. Undefined: the content is as large as the screen has pixels. */
  readonly width: number | undefined
  readonly height: number | undefined
  readonly scale: ScaleMode
  readonly xAlign: 'left' | 'center' | 'right'
  readonly yAlign: 'top' | 'center' | 'bottom'
  readonly fps: 30 | 60
  readonly imageSuffixes: readonly ImageSuffix[]
  readonly defaultOrientation: Orientation
  readonly supportedOrientations: readonly Orientation[]
  /** The content stays this way, however the device is held. */
  readonly contentOrientation: Orientation | undefined
}

/** Without `config.lua` and `build.settings`. */
export const plainSettings: ScreenSettings = {
  width: undefined,
  height: undefined,
  scale: 'none',
  xAlign: 'center',
  yAlign: 'center',
  fps: 30,
  imageSuffixes: [],
  defaultOrientation: 'portrait',
  supportedOrientations: ['portrait'],
  contentOrientation: undefined,
}
