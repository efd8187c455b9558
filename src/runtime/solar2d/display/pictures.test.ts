import { describe, expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { pictureSize } from './picture-size.ts'

describe('pictures and texts', () => {
  const sheet = `sheet = graphics.newImageSheet("s.png", { width = 10, height = 20, numFrames = 4 })`
  const files = { 's.png': pngHeader(20, 40) }

  test('[O15] an image sheet gives parts of its picture', async () => {
    const { app, messages } = await startApp(
      `${sheet}
       local large = graphics.newImageSheet("s.png", { frames = { { x = 5, y = 0, width = 2, height = 3 } }, sheetContentWidth = 10, sheetContentHeight = 20 })
       display.newImage(sheet, 4, 50, 60)
       display.newImageRect(display.newGroup(), large, 1, 8, 9)
       display.newImage(large, 1)
       display.newImage(sheet, 5)`,
      files,
    )
    expect(app.scene.nodes).toMatchObject([
      { x: 50, y: 60, width: 10, height: 20, content: { frame: { x: 10, y: 20, width: 10, height: 20 } } },
      {
        content: {
          children: [{ width: 8, height: 9, content: { frame: { x: 10, y: 0, width: 4, height: 6 } } }],
        },
      },
      { width: 2, height: 3 },
      { content: { frame: { width: 10, height: 20 } } },
    ])
    expect(messages.map(({ text }) => text)).toEqual([
      'main.lua:6: display.newImage(): the image sheet has no frame 5 (it has 4); it is frame 4',
    ])
  })

  test('[O15] a file that claims to be a picture without end is refused', async () => {
    const { app, messages } = await startApp(
      `display.newImage("wide.png")
       print(display.newImage("deep.png"))
       display.newImage("fits.png")`,
      {
        'wide.png': pngHeader(16_385, 1),
        'deep.png': pngHeader(16_384, 16_384),
        'fits.png': pngHeader(8192, 8192),
      },
    )
    expect(app.scene.nodes).toMatchObject([{ width: 8192 }])
    expect(messages.map(({ text }) => text.replace(/\n.*/s, ''))).toEqual([
      expect.stringContaining("Failed to find image 'wide.png' (it has 16385 × 1 pixels"),
      expect.stringContaining("Failed to find image 'deep.png' (it has 16384 × 16384 pixels"),
    ])
  })

  test('[O15] a head without end is looked through for a moment only', () => {
    const segments = new Uint8Array(64 * 1024 * 1024)
    for (let at = 2; at + 4 <= segments.length; at += 4) segments.set([0xff, 0xe0, 0, 2], at)
    segments.set([0xff, 0xd8])
    const before = performance.now()
    expect(pictureSize(segments)).toBeUndefined()
    expect(performance.now() - before).toBeLessThan(1500)
    expect(pictureSize(new TextEncoder().encode('<svg width="9" height="9"/>'))).toBeUndefined()
  })

  test('[O16] a sprite plays its sequences', async () => {
    const { app, printed, advance } = await startApp(
      `${sheet}
       local sprite = display.newSprite(sheet, {
         { name = "walk", start = 1, count = 3, time = 300, loopCount = 2 },
         { name = "turn", frames = { 4, 1 }, time = 200, loopDirection = "bounce" },
       })
       function sprite:sprite(e) print(e.phase, self.frame, self.isPlaying) end
       sprite:addEventListener("sprite", sprite)
       sprite:play()
       print(sprite.sequence, sprite.numFrames)
       function turn() sprite:setSequence("turn") print(sprite.frame, sprite.isPlaying) sprite:play() end
       timer.performWithDelay(2000, turn)`,
      files,
    )
    expect(printed()).toBe('began\t1\ttrue\nwalk\t3\n')
    for (let frame = 0; frame < 7; frame += 1) advance(100)
    expect(printed().split('\n').slice(2, -1)).toEqual([
      'next\t2\ttrue',
      'next\t3\ttrue',
      'loop\t1\ttrue',
      'next\t2\ttrue',
      'next\t3\ttrue',
      'ended\t3\tfalse',
    ])
    advance(1300)
    advance(100)
    advance(100)
    expect(printed().split('\n').slice(8, -1)).toEqual([
      '1\tfalse',
      'began\t1\ttrue',
      'next\t2\ttrue',
      'bounce\t1\ttrue',
    ])
    expect(app.scene.nodes[0]?.content).toMatchObject({ frame: { x: 10, y: 20 } })
  })

  test('[O17] a text has the size that it measures, a width to wrap at, an alignment', async () => {
    const { app, printed } = await startApp(`
      local group = display.newGroup()
      local text = display.newText{ parent = group, text = "abcd", x = 1, y = 2, width = 100, font = native.systemFontBold, fontSize = 10, align = "center" }
      print(text.parent == group, text.width, text.height, text.size)
      text.text = "ab"
      text.width = 50
      local short = display.newEmbossedText(group, "ab", 5, 6, native.systemFont, 20)
      short:setEmbossColor({ highlight = { r = 1 } })
      short.align = "right"
      print(text.width, short.width, short.x)`)
    expect(printed()).toBe('true\t100\t12\t10\n50\t20\t5\n')
    expect(app.scene.nodes[0]?.content).toMatchObject({
      children: [
        { content: { text: 'ab', wrapWidth: 50, align: 'center', font: { isBold: true, sizePx: 10 } } },
        { content: { align: 'right', font: { isBold: false } } },
      ],
    })
  })

  test('[O17] a text with a height is as high, whatever it says', async () => {
    const { app, printed } = await startApp(`
      local text = display.newText{ text = "abcd", width = 100, height = 200, fontSize = 10 }
      print(text.width, text.height, text.baselineOffset)
      text.text = "ab"
      print(text.height, display.newText("a", 0, 0, 100, 50, native.systemFont, 20).height)
      text.height = 0
      print(text.height, text.baselineOffset)`)
    expect(printed()).toBe('100\t200\t90.5\n200\t50\n12\t-3.5\n')
    expect(app.scene.nodes.map(({ height }) => height)).toEqual([12, 50])
  })

  test('[O17] graphics.getFontMetrics tells what a line is made of', async () => {
    const { printed } = await startApp(`
      local metrics = graphics.getFontMetrics("Any", 100)
      print(metrics.ascent, metrics.descent, metrics.leading, metrics.height)
      print(graphics.getFontMetrics(native.newFont("Any", 20)).height, graphics.getFontMetrics().height)`)
    expect(printed()).toBe('95\t-25\t0\t120\n24\t19.2\n')
  })

  test('[O18] what is not drawn is told, and keeps the app going', async () => {
    const { app, messages } = await startApp(`
      local snapshot = display.newSnapshot(100, 50)
      snapshot.group:insert(display.newRect(0, 0, 5, 5))
      snapshot:invalidate()
      snapshot.x = 7
      display.newEmitter({}):start()
      display.newMesh({ x = 1, y = 2 }).alpha = 0.5
      display.captureScreen():removeSelf()
      display.save(snapshot, "a.png")
      snapshot:removeSelf()`)
    expect(app.errorCount()).toBe(0)
    expect(messages.map(({ text }) => text)).toEqual([
      'main.lua:2: display.newSnapshot() is not simulated; nothing is drawn for it',
      'main.lua:6: display.newEmitter() is not simulated; nothing is drawn for it',
      'main.lua:7: display.newMesh() is not simulated; nothing is drawn for it',
      'main.lua:8: display.captureScreen() is not simulated; nothing is drawn for it',
      'main.lua:9: display.save() is not simulated; nothing is drawn for it',
    ])
    expect(app.scene.nodes.map(({ content }) => content.kind)).toEqual(['nothing', 'nothing'])
  })
})
