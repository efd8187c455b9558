import { describe, expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { hitTest } from './hit-test.ts'
import { SceneStore } from './scene-store.ts'
import type { Paint } from './scene.ts'

const white: Paint = { kind: 'colour', colour: [1, 1, 1, 1] }

describe('shapes', () => {
  test('[O11] rectangles, circles and polygons have a box, a line its points', async () => {
    const { app, printed } = await startApp(`
      local group = display.newGroup()
      local round = display.newRoundedRect(group, 1, 2, 30, 40, 5)
      local circle = display.newCircle(group, 3, 4, 10)
      local triangle = display.newPolygon(group, 5, 6, { -10, 0, 30, 0, 10, 20 })
      local line = display.newLine(group, 7, 8, 17, 8)
      line:append(17, 28)
      print(triangle.width, triangle.height, circle.width, line.x, line.y, line.width, line.height, line.strokeWidth)
      round.path.radius, circle.path.radius, round.path.width = 8, 20, 50
      print(round.path.radius, circle.path.radius, circle.height, round.width, line.path.radius)`)
    expect(printed()).toBe('40\t20\t20\t7\t8\t10\t20\t1\n8\t20\t40\t50\tnil\n')
    expect(app.scene.nodes[0]?.content).toMatchObject({
      children: [
        { width: 50, height: 40, content: { kind: 'rect', cornerRadius: 8 } },
        { width: 40, height: 40, content: { kind: 'circle' } },
        { width: 40, height: 20, content: { kind: 'polygon', points: [0, 0, 40, 0, 20, 20] } },
        {
          x: 7,
          y: 8,
          content: { kind: 'line', points: [0, 0, 10, 0, 10, 20], strokeWidth: 1, stroke: white },
        },
      ],
    })
  })

  test.each([
    ['display.newRect(1, 2, 3)', 'display.newRect() expects [parent,] x, y, width, height (numbers)'],
    ['display.newCircle("a", 2, 3)', 'display.newCircle() expects'],
    ['display.newPolygon(0, 0, { 1, 2, 3 })', 'display.newPolygon(): expected at least 3 points'],
    ['display.newPolygon(0, 0, "abc")', 'display.newPolygon() expects vertices as a table'],
    ['display.newLine(1, 2, 3)', 'display.newLine(): expected at least 2 points'],
    [
      'display.newLine(1, 2, 3, {})',
      "bad value for property 'display.newLine()' (number expected, got table)",
    ],
    ['display.newText{ text = {} }', "bad value for property 'text' (string expected, got table)"],
    ['display.newImageRect("a.png")', 'display.newImageRect() expects'],
    ['graphics.newImageSheet("a.png")', 'graphics.newImageSheet() expects'],
  ])('[O12] %s raises at the line of the app', async (call, expected) => {
    const { messages } = await startApp(`\n${call}`)
    expect(messages[0]?.text).toContain(`main.lua:2: ${expected}`)
  })
})

describe('paints', () => {
  test('[O13] colours, gradients and pictures fill and outline', async () => {
    const { app, messages } = await startApp(
      `local a, b, c, d = display.newRect(0, 0, 9, 9), display.newRect(0, 0, 9, 9), display.newRect(0, 0, 9, 9),
         display.newImage("p.png")
       a.fill = { 1, 0, 0 }
       a.stroke = { type = "gradient", color1 = { 1, 1, 0 }, color2 = { 0, 0, 1, 0.5 }, direction = "right" }
       a.fill.g = 0.5
       b:setFillColor(graphics.newGradient({ 1 }, { 0 }))
       b.stroke, b.strokeWidth = nil, 2
       c.fill = { type = "image", filename = "p.png" }
       c:setFillColor(0, 1, 0)
       d:setFillColor(0.5, 0.25)
       d.strokeWidth = 3
       d:setStrokeColor(1, 0, 0)
       c.fill = { type = "image", filename = "none.png" }
       c.fill.effect = "filter.blur"
       c.fill.effect.size = 3`,
      { 'p.png': pngHeader(4, 4) },
    )
    expect(app.scene.nodes.map(({ content }) => content)).toMatchObject([
      {
        fill: { kind: 'colour', colour: [1, 0.5, 0, 1] },
        stroke: { kind: 'gradient', from: [1, 1, 0, 1], to: [0, 0, 1, 0.5], direction: 90 },
      },
      {
        fill: { kind: 'gradient', from: [1, 1, 1, 1], to: [0, 0, 0, 1], direction: 180 },
        stroke: { kind: 'colour', colour: [0, 0, 0, 0] },
        strokeWidth: 2,
      },
      { fill: { kind: 'image', tint: [0, 1, 0, 1] } },
      { kind: 'image', tint: [0.5, 0.5, 0.5, 0.25], strokeWidth: 3, stroke: { colour: [1, 0, 0, 1] } },
    ])
    expect(messages.map(({ text }) => text)).toEqual([
      "main.lua:13: WARNING: Failed to find image 'none.png'",
      "main.lua:14: the effect 'filter.blur' is not simulated; the object is drawn without it",
    ])
  })

  test('[O13] blend modes; a mask is told to have no effect', async () => {
    const { app, messages } = await startApp(`
      local a = display.newRect(0, 0, 9, 9)
      a.blendMode = "add"
      a:setMask(nil)
      a:setMask("mask.png")
      display.newRect(0, 0, 1, 1).blendMode = "difference"`)
    expect(app.scene.nodes.map(({ blendMode }) => blendMode)).toEqual(['add', 'normal'])
    expect(messages.map(({ text }) => text)).toEqual([
      'main.lua:5: setMask() is not simulated; the whole object is shown',
      "main.lua:6: blendMode 'difference' is not simulated; the object is drawn normally",
    ])
  })

  test('[O14] defaults hold for what is made afterwards, and can be asked for', async () => {
    const { app, printed } = await startApp(`
      display.setDefault("anchorX", 0)
      display.setDefault("strokeColor", 1, 0, 0)
      display.setDefault("magTextureFilter", "nearest")
      display.newRect(0, 0, 1, 1)
      print(display.getDefault("anchorX"), display.getDefault("anchorY"), display.getDefault("magTextureFilter"))
      print(display.getDefault("strokeColor"))
      print(display.getDefault("background"))`)
    expect(app.scene.nodes).toMatchObject([{ anchorX: 0, content: { stroke: { colour: [1, 0, 0, 1] } } }])
    expect(printed()).toBe('0\t0.5\tnearest\n1\t0\t0\t1\n0\t0\t0\t1\n')
  })
})

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
    ])
    expect(messages[0]?.text).toContain('main.lua:6: newImage: the image sheet has no frame 5 (it has 4)')
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

test('[O18] in strict mode it is an error at the line of the app', async () => {
  const { printed } = await startApp(
    'print(select(2, pcall(function()\n display.newMesh({}) end)))\nprint(select(2, pcall(function() display.currentStage:insert(1) end)))',
    {},
    { isStrict: true },
  )
  expect(printed()).toBe(
    "main.lua:2: display.newMesh() is not simulated; nothing is drawn for it (strict mode)\nmain.lua:3: bad argument #2 to 'insert' (display object expected, got nil)\n",
  )
})

test('[O1] what is not simulated can stand where a group or object is expected', async () => {
  const { app } = await startApp(`
    local nothing = graphics.newOutline()
    display.newRect(nothing, 0, 0, 1, 1)
    display.currentStage:insert(nothing)
    display.currentStage:setFocus(nothing)`)
  expect(app.errorCount()).toBe(0)
  expect(app.scene.nodes).toHaveLength(1)
})

test('[O20] a circle and a polygon are hit where they are, a line near it', () => {
  const scene = new SceneStore()
  const drawing = { fill: white, stroke: white, strokeWidth: 0 }
  const nodes = [
    scene.add({ kind: 'circle', ...drawing }, 20, 20),
    scene.add({ kind: 'polygon', points: [0, 0, 20, 0, 0, 20], ...drawing }, 20, 20),
    scene.add({ kind: 'line', points: [0, 0, 20, 20], stroke: white, strokeWidth: 4 }, 0, 0),
  ]
  for (const node of nodes) scene.listen(node?.id ?? 0, 'tap', true)
  const hit = (x: number, y: number): readonly number[] => hitTest(scene.stage, { x, y }, 2)
  expect(hit(-1, -1)).toEqual([4, 3, 2])
  expect(hit(-9, -9)).toEqual([3])
  expect(hit(9, -1)).toEqual([2])
  expect(hit(15, 15)).toEqual([4])
  expect(hit(15, 19)).toEqual([])
})
