import type { ProfileName } from './profile/profile.ts'

/** Distances from the edges of the screen, in device pixels, upright. */
export type Insets = {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** The screen that a profile simulates, upright. Lengths are device pixels. */
export type Device = {
  /** For people: `Phone, 1080 × 1920`. */
  readonly title: string
  readonly widthPx: number
  readonly heightPx: number
  /** What a notch, a home bar or rounded corners cover. */
  readonly safeInsetsPx: Insets
  /** 0 where the platform shows none. */
  readonly statusBarHeightPx: number
  /** What `display.dpi` tells. */
  readonly dpi: number
}

export const orientations = ['portrait', 'landscapeRight', 'portraitUpsideDown', 'landscapeLeft'] as const
/** How the device is held, in Solar2D's words. */
export type Orientation = (typeof orientations)[number]

const none: Insets = { top: 0, right: 0, bottom: 0, left: 0 }

const skin: Device = {
  title: 'Simulator skin, 640 × 960',
  widthPx: 640,
  heightPx: 960,
  safeInsetsPx: none,
  statusBarHeightPx: 40,
  dpi: 326,
}

const devices: Readonly<Record<ProfileName, Device>> = {
  reference: { ...skin, title: 'Reference phone, 640 × 960' },
  'mac-simulator': skin,
  'windows-simulator': skin,
  android: {
    title: 'Android phone, 1080 × 1920',
    widthPx: 1080,
    heightPx: 1920,
    safeInsetsPx: none,
    statusBarHeightPx: 63,
    dpi: 420,
  },
  ios: {
    title: 'iPhone, 1170 × 2532',
    widthPx: 1170,
    heightPx: 2532,
    safeInsetsPx: { top: 141, right: 0, bottom: 102, left: 0 },
    statusBarHeightPx: 141,
    dpi: 460,
  },
  linux: { ...skin, title: 'Linux window, 640 × 960', statusBarHeightPx: 0, dpi: 96 },
  html5: { ...skin, title: 'Browser canvas, 640 × 960', statusBarHeightPx: 0, dpi: 96 },
}

/** The device of a profile. */
export const deviceOf = (profile: ProfileName): Device => devices[profile]
