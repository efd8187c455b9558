import { describe, expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { lift, lines, move, press, startWidgets, tap } from '../../../../test/support/widget-app.ts'

describe('widget.newButton', () => {
  test('[Z40] left and top, or the centre; the anchor of the group', async () => {
    const fake = await startWidgets(`
      local a = widget.newButton{ left = 10, top = 20, width = 100, height = 40, label = "A" }
      local b = widget.newButton{ x = 160, y = 240, label = "B" }
      b.anchorX = 0
      local function show(o) local c = o.contentBounds print(o.x, o.y, o.id, c.xMin, c.yMin, c.xMax, c.yMax) end
      show(a) show(b)`)
    expect(lines(fake)).toEqual(['60 40 widget_button 10 20 110 60', '160 240 widget_button 160 215 340 265'])
  })

  test('[Z41] onPress when touched, onRelease when lifted over it; onEvent hears all phases', async () => {
    const fake = await startWidgets(`
      widget.newButton{ id = "a", left = 0, top = 0, width = 100, height = 40, onPress = tell("press"), onRelease = tell("release") }
      widget.newButton{ id = "b", left = 0, top = 50, width = 100, height = 40, onEvent = tell("event") }`)
    tap(fake, 50, 20)
    press(fake, 50, 20)
    move(fake, 300, 400)
    lift(fake, 300, 400)
    press(fake, 50, 60)
    move(fake, 60, 60)
    lift(fake, 60, 60)
    press(fake, 50, 60)
    lift(fake, 300, 300)
    expect(lines(fake)).toEqual([
      'press began a',
      'release ended a',
      'press began a',
      'event began b',
      'event moved b',
      'event ended b',
      'event began b',
      'event cancelled b',
    ])
  })

  test('[Z41] a touch that began on a button stays its own', async () => {
    const fake = await startWidgets(`
      Runtime:addEventListener("touch", function(e) print("runtime", e.phase) end)
      widget.newButton{ left = 0, top = 0, width = 100, height = 40, onRelease = tell("release") }
      widget.newButton{ id = "off", left = 0, top = 50, width = 100, height = 40, isEnabled = false, onRelease = tell("release") }`)
    tap(fake, 50, 20)
    press(fake, 50, 60)
    expect(lines(fake)).toEqual(['release ended widget_button', 'runtime began'])
  })

  test('[Z42] label, state and colours', async () => {
    const fake = await startWidgets(`
      local b = widget.newButton{ left = 0, top = 0, width = 100, height = 40, label = "One", shape = "rect",
        fillColor = { default = { 1, 0, 0 }, over = { 0, 1, 0 } }, labelColor = { default = { 1 }, over = { 0, 0, 1 } } }
      print(b:getLabel())
      b:setLabel("Two")
      print(b:getLabel(), b.numChildren)
      b:setEnabled(false)`)
    const content = fake.app.scene.nodes[0]?.content
    const fills = (): unknown =>
      content?.kind === 'group'
        ? content.children.map((node) => 'fill' in node.content && node.content.fill)
        : []
    const red = { kind: 'colour', colour: [1, 0, 0, 1] }
    expect(fills()).toMatchObject([red, { colour: [1, 1, 1, 1] }])
    press(fake, 50, 20)
    expect(fills()).toMatchObject([red, {}])
    expect(lines(fake)).toEqual(['One', 'Two 2'])
  })

  test('[Z42] without a size it is as large as the frame of its sheet', async () => {
    const { printed } = await startApp(
      `local widget = require "widget"
      local sheet = graphics.newImageSheet("sheet.png", { width = 240, height = 120, numFrames = 2 })
      local button = widget.newButton{ sheet = sheet, defaultFrame = 1, overFrame = 2, label = "a" }
      print(button.width, button.height)
      button = widget.newButton{ sheet = sheet, defaultFrame = 1, overFrame = 2, width = 48, height = 24 }
      print(button.width, button.height)`,
      { 'sheet.png': pngHeader(480, 120) },
    )
    expect(printed()).toBe('240\t120\n48\t24\n')
  })

  test('[Z42] pressed it shows its other colours', async () => {
    const fake = await startWidgets(`
      widget.newButton{ left = 0, top = 0, shape = "circle", radius = 20, fillColor = { default = { 1, 0, 0 }, over = { 0, 1, 0 } } }`)
    const content = fake.app.scene.nodes[0]?.content
    const fill = (): unknown => {
      const first = content?.kind === 'group' ? content.children[0]?.content : undefined
      return first !== undefined && 'fill' in first && first.fill.kind === 'colour'
        ? first.fill.colour
        : undefined
    }
    press(fake, 90, 25)
    expect(fill()).toEqual([0, 1, 0, 1])
    move(fake, 300, 300)
    expect(fill()).toEqual([1, 0, 0, 1])
  })

  test('[Z42] rectangle is another word for rect; setFillColor colours the shape and not the label', async () => {
    const fake = await startWidgets(`
      widget.newButton{ shape = "rectangle", width = 50, height = 20, label = "A" }:setFillColor(0, 0, 1)`)
    const content = fake.app.scene.nodes[0]?.content
    const parts = content?.kind === 'group' ? content.children.map((node) => node.content) : []
    expect(parts).toMatchObject([
      { kind: 'rect', fill: { colour: [0, 0, 1, 1] } },
      { kind: 'text', fill: { colour: [1, 1, 1, 1] } },
    ])
  })

  test('[Z43] an option of the wrong type is an error with the name of the option and the app’s line', async () => {
    const fake = await startWidgets(`
      local function try(f, ...) print((select(2, pcall(f, ...)))) end
      try(widget.newButton)
      try(widget.newButton, { width = "wide" })
      try(widget.newButton, { height = -5 })
      try(widget.newButton, { label = {} })
      try(widget.newButton, { onPress = 5 })
      try(widget.newButton, { fillColor = "red" })
      try(widget.newButton, { shape = "star" })
      try(widget.newSwitch, { style = "lever" })
      try(widget.newSegmentedControl, {})
      try(widget.newTableView, { onRowRender = 1 })`)
    expect(fake.app.scene.nodes).toEqual([])
    expect(lines(fake)).toEqual([
      'main.lua:4: widget.newButton() expects a table of options (got nil)',
      "main.lua:4: widget.newButton(): 'width' must be a number (got string)",
      "main.lua:4: widget.newButton(): 'height' must be greater than 0",
      "main.lua:4: widget.newButton(): 'label' must be a string (got table)",
      "main.lua:4: widget.newButton(): 'onPress' must be a function (got number)",
      "main.lua:4: widget.newButton(): 'fillColor' must be a table such as { default = { 1, 1, 1 }, over = { 0, 0, 0 } } (got string)",
      "main.lua:4: widget.newButton(): 'shape' must be rect, roundedRect, circle or polygon (got 'star')",
      "main.lua:4: widget.newSwitch(): 'style' must be onOff, checkbox or radio (got 'lever')",
      "main.lua:4: widget.newSegmentedControl(): 'segments' must be a table (got nil)",
      "main.lua:4: widget.newTableView(): 'onRowRender' must be a function (got number)",
    ])
  })

  test('[Z44] a widget that is removed in its own listener ends quietly', async () => {
    const fake = await startWidgets(`
      for i, name in ipairs{ "onPress", "onRelease" } do
        widget.newButton{ left = 0, top = i * 50, width = 100, height = 40, [name] = function(e)
          e.target:removeSelf()
          print(name, e.target.setLabel)
        end }
      end
      display.setDefault("anchorX", 0)
      widget.newSwitch{ left = 0, top = 150, onRelease = function(e) e.target:removeSelf() error("mine") end }`)
    tap(fake, 50, 70)
    tap(fake, 50, 120)
    tap(fake, 20, 165)
    fake.advance(200)
    expect(lines(fake)).toEqual(['onPress', 'onRelease'])
    expect(fake.messages.map(({ text }) => text.split('\n')[0])).toEqual(['main.lua:11: mine'])
    expect(fake.app.scene.nodes).toEqual([])
  })
})
