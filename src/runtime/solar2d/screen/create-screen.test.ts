import { describe, expect, test } from 'vitest'
import type { Device } from '../../../shared/device.ts'
import { createScreen, firstState, turnedState } from './create-screen.ts'
import { plainSettings, type ScreenSettings } from './screen-settings.ts'

const phone: Device = {
  title: 'Phone',
  widthPx: 640,
  heightPx: 1136,
  safeInsetsPx: { top: 88, right: 4, bottom: 68, left: 2 },
  statusBarHeightPx: 40,
  dpi: 326,
}
const classic: ScreenSettings = { ...plainSettings, width: 320, height: 480, scale: 'letterbox' }
const upright = { held: 'portrait', content: 'portrait' } as const
const onItsSide = { held: 'landscapeRight', content: 'landscapeRight' } as const

describe('how the content lies on the screen', () => {
  test('[O40] without a content size a unit is a pixel', () => {
    expect(createScreen(phone, plainSettings, upright)).toEqual({
      pixelWidth: 640,
      pixelHeight: 1136,
      contentWidth: 640,
      contentHeight: 1136,
      pixelsPerUnitX: 1,
      pixelsPerUnitY: 1,
      originX: 0,
      originY: 0,
      safeInsets: { top: 88, right: 4, bottom: 68, left: 2 },
      orientation: 'portrait',
      turn: 0,
    })
    expect(createScreen(phone, { ...classic, scale: 'none' }, upright)).toMatchObject({ contentWidth: 640 })
  })

  test('[O41] letterbox shows all of the content, with room beside it', () => {
    expect(createScreen(phone, classic, upright)).toMatchObject({
      contentWidth: 320,
      contentHeight: 480,
      pixelsPerUnitX: 2,
      pixelsPerUnitY: 2,
      originX: 0,
      originY: -44,
      safeInsets: { top: 44, right: 2, bottom: 34, left: 1 },
    })
  })

  test('[O41] zoomEven fills the screen, and cuts what does not fit', () => {
    const screen = createScreen(phone, { ...classic, scale: 'zoomeven' }, upright)
    expect(screen.pixelsPerUnitX).toBeCloseTo(1136 / 480)
    expect(screen.pixelsPerUnitY).toBe(screen.pixelsPerUnitX)
    expect(screen.originX).toBeCloseTo((320 - 640 / (1136 / 480)) / 2)
    expect(screen.originY).toBe(0)
  })

  test('[O41] zoomStretch fills it both ways', () => {
    expect(createScreen(phone, { ...classic, scale: 'zoomstretch' }, upright)).toMatchObject({
      pixelsPerUnitX: 2,
      pixelsPerUnitY: 1136 / 480,
      originX: 0,
      originY: 0,
    })
  })

  test.each([
    [640, 960, 326, 320, 480],
    [1080, 1920, 420, 360, 640],
    [1170, 2532, 460, 390, 844],
    [640, 960, 96, 640, 960],
  ])('[O41] adaptive: %i × %i at %i dpi', (widthPx, heightPx, dpi, contentWidth, contentHeight) => {
    const device = { ...phone, widthPx, heightPx, dpi }
    expect(createScreen(device, { ...classic, scale: 'adaptive' }, upright)).toMatchObject({
      contentWidth,
      contentHeight,
      originX: 0,
      originY: 0,
    })
  })

  test.each([
    ['left', 'top', 0, 0],
    ['center', 'center', 0, -44],
    ['right', 'bottom', 0, -88],
  ] as const)('[O42] xAlign %s, yAlign %s', (xAlign, yAlign, originX, originY) => {
    expect(createScreen(phone, { ...classic, xAlign, yAlign }, upright)).toMatchObject({ originX, originY })
  })

  test('[O42] a narrow content stands where xAlign says', () => {
    const wide = { ...phone, widthPx: 1500, heightPx: 960 }
    expect(createScreen(wide, { ...classic, xAlign: 'right' }, upright)).toMatchObject({
      originX: -430,
      originY: 0,
    })
  })

  test('[O43] on its side, width and height of screen and content are swapped, and the edges turn along', () => {
    expect(createScreen(phone, classic, onItsSide)).toMatchObject({
      pixelWidth: 1136,
      pixelHeight: 640,
      contentWidth: 480,
      contentHeight: 320,
      originX: -44,
      originY: 0,
      safeInsets: { top: 2, right: 34, bottom: 1, left: 44 },
      turn: 0,
    })
  })

  test('[O44] a content that does not turn along stands askew to the device', () => {
    const turns = (['portrait', 'landscapeRight', 'portraitUpsideDown', 'landscapeLeft'] as const).map(
      (held) => createScreen(phone, classic, { held, content: 'portrait' }).turn,
    )
    expect(turns).toEqual([0, 270, 180, 90])
    expect(createScreen(phone, classic, { held: 'portrait', content: 'landscapeRight' }).turn).toBe(90)
  })
})

describe('which way up the content is', () => {
  const both: ScreenSettings = {
    ...classic,
    supportedOrientations: ['portrait', 'landscapeLeft'],
  }

  test('[O43] an app that does not support how the device is held begins in its default', () => {
    const landscape: ScreenSettings = {
      ...classic,
      defaultOrientation: 'landscapeRight',
      supportedOrientations: ['landscapeRight'],
    }
    expect(firstState(landscape, 'portrait')).toEqual(onItsSide)
    expect(firstState(both, 'landscapeLeft')).toEqual({ held: 'landscapeLeft', content: 'landscapeLeft' })
  })

  test('[O44] it turns along where it is supported, unless the content is fixed', () => {
    expect(turnedState(both, upright, 'landscapeLeft').content).toBe('landscapeLeft')
    expect(turnedState(both, upright, 'landscapeRight').content).toBe('portrait')
    const fixed: ScreenSettings = { ...both, contentOrientation: 'portrait' }
    expect(turnedState(fixed, upright, 'landscapeLeft')).toEqual({
      held: 'landscapeLeft',
      content: 'portrait',
    })
  })
})
