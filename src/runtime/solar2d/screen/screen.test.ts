import { describe, expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import type { Device } from '../../../shared/device.ts'

const device: Device = {
  title: 'Phone',
  widthPx: 640,
  heightPx: 1136,
  safeInsetsPx: { top: 88, right: 0, bottom: 68, left: 0 },
  statusBarHeightPx: 40,
  dpi: 326,
}
const config = (content: string): string => `application = { content = { ${content} } }`
const classic = config("width = 320, height = 480, scale = 'letterBox', fps = 60")
const turning =
  'settings = { orientation = { default = "portrait", supported = { "portrait", "landscapeRight" } } }'

describe('config.lua', () => {
  test('[O45] display.* tells the screen in content units', async () => {
    const { printed } = await startApp(
      `local values = {}
       for i, name in ipairs{ "contentWidth", "contentHeight", "contentCenterX", "contentCenterY", "actualContentWidth",
         "actualContentHeight", "viewableContentWidth", "viewableContentHeight", "pixelWidth", "pixelHeight",
         "screenOriginX", "screenOriginY", "safeScreenOriginX", "safeScreenOriginY", "safeActualContentWidth",
         "safeActualContentHeight", "contentScaleX", "statusBarHeight", "topStatusBarContentHeight", "fps" } do
         values[i] = display[name]
       end
       print(table.concat(values, " "))
       print(display.getSafeAreaInsets())`,
      { 'config.lua': classic },
      { device },
    )
    expect(printed()).toBe(
      '320 480 160 240 320 568 320 480 640 1136 0 -44 0 0 320 490 0.5 40 20 60\n44\t0\t34\t0\n',
    )
  })

  test('[O45] a hidden status bar has no height', async () => {
    const { printed } = await startApp(
      `display.setStatusBar(display.HiddenStatusBar)
       print(display.statusBarHeight, display.topStatusBarContentHeight)
       print(pcall(display.setStatusBar, "none"))`,
      { 'config.lua': classic },
      { device },
    )
    expect(printed()).toContain('0\t0\nfalse\t')
  })

  test('[O46] it can ask for the screen and the platform, and reaches nothing of the app', async () => {
    const { printed, messages } = await startApp(
      'print(display.contentWidth, display.contentHeight, leak, string.leak, math.floor(1.5))',
      {
        'config.lua': `leak, string.leak = 1, 1
          math.floor = nil
          local ratio = display.pixelHeight / display.pixelWidth
          ${config("width = 320, height = 320 * ratio, scale = system.getInfo('platform') and 'letterbox'")}`,
      },
      { device },
    )
    expect(printed()).toBe('320\t568\tnil\tnil\t1\n')
    expect(messages).toEqual([])
  })

  test.each([
    ['application = {', /^config\.lua cannot be used.*config\.lua:1: /],
    ['error("no")', /^config\.lua cannot be used.*config\.lua:1: no$/],
    ['os.exit()', /^config\.lua cannot be used.*config\.lua:1: attempt to index global 'os'/],
    [config("width = 'wide', height = 480, scale = 'letterbox'"), /content\.width must be a number/],
    [config("width = 320, height = 480, scale = 'large'"), /content\.scale must be/],
  ])('[O46] a broken one is told once and counts as none: %s', async (source, expected) => {
    const { printed, messages } = await startApp(
      'print(display.contentWidth)',
      { 'config.lua': source },
      { device },
    )
    expect(printed()).toBe('640\n')
    expect(messages).toMatchObject([{ level: 'warning', text: expect.stringMatching(expected) }])
  })

  test('[O47] imageSuffix: the largest that the screen reaches, for newImageRect alone', async () => {
    const { app, printed } = await startApp(
      `display.newImageRect("a.png", 10, 10)
       display.newImageRect("b.png", 10, 10)
       display.newImage("a.png")
       print(display.imageSuffix)`,
      {
        'config.lua': config(
          "width = 320, height = 480, scale = 'letterbox', imageSuffix = { ['@2x'] = 1.5, ['@4x'] = 3 }",
        ),
        'a.png': pngHeader(10, 10),
        'a@2x.png': pngHeader(20, 20),
        'a@4x.png': pngHeader(40, 40),
        'b.png': pngHeader(30, 30),
      },
      { device },
    )
    expect(printed()).toBe('@2x\n')
    const bytes = app.scene.nodes.map(({ content }) => content.kind === 'image' && content.bytes)
    expect(bytes).toEqual(
      [pngHeader(20, 20), pngHeader(30, 30), pngHeader(10, 10)].map((file) => new Uint8Array(file)),
    )
  })
})

describe('turning the device', () => {
  const listener = `
    Runtime:addEventListener("orientation", function(e) print(e.name, e.type, e.delta) end)
    Runtime:addEventListener("resize", function(e) print(e.name, display.contentWidth, display.contentHeight) end)`

  test('[O48] an app that turns along hears of it, then of its new size', async () => {
    const { app, printed } = await startApp(
      listener,
      { 'config.lua': classic, 'build.settings': turning },
      { device },
    )
    app.rotate('landscapeRight')
    app.rotate('landscapeRight')
    expect(printed()).toBe('orientation\tlandscapeRight\t-90\nresize\t480\t320\n')
    expect(app.screen()).toMatchObject({ contentWidth: 480, orientation: 'landscapeRight', turn: 0 })
  })

  test('[O48] one that does not hears of the device alone', async () => {
    const { app, printed } = await startApp(listener, { 'config.lua': classic }, { device })
    app.rotate('landscapeLeft')
    app.rotate('portraitUpsideDown')
    expect(printed()).toBe('orientation\tlandscapeLeft\t90\norientation\tportraitUpsideDown\t90\n')
    expect(app.screen()).toMatchObject({ contentWidth: 320, orientation: 'portraitUpsideDown', turn: 180 })
  })

  test('[O43] a landscape app begins on its side', async () => {
    const { printed, app } = await startApp(
      'print(display.contentWidth, display.contentHeight, display.pixelWidth)',
      {
        'config.lua': classic,
        'build.settings': 'settings = { orientation = { default = "landscapeRight" } }',
      },
      { device },
    )
    expect(printed()).toBe('480\t320\t640\n')
    expect(app.screen()).toMatchObject({ pixelWidth: 1136, turn: 0, orientation: 'landscapeRight' })
  })
})
