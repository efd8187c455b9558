import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { finger, hearing } from '../../../../test/support/touch.ts'

describe('what lies under the finger', () => {
  test('[O21] the front hears first, a group after its children, then what is behind, the stage, Runtime', async () => {
    const { app, printed } = await startApp(`${hearing}
      local stage = display.currentStage
      hear(square(stage, 50, 40), "behind", "touch")
      local group = hear(display.newGroup(), "group", "touch")
      hear(square(group, 50, 40), "back", "touch")
      hear(square(group, 50, 40), "front", "touch")
      hear(square(group, 200, 40), "elsewhere", "touch")
      hear(stage, "stage", "touch")
      hear(Runtime, "Runtime", "touch")`)
    finger(app).down(55, 55)
    expect(printed()).toBe(
      ['front', 'back', 'group', 'behind', 'stage', 'Runtime']
        .map((name) => `${name}\tbegan\t55\t55\n`)
        .join(''),
    )
  })

  test('[O21] a listener that returns true ends it', async () => {
    const { app, printed } = await startApp(`${hearing}
      local group = hear(display.newGroup(), "group", "touch", true)
      hear(square(display.currentStage, 50, 40), "front", "touch")
      hear(square(group, 50, 40), "child", "touch")
      hear(Runtime, "Runtime", "touch")`)
    finger(app).down(50, 50)
    finger(app).up(300, 50)
    expect(printed()).toBe(
      'front\tbegan\t50\t50\nchild\tbegan\t50\t50\ngroup\tbegan\t50\t50\nRuntime\tended\t300\t50\n',
    )
  })

  test('[O20] nothing invisible is hit unless isHitTestable; a container hides what is outside it', async () => {
    const { app, printed } = await startApp(`${hearing}
      local stage = display.currentStage
      hear(square(stage, 50, 40), "faint", "touch").alpha = 0
      hear(square(stage, 50, 40), "hidden", "touch").isVisible = false
      local testable = hear(square(stage, 50, 40), "testable", "touch")
      testable.isVisible, testable.isHitTestable = false, true
      local group = display.newGroup()
      group.isVisible = false
      hear(square(group, 50, 40), "in hidden group", "touch")
      local container = display.newContainer(10, 10)
      hear(square(container, 50, 40), "clipped", "touch")`)
    finger(app).down(50, 50)
    expect(printed()).toBe('testable\tbegan\t50\t50\n')
  })

  test('[O22] moved and ended go to what lies under the finger then', async () => {
    const { app, printed } = await startApp(`${hearing}
      hear(square(display.currentStage, 50, 40), "left", "touch", true)
      hear(square(display.currentStage, 150, 40), "right", "touch", true)`)
    const { down, move, up } = finger(app)
    down(50, 50)
    move(50, 50)
    move(150, 50)
    up(150, 50)
    expect(printed()).toBe('left\tbegan\t50\t50\nright\tmoved\t150\t50\nright\tended\t150\t50\n')
  })

  test('[O22] the event tells where the touch began, its id, time and target', async () => {
    const { app, printed, clock } = await startApp(`
      local box = display.newRect(50, 50, 100, 100)
      box:addEventListener("touch", function(e)
        print(e.name, e.phase, e.xStart, e.yStart, e.xDelta, e.yDelta, e.time, e.target == box, first == nil or first == e.id)
        first = e.id
      end)`)
    const { down, move } = finger(app)
    down(40, 50)
    clock.nowMs += 20
    move(45, 70)
    expect(printed()).toBe(
      'touch\tbegan\t40\t50\t0\t0\t0\ttrue\ttrue\ntouch\tmoved\t40\t50\t5\t20\t20\ttrue\ttrue\n',
    )
  })

  test('[O27] what no number can be is no touch; a touch that never began is none', async () => {
    const { app, printed } = await startApp(`${hearing}
      hear(Runtime, "Runtime", "touch")`)
    const { down, move, up } = finger(app)
    move(1, 1)
    up(1, 1)
    down(Number.NaN, 1)
    down(1, Number.POSITIVE_INFINITY)
    expect(printed()).toBe('')
  })
})

describe('fingers and taps', () => {
  test('[O24] without multitouch a second finger is ignored', async () => {
    const { app, printed } = await startApp(`${hearing}
      hear(Runtime, "Runtime", "touch")`)
    const [first, second] = [finger(app, 1), finger(app, 2)]
    first.down(1, 1)
    second.down(2, 2)
    second.move(3, 3)
    second.up(3, 3)
    first.up(1, 1)
    second.down(4, 4)
    expect(printed()).toBe('Runtime\tbegan\t1\t1\nRuntime\tended\t1\t1\nRuntime\tbegan\t4\t4\n')
  })

  test('[O25] a tap follows the end of a touch that stayed near; quick ones are counted', async () => {
    const { app, printed, clock } = await startApp(`
      local box = display.newRect(50, 50, 40, 40)
      box:addEventListener("tap", function(e) print("tap", e.numTaps, e.x, e.target == box) end)
      box:addEventListener("touch", function(e) if e.phase == "ended" then print("ended") end end)`)
    const { down, move, up } = finger(app)
    const tap = (x: number): void => {
      down(x, 50)
      move(x + 2, 50)
      up(x + 2, 50)
    }
    tap(50)
    clock.nowMs += 200
    tap(51)
    clock.nowMs += 1000
    tap(51)
    down(40, 50)
    move(60, 50)
    up(40, 50)
    app.pointer({ phase: 'began', id: 1, x: 50, y: 50 })
    app.pointer({ phase: 'cancelled', id: 1, x: 50, y: 50 })
    expect(printed()).toBe(
      'ended\ntap\t1\t52\ttrue\nended\ntap\t2\t53\ttrue\nended\ntap\t1\t53\ttrue\nended\n',
    )
  })

  test('[O25] setTapDelay: a tap waits, and a double tap is told alone', async () => {
    const { app, advance, printed } = await startApp(`
      system.setTapDelay(0.3)
      Runtime:addEventListener("tap", function(e) print(e.numTaps, e.time) end)`)
    const { down, up } = finger(app)
    const tap = (): void => {
      down(50, 50)
      up(50, 50)
    }
    tap()
    expect(app.isIdle()).toBe(false)
    advance(299)
    expect(printed()).toBe('')
    advance(1)
    advance(1000)
    tap()
    advance(200)
    tap()
    advance(299)
    advance(1)
    expect(printed()).toBe('1\t300\n2\t1800\n')
    expect(app.isIdle()).toBe(true)
  })

  test('[O26] listeners may remove, insert and fail', async () => {
    const { app, printed, messages } = await startApp(`${hearing}
      local group = hear(display.newGroup(), "group", "touch")
      local back = hear(square(group, 50, 40), "back", "touch")
      local front = square(group, 50, 40)
      front:addEventListener("touch", function()
        back:removeSelf()
        front:removeSelf()
        hear(square(group, 50, 40), "new", "touch")
        error("oops")
      end)`)
    finger(app).down(50, 50)
    expect(printed()).toBe('group\tbegan\t50\t50\n')
    expect(messages.map(({ text }) => text.split('\n')[0])).toEqual(['main.lua:15: oops'])
  })

  test('[O28] the mouse, with its buttons, wheel and keys', async () => {
    const { app, printed } = await startApp(`
      local box = display.newRect(50, 50, 40, 40)
      local function show(e)
        print(e.name, e.type, e.x, e.scrollY, e.isPrimaryButtonDown, e.isSecondaryButtonDown, e.clickCount, e.isShiftDown, e.target == box)
        return e.type == "down"
      end
      box:addEventListener("mouse", show)
      Runtime:addEventListener("mouse", show)`)
    const input = {
      y: 50,
      scrollX: 0,
      isSecondaryButtonDown: false,
      isMiddleButtonDown: false,
      isShiftDown: true,
      isCtrlDown: false,
      isAltDown: false,
      isCommandDown: false,
    }
    app.mouse({ ...input, type: 'down', x: 50, scrollY: 0, isPrimaryButtonDown: true, clickCount: 1 })
    app.mouse({ ...input, type: 'scroll', x: 200, scrollY: -5, isPrimaryButtonDown: false, clickCount: 0 })
    expect(printed()).toBe(
      'mouse\tdown\t50\t0\ttrue\tfalse\t1\ttrue\ttrue\nmouse\tscroll\t200\t-5\tfalse\tfalse\t0\ttrue\tfalse\n',
    )
  })
})
