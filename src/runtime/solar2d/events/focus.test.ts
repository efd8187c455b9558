import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { finger, hearing } from '../../../../test/support/touch.ts'

describe('focus', () => {
  test('[O23] the object with the focus hears all, then its parents, then Runtime', async () => {
    const { app, printed } = await startApp(`${hearing}
      local group = hear(display.newGroup(), "group", "touch")
      local box = hear(square(group, 50, 40), "box", "touch")
      hear(square(display.currentStage, 150, 40), "other", "touch")
      hear(Runtime, "Runtime", "touch")
      display.getCurrentStage():setFocus(box)`)
    finger(app).down(150, 50)
    expect(printed()).toBe('box\tbegan\t150\t50\ngroup\tbegan\t150\t50\nRuntime\tbegan\t150\t50\n')
  })

  test('[O23] the focus of one touch ends with it, and does not go on to Runtime', async () => {
    const { app, printed } = await startApp(`
      local box = display.newRect(50, 50, 40, 40)
      box:addEventListener("touch", function(e)
        if e.phase == "began" then display.currentStage:setFocus(box, e.id) end
        print("box", e.phase)
        return true
      end)
      Runtime:addEventListener("touch", function(e) print("Runtime", e.phase) end)`)
    const first = finger(app)
    first.down(50, 50)
    first.move(300, 300)
    first.up(300, 300)
    finger(app, 2).down(300, 300)
    expect(printed()).toBe('box\tbegan\nbox\tmoved\nbox\tended\nRuntime\tbegan\n')
  })

  test('[O23] the focus ends with its object, and with setFocus(nil)', async () => {
    const { app, printed, messages } = await startApp(`${hearing}
      local stage = display.currentStage
      local box = hear(square(stage, 50, 40), "box", "touch")
      stage:setFocus(box)
      box:removeSelf()
      local other = hear(square(stage, 150, 40), "other", "touch")
      stage:setFocus(other)
      stage:setFocus(nil)
      hear(Runtime, "Runtime", "touch")
      stage:setFocus(box)`)
    finger(app).down(50, 50)
    expect(printed()).toBe('Runtime\tbegan\t50\t50\n')
    expect(messages[0]?.text).toContain(
      "main.lua:16: bad argument #1 to 'setFocus' (display object expected, got table)",
    )
  })

  test('[O24] with multitouch each finger has an id of its own, and may have a focus of its own', async () => {
    const { app, printed } = await startApp(`
      system.activate("multitouch")
      local function follow(name, x)
        local box = display.newRect(x, 50, 40, 40)
        box:addEventListener("touch", function(e)
          if e.phase == "began" then display.currentStage:setFocus(box, e.id) end
          print(name, e.phase, e.x)
          return true
        end)
      end
      follow("left", 50)
      follow("right", 150)
      function Runtime.touch(_, e) print("Runtime", e.phase, e.x) end
      Runtime:addEventListener("touch", Runtime)
`)
    const [first, second, third] = [finger(app, 1), finger(app, 2), finger(app, 3)]
    first.down(50, 50)
    second.down(150, 50)
    third.down(50, 50)
    first.move(300, 50)
    second.move(10, 50)
    first.up(300, 50)
    first.down(300, 50)
    expect(printed()).toBe(
      [
        'left\tbegan\t50',
        'right\tbegan\t150',
        'Runtime\tbegan\t50',
        'left\tmoved\t300',
        'right\tmoved\t10',
        'left\tended\t300',
        'Runtime\tbegan\t300',
        '',
      ].join('\n'),
    )
  })
})
