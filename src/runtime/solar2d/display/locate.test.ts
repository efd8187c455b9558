import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

test('[E42] a text is found as a whole, by the middle of its box, wherever its groups stand', async () => {
  const { app } = await startApp(`
    local group = display.newGroup()
    group.x, group.y = 100, 50
    display.newText(group, "Send all", 0, 0)
    display.newText(group, "Send", 10, 20)`)
  expect(app.locate({ text: 'Send' })).toEqual({ x: 110, y: 70 })
  expect(app.locate({ text: 'send' })).toBeUndefined()
})

test('[E42] a name is the own field name or id of an object, and the label of a button its text', async () => {
  const { app } = await startApp(`
    display.newRect(10, 10, 4, 4).name = "first"
    display.newRect(20, 20, 4, 4).id = 2
    require("widget").newButton({ id = "send", label = "Send", x = 80, y = 90, width = 60, height = 20 })`)
  expect(app.locate({ name: 'first' })).toEqual({ x: 10, y: 10 })
  expect(app.locate({ name: '2' })).toEqual({ x: 20, y: 20 })
  expect(app.locate({ name: 'send' })).toMatchObject({ x: 80, y: 90 })
  expect(app.locate({ text: 'Send' })?.x).toBeCloseTo(80)
})

test('[E42] of several the frontmost counts that is on the screen and shown', async () => {
  const { app } = await startApp(`
    local function put(x, y, parent)
      local text = display.newText("Go", x, y)
      if parent then parent:insert(text) end
      return text
    end
    put(30, 30)
    put(40, 40)
    put(50, 50).isVisible = false
    put(-500, 60)
    local hidden = display.newGroup()
    hidden.alpha = 0
    put(70, 70, hidden)
    local window = display.newContainer(20, 20)
    put(80, 80, window)`)
  expect(app.locate({ text: 'Go' })).toEqual({ x: 40, y: 40 })
})

test('[E42] a field is found by its placeholder, and by its text once it has one', async () => {
  const { app } = await startApp(`
    field = native.newTextField(60, 70, 100, 20)
    field.placeholder = "Your name"
    local other = native.newTextField(60, 170, 100, 20)
    other.placeholder = "Town"
    other.text = "Bern"`)
  expect(app.locate({ text: 'Your name' })).toMatchObject({ x: 60, y: 70, fieldId: expect.any(Number) })
  expect(app.locate({ text: 'Town' })).toBeUndefined()
  expect(app.shownTexts()).toEqual(['Your name', 'Bern'])
})

test('[E42] what an app puts in the place of a name does no harm', async () => {
  const { app } = await startApp(`
    local rect = display.newRect(10, 10, 4, 4)
    rect.name = setmetatable({}, { __tostring = function() error("no") end, __eq = error })
    rect.id = 0 / 0
    display.newText(("x"):rep(500), 60, 60)`)
  expect(app.locate({ name: 'x' })).toBeUndefined()
  expect(app.shownTexts()[0]).toHaveLength(80)
  app.exit()
  expect(app.locate({ name: 'x' })).toBeUndefined()
})
