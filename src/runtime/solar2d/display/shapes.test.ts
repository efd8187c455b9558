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

  test('[O11] the corners of a rectangle or picture can be moved and read, and are not drawn', async () => {
    const { printed, messages, advance } = await startApp(`
      local rect = display.newRect(0, 0, 10, 10)
      rect.path.x1 = rect.path.x1 + 5
      transition.to(rect.path, { time = 100, y4 = 20, onComplete = function(path) print(path.x1, path.y4, rect.width) end })
      print(pcall(function() rect.path.x2 = "far" end))`)
    advance(0)
    advance(100)
    expect(printed()).toBe(
      "false\tmain.lua:5: bad value for property 'x2' (number expected, got string)\n5\t20\t10\n",
    )
    expect(messages.map(({ text }) => text)).toEqual([
      'main.lua:3: path.x1 is not simulated; the shape stays as it is',
      'path.y4 is not simulated; the shape stays as it is',
    ])
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
    ['display.newText{ x = 1 }', "display.newText(): the 'text' is missing (string expected, got nil)"],
    ['display.newText("a", nil, 2)', 'display.newText() expects [parent,] text, x, y'],
    ['display.newText("a", 1, 2, 30, "font")', 'display.newText() expects a height after the width'],
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

  test('[O13] what is no number counts as 0 in a colour, also an alpha that is nil', async () => {
    const { app, messages } = await startApp(`
      local function rect() return display.newRect(0, 0, 1, 1) end
      rect():setFillColor(1, 0.5, 0.25, nil)
      rect():setFillColor()
      rect():setFillColor("red", "0.5", 1)
      rect().fill = 0.5
      rect():setFillColor{ type = "gradient", color2 = { 1, 0, 0 } }`)
    expect(
      app.scene.nodes.map(
        ({ content }) => 'fill' in content && 'colour' in content.fill && content.fill.colour,
      ),
    ).toEqual([[1, 0.5, 0.25, 0], [0, 0, 0, 1], [0, 0.5, 1, 1], [0.5, 0.5, 0.5, 1], false])
    expect(messages.map(({ text }) => text)).toEqual([
      'main.lua:3: setFillColor: argument #4 is no number (nil) and counts as 0',
      'main.lua:4: setFillColor: argument #1 is no number (nil) and counts as 0',
      'main.lua:5: setFillColor: argument #1 is no number (string) and counts as 0',
    ])
  })

  test('[O13] a picture of the app’s own directories is named with baseDir; how it lies has no effect', async () => {
    const { app, printed, messages } = await startApp(
      `local rect = display.newRect(0, 0, 9, 9)
       rect.fill = { type = "image", filename = "p.png", baseDir = system.DocumentsDirectory }
       rect.fill.x = rect.fill.x + 0.25
       print(rect.fill.x, rect.fill.y, rect.fill.scaleX, rect.fill.rotation)
       rect.fill.effect = "filter.blurGaussian"
       rect.fill.effect.horizontal.blurSize = 20
       transition.to(rect.fill.effect, { time = 0, intensity = 1 })
       rect.fill = { type = "image", filename = "p.png", baseDirectory = system.DocumentsDirectory }`,
      { 'DocumentsDirectory/p.png': pngHeader(4, 4) },
    )
    expect(app.scene.nodes[0]?.content).toMatchObject({ fill: { kind: 'image' } })
    expect(printed()).toBe('0.25\t0\t1\t0\n')
    expect(messages.map(({ text }) => text)).toEqual([
      "main.lua:5: the effect 'filter.blurGaussian' is not simulated; the object is drawn without it",
      'main.lua:8: an image fill takes its directory as baseDir; baseDirectory is ignored, as on devices',
      "main.lua:8: WARNING: Failed to find image 'p.png'",
    ])
  })

  test('[O11] the segments of a line are told to have no anchor', async () => {
    const { messages, printed } = await startApp(`
      local line = display.newLine(0, 0, 9, 9)
      print(line.anchorSegments)
      line.anchorSegments = true
      print(line.anchorSegments)`)
    expect(printed()).toBe('false\ntrue\n')
    expect(messages.map(({ text }) => text)).toEqual([
      'main.lua:4: anchorSegments is not simulated; the line stands at its first point',
    ])
  })

  test('[O13] blend modes; a mask is told to have no effect', async () => {
    const { app, messages, printed } = await startApp(`
      local a = display.newRect(0, 0, 9, 9)
      a.blendMode = "add"
      a:setMask(nil)
      a:setMask("mask.png")
      display.newRect(0, 0, 1, 1).blendMode = "difference"
      a.maskX = a.maskX + 3
      print(a.maskX, a.maskScaleY, a.isHitTestMasked)`)
    expect(printed()).toBe('3\t1\ttrue\n')
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

  test('[O14] lines have a colour of their own', async () => {
    const { app, printed } = await startApp(`
      display.setDefault("strokeColor", 1, 0, 0)
      display.setDefault("lineColor", 0, 1, 0)
      display.newRect(0, 0, 1, 1)
      display.newLine(0, 0, 1, 1)
      print(display.getDefault("lineColor"))`)
    expect(app.scene.nodes).toMatchObject([
      { content: { stroke: { colour: [1, 0, 0, 1] } } },
      { content: { stroke: { colour: [0, 1, 0, 1] } } },
    ])
    expect(printed()).toBe('0\t1\t0\t1\n')
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
