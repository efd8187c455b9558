import { describe, expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'

describe('objects', () => {
  test('[O32] properties reach the scene; the version grows on change only', async () => {
    const { app, advance } = await startApp(`
      box = display.newRect(10, 20, 30, 40)
      box.anchorX, box.rotation, box.strokeWidth, box.isVisible = 2, 45, 3, false
      box:setFillColor(0.5)
      box:setStrokeColor(1, 0, 0, 0.5)
      Runtime:addEventListener("enterFrame", function() box.x = box.x; box.rotation = 45 end)`)
    expect(app.scene.nodes).toMatchObject([
      { x: 10, y: 20, width: 30, height: 40, anchorX: 1, anchorY: 0.5, rotation: 45, isVisible: false },
    ])
    expect(app.scene.nodes[0]?.content).toEqual({
      kind: 'rect',
      cornerRadius: 0,
      fill: { kind: 'colour', colour: [0.5, 0.5, 0.5, 1] },
      stroke: { kind: 'colour', colour: [1, 0, 0, 0.5] },
      strokeWidth: 3,
    })
    const { version } = app.scene
    advance(16)
    expect(app.scene.version).toBe(version)
  })

  test('own fields and methods live beside the properties', async () => {
    const { printed } = await startApp(`
      local box = display.newRect(0, 0, 10, 20)
      box.points = 5
      function box:double() return self.points * 2 end
      print(box:double(), box.unknown, box.width, box.contentHeight, box.contentBounds.xMin)
      print(select(2, pcall(function() box.x = {} end)))`)
    expect(printed()).toBe(
      "10\tnil\t10\t20\t-5\nmain.lua:6: bad value for property 'x' (number expected, got table)\n",
    )
  })

  test('after removeSelf the object is a plain table', async () => {
    const { app, printed, messages } = await startApp(`
      local box = display.newRect(0, 0, 10, 10)
      box.mine = 1
      box:removeSelf()
      print(box.x, box.numChildren, box.mine)
      display.remove(box)
      display.remove(nil)
      box:removeSelf()`)
    expect(printed()).toBe('nil\tnil\t1\n')
    expect(app.scene.nodes).toEqual([])
    expect(messages[0]?.text).toContain("main.lua:8: attempt to call method 'removeSelf' (a nil value)")
  })

  test('toFront and toBack change the order', async () => {
    const { app } = await startApp(`
      local a, b, c = display.newRect(1, 0, 1, 1), display.newRect(2, 0, 1, 1), display.newRect(3, 0, 1, 1)
      a:toFront()
      c:toBack()`)
    expect(app.scene.nodes.map(({ x }) => x)).toEqual([3, 2, 1])
  })

  test('text: both forms, measured anew when it changes', async () => {
    const { app, printed } = await startApp(`
      local a = display.newText("abcd", 10, 20, native.systemFont, 20)
      local b = display.newText{ text = "x", x = 1, y = 2, width = 100, font = "Arial.ttf", fontSize = 10 }
      print(a.width, a.height, a.text, a.size)
      a.text = 12
      a.size = 10
      print(a.width, a.text)`)
    expect(printed()).toBe('40\t24\tabcd\t20\n10\t12\n')
    expect(app.scene.nodes.map(({ content }) => content)).toMatchObject([
      { kind: 'text', text: '12', font: { family: '', sizePx: 10 } },
      { kind: 'text', text: 'x', font: { family: 'Arial' }, wrapWidth: 100 },
    ])
  })

  test('setDefault: the colours of what is made afterwards, and the background', async () => {
    const { app } = await startApp(`
      display.setDefault("fillColor", 1, 0, 0)
      display.setDefault("background", 0.2)
      display.newRect(0, 0, 1, 1)`)
    expect(app.scene.nodes[0]?.content).toMatchObject({ fill: { colour: [1, 0, 0, 1] } })
    expect(app.scene.background).toEqual({ kind: 'colour', colour: [0.2, 0.2, 0.2, 1] })
  })
})

describe('images', () => {
  test('the size comes from the file; equal files share their bytes', async () => {
    const { app } = await startApp(
      `display.newImage("a.png")
       display.newImage("a.png", 5, 6)
       display.newImage("b.png", system.CachesDirectory, 7, 8)`,
      { 'a.png': pngHeader(12, 34), 'CachesDirectory/b.png': pngHeader(5, 5) },
    )
    expect(app.scene.nodes).toMatchObject([
      { x: 0, y: 0, width: 12, height: 34 },
      { x: 5, y: 6 },
      { x: 7, y: 8, width: 5 },
    ])
    const [first, second] = app.scene.nodes.map(({ content }) => content.kind === 'image' && content.bytes)
    expect(second).toBe(first)
  })

  test('a missing or unreadable file: a warning with the place, and nil', async () => {
    const { printed, messages, app } = await startApp(
      'print(display.newImage("no.png"))\nprint(display.newImage("bad.png"))',
      { 'bad.png': 'GIF89a' },
    )
    expect(printed()).toBe('nil\nnil\n')
    expect(messages).toEqual([
      {
        level: 'warning',
        text: "main.lua:1: WARNING: Failed to find image 'no.png'",
        source: 'main.lua:1',
      },
      {
        level: 'warning',
        text: "main.lua:2: WARNING: Failed to find image 'bad.png' (it is neither a PNG nor a JPEG file)",
        source: 'main.lua:2',
      },
    ])
    expect(app.errorCount()).toBe(0)
  })
})

describe('taps', () => {
  test('go from the front to the back until a listener returns true, then to Runtime', async () => {
    const { app, printed } = await startApp(`
      local function box(name, x, handles)
        local made = display.newRect(x, 50, 40, 40)
        made:addEventListener("tap", function(e)
          print(name, e.name, e.x, e.y, e.numTaps, e.target == made)
          return handles
        end)
        return made
      end
      box("back", 50, true)
      box("middle", 60, false)
      hidden = box("hidden", 60, true)
      hidden.isVisible = false
      display.newRect(60, 50, 40, 40)
      Runtime:addEventListener("tap", function(e) print("runtime", e.target) end)`)
    app.tap({ x: 55, y: 60, taps: 2 })
    expect(printed()).toBe('middle\ttap\t55\t60\t2\ttrue\nback\ttap\t55\t60\t2\ttrue\n')
    app.tap({ x: 79, y: 50, taps: 1 })
    expect(printed().split('\n').slice(2)).toEqual(['middle\ttap\t79\t50\t1\ttrue', 'runtime\tnil', ''])
  })

  test('anchor, scale and rotation count', async () => {
    const { app, printed } = await startApp(`
      local box = display.newRect(100, 100, 40, 10)
      box.anchorX, box.anchorY = 0, 0
      box.xScale = 2
      box.rotation = 90
      box:addEventListener("tap", function() print("hit") end)`)
    app.tap({ x: 95, y: 170, taps: 1 })
    app.tap({ x: 105, y: 110, taps: 1 })
    expect(printed()).toBe('hit\n')
  })

  test('a listener removed, or an object removed by another listener, hears nothing', async () => {
    const { app, printed } = await startApp(`
      local back, front = display.newRect(0, 0, 10, 10), display.newRect(0, 0, 10, 10)
      function back:tap() print("back") end
      function front:tap() print("front") back:removeSelf() end
      back:addEventListener("tap", back)
      front:addEventListener("tap", front)
      local gone = display.newRect(0, 0, 10, 10)
      function gone:tap() print("gone") end
      gone:addEventListener("tap", gone)
      gone:removeEventListener("tap", gone)`)
    app.tap({ x: 0, y: 0, taps: 1 })
    expect(printed()).toBe('front\n')
  })
})
