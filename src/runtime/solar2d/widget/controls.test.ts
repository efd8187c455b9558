import { describe, expect, test } from 'vitest'
import { lift, lines, move, press, startWidgets, tap } from '../../../../test/support/widget-app.ts'

describe('widget.newSwitch', () => {
  test('[Z45] onPress sees the state before, onRelease the state after; setState tells nobody', async () => {
    const fake = await startWidgets(`
      s = widget.newSwitch{ left = 0, top = 0, onPress = function(e) print("press", e.target.isOn) end,
        onRelease = function(e) print("release", e.target.isOn) end }
      timer.performWithDelay(10, function() s:setState{ isOn = false, onComplete = function(o) print(o.isOn) end } end)`)
    tap(fake, 25, 15)
    fake.advance(20)
    expect(lines(fake)).toEqual(['press false', 'release true', 'false'])
  })

  test('[Z45] radio buttons of one group: one is on', async () => {
    const fake = await startWidgets(`
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
    const fake = await startWidgets(`
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
    const fake = await startWidgets(
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
    const fake = await startWidgets(
      's = widget.newSlider{ x = 160, y = 100, width = 200, value = 10, id = "s", listener = tell("slide") } print(s.value)',
    )
    press(fake, 110, 100)
    move(fake, 210, 100)
    lift(fake, 900, 100)
    expect(lines(fake)).toEqual(['10', 'slide began s 25', 'slide moved s 75', 'slide ended s 100'])
  })

  test('[Z48] a stepper counts within its limits, and goes on while it is held', async () => {
    const fake = await startWidgets(
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
    const fake = await startWidgets(`
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
    const fake = await startWidgets(`
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
