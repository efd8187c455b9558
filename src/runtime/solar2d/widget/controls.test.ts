import { describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/solar2d-app.ts'

const start = (source: string): Promise<TestApp> =>
  startApp(`widget = require "widget"
    function tell(name) return function(e) print(name, e.phase, e.target.id, e.value) end end
    ${source}`)

const press = ({ app }: TestApp, x: number, y: number): void => app.pointer({ phase: 'began', id: 1, x, y })
const move = ({ app }: TestApp, x: number, y: number): void => app.pointer({ phase: 'moved', id: 1, x, y })
const lift = ({ app }: TestApp, x: number, y: number): void => app.pointer({ phase: 'ended', id: 1, x, y })

const tap = (fake: TestApp, x: number, y: number): void => {
  press(fake, x, y)
  lift(fake, x, y)
}

const lines = ({ printed }: TestApp): readonly string[] => {
  const text = printed().trim().replaceAll('\tnil', '').replaceAll('\t', ' ')
  return text === '' ? [] : text.split('\n')
}

describe('widget.newButton', () => {
  test('[Z40] left and top, or the centre; the anchor of the group', async () => {
    const fake = await start(`
      local a = widget.newButton{ left = 10, top = 20, width = 100, height = 40, label = "A" }
      local b = widget.newButton{ x = 160, y = 240, label = "B" }
      b.anchorX = 0
      local function show(o) local c = o.contentBounds print(o.x, o.y, o.id, c.xMin, c.yMin, c.xMax, c.yMax) end
      show(a) show(b)`)
    expect(lines(fake)).toEqual(['60 40 widget_button 10 20 110 60', '160 240 widget_button 160 215 340 265'])
  })

  test('[Z41] onPress when touched, onRelease when lifted over it; onEvent hears all phases', async () => {
    const fake = await start(`
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
    const fake = await start(`
      Runtime:addEventListener("touch", function(e) print("runtime", e.phase) end)
      widget.newButton{ left = 0, top = 0, width = 100, height = 40, onRelease = tell("release") }
      widget.newButton{ id = "off", left = 0, top = 50, width = 100, height = 40, isEnabled = false, onRelease = tell("release") }`)
    tap(fake, 50, 20)
    press(fake, 50, 60)
    expect(lines(fake)).toEqual(['release ended widget_button', 'runtime began'])
  })

  test('[Z42] label, state and colours', async () => {
    const fake = await start(`
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

  test('[Z42] pressed it shows its other colours', async () => {
    const fake = await start(`
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

  test('[Z43] an option of the wrong type is an error with the name of the option and the app’s line', async () => {
    const fake = await start(`
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
    const fake = await start(`
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

describe('widget.newSwitch', () => {
  test('[Z45] onPress sees the state before, onRelease the state after; setState tells nobody', async () => {
    const fake = await start(`
      s = widget.newSwitch{ left = 0, top = 0, onPress = function(e) print("press", e.target.isOn) end,
        onRelease = function(e) print("release", e.target.isOn) end }
      timer.performWithDelay(10, function() s:setState{ isOn = false, onComplete = function(o) print(o.isOn) end } end)`)
    tap(fake, 25, 15)
    fake.advance(20)
    expect(lines(fake)).toEqual(['press false', 'release true', 'false'])
  })

  test('[Z45] radio buttons of one group: one is on', async () => {
    const fake = await start(`
      local group = display.newGroup()
      radios = {}
      for i = 1, 3 do
        radios[i] = widget.newSwitch{ style = "radio", left = i * 50, top = 0, initialSwitchState = i == 1 }
        group:insert(radios[i])
      end
      function show() print(radios[1].isOn, radios[2].isOn, radios[3].isOn) end
      show()
      Runtime:addEventListener("enterFrame", show)`)
    tap(fake, 115, 15)
    tap(fake, 115, 15)
    fake.app.frame()
    expect(lines(fake)).toEqual(['true false false', 'false true false'])
  })
})

describe('indicators and values', () => {
  test('[Z46] a progress view holds its progress from 0 to 1', async () => {
    const fake = await start(`
      local p = widget.newProgressView{ left = 0, top = 0, width = 200, isAnimated = true }
      p:setProgress(0.5) print(p:getProgress())
      p:setProgress(7) print(p:getProgress())
      print((select(2, pcall(p.setProgress, p, "x"))))`)
    expect(lines(fake)).toEqual([
      '0.5',
      '1',
      "main.lua:7: bad argument #1 to 'setProgress' (number from 0 to 1 expected, got string)",
    ])
    fake.advance(300)
    const content = fake.app.scene.nodes[0]?.content
    expect(content?.kind === 'group' && content.children[1]?.width).toBe(200)
  })

  test('[Z47] a spinner turns from start to stop, and an app that only spins is idle', async () => {
    const fake = await start(
      's = widget.newSpinner{} s:start() timer.performWithDelay(200, function() s:stop() end)',
    )
    const turned = (): number | undefined => fake.app.scene.nodes[0]?.rotation
    fake.advance(16)
    fake.advance(100)
    expect(turned()).toBeGreaterThan(0)
    fake.advance(100)
    expect(fake.app.isIdle()).toBe(true)
    const last = turned()
    fake.advance(100)
    expect(turned()).toBe(last)
  })

  test('[Z48] a slider follows the finger from 0 to 100', async () => {
    const fake = await start(
      's = widget.newSlider{ x = 160, y = 100, width = 200, value = 10, id = "s", listener = tell("slide") } print(s.value)',
    )
    press(fake, 110, 100)
    move(fake, 210, 100)
    lift(fake, 900, 100)
    expect(lines(fake)).toEqual(['10', 'slide began s 25', 'slide moved s 75', 'slide ended s 100'])
  })

  test('[Z48] a stepper counts within its limits, and goes on while it is held', async () => {
    const fake = await start(
      'widget.newStepper{ left = 0, top = 0, maximumValue = 2, id = "s", onPress = tell("step") }',
    )
    press(fake, 80, 15)
    fake.advance(500)
    fake.advance(600)
    fake.advance(1100)
    lift(fake, 80, 15)
    tap(fake, 10, 15)
    fake.advance(5000)
    expect(lines(fake)).toEqual([
      'step increment s 1',
      'step increment s 2',
      'step maxLimit s 2',
      'step decrement s 1',
    ])
    expect(fake.app.isIdle()).toBe(true)
  })

  test('[Z49] a segmented control and a tab bar choose one of several', async () => {
    const fake = await start(`
      local function chosen(e) print(e.target.segmentLabel, e.target.segmentNumber) end
      local c = widget.newSegmentedControl{ left = 0, top = 0, segmentWidth = 100, segments = { "a", "b", "c" }, onPress = chosen }
      print(c.segmentNumber)
      c:setActiveSegment(3)
      local function tab(e) print(e.target.id) end
      widget.newTabBar{ left = 0, top = 100, width = 300, buttons = {
        { id = "x", label = "X", onPress = tab }, { id = "y", label = "Y", onPress = tab } } }:setSelected(2, true)
      print((select(2, pcall(c.setActiveSegment, c, 4))))`)
    tap(fake, 150, 15)
    tap(fake, 50, 120)
    expect(lines(fake)).toEqual([
      '1',
      'y',
      "main.lua:11: bad argument #1 to 'setActiveSegment' (number from 1 to 3 expected, got 4)",
      'b 2',
      'x',
    ])
  })

  test('[Z49] a picker wheel rests on a row', async () => {
    const fake = await start(`
      w = widget.newPickerWheel{ left = 0, top = 0, columns = {
        { labels = { "a", "b", "c", "d" }, startIndex = 2 }, { labels = { 1, 2 } } },
        onValueSelected = function(e) print("selected", e.column, e.row) end }
      function show() for i, v in ipairs(w:getValues()) do print(i, v.index, v.value) end end
      show()
      timer.performWithDelay(5000, show)`)
    press(fake, 80, 111)
    fake.advance(16)
    move(fake, 80, 80)
    fake.advance(300)
    lift(fake, 80, 80)
    for (let frame = 0; frame < 60; frame += 1) fake.advance(16)
    fake.advance(5000)
    expect(lines(fake)).toEqual(['1 2 b', '2 1 1', 'selected 1 3', '1 3 c', '2 1 1'])
  })
})
