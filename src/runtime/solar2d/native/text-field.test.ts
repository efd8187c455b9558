import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const tell = `local function tell(e)
  print(e.target.name, e.phase, e.text, e.oldText, e.newCharacters, e.startPosition, e.numDeleted)
end
`

describe('native.newTextField and newTextBox', () => {
  test('[Z10] a field is a display object: its group moves, scales and hides it', async () => {
    const { app } = await startApp(`
      local group = display.newGroup()
      field = native.newTextField(100, 50, 120, 30)
      group:insert(field)
      group.x, group.y, group.alpha = 10, 20, 0.5
      field.alpha = 0.5`)
    expect(app.native.fields[0]).toMatchObject({
      kind: 'field',
      x: 110,
      y: 70,
      width: 120,
      height: 30,
      alpha: 0.25,
      isVisible: true,
      isEditable: true,
    })
  })

  test('[Z10] the view changes only when a field does', async () => {
    const { app, advance } = await startApp(`
      local box = display.newRect(0, 0, 5, 5)
      local group = display.newGroup()
      group:insert(native.newTextField(100, 50, 120, 30))
      timer.performWithDelay(10, function() box.x = 7 end)
      timer.performWithDelay(50, function() group.x = 7 end)
      timer.performWithDelay(90, function() group:removeSelf() end)`)
    const first = app.native.version
    advance(20)
    expect(app.native.version).toBe(first)
    advance(40)
    expect(app.native.version).toBeGreaterThan(first)
    expect(app.native.fields[0]?.x).toBe(107)
    const { version } = app.native
    advance(40)
    expect(app.native.version).toBeGreaterThan(version)
    expect(app.native.fields).toEqual([])
  })

  test('[Z11] its properties and methods reach the page', async () => {
    const { app, printed } = await startApp(`
      local field = native.newTextField(0, 0, 100, 30)
      field.text, field.placeholder, field.inputType, field.align = 5, "Name", "email", "center"
      field.isSecure, field.hasBackground = true, false
      field.font = native.newFont("Georgia", 22)
      field:setTextColor(1, 0.5, 0)
      field:setReturnKey("done")
      field:setSelection(0, 9)
      print(field.text, field.placeholder, field.inputType, field.size, field.isEditable, field:getSelection())
      print(native.newTextBox(0, 0, 10, 10).isEditable)
      field.myOwn = "kept"
      print(field.myOwn, field.width)`)
    expect(printed()).toBe('5\tName\temail\t22\ttrue\t0\t1\nfalse\nkept\t100\n')
    expect(app.native.fields[0]).toMatchObject({
      text: '5',
      placeholder: 'Name',
      inputType: 'email',
      align: 'center',
      isSecure: true,
      hasBackground: false,
      fontFamily: 'Georgia',
      fontSize: 22,
      colour: [1, 0.5, 0, 1],
      revision: 2,
      selection: { start: 0, end: 1 },
    })
  })

  test('[Z12] what the user does comes as userInput events', async () => {
    const { app, printed } = await startApp(`${tell}
      local field = native.newTextField(0, 0, 100, 30)
      field.name = "f"
      field.text = "ab"
      field:addEventListener("userInput", tell)
      Runtime:addEventListener("enterFrame", function() print(field.text) end)`)
    const id = app.native.fields[0]?.id ?? 0
    app.editField(id, { phase: 'began' })
    app.editField(id, { phase: 'editing', text: 'aXb', newCharacters: 'X', startPosition: 2, numDeleted: 0 })
    app.editField(id, { phase: 'submitted' })
    app.editField(id, { phase: 'ended' })
    app.frame()
    expect(printed()).toBe(
      'f\tbegan\tnil\tnil\tnil\tnil\tnil\nf\tediting\taXb\tab\tX\t2\t0\nf\tsubmitted\tnil\tnil\tnil\tnil\tnil\nf\tended\tnil\tnil\tnil\tnil\tnil\naXb\n',
    )
    expect(app.native.fields[0]).toMatchObject({ text: 'aXb', revision: 1, hasFocus: false })
  })

  test('[Z13] setKeyboardFocus moves the focus; the fields hear of it in the next frame, once', async () => {
    const { app, printed, advance } = await startApp(`${tell}
      a, b = native.newTextField(0, 0, 9, 9), native.newTextField(0, 0, 9, 9)
      a.name, b.name = "a", "b"
      a:addEventListener("userInput", tell)
      b:addEventListener("userInput", tell)
      native.setKeyboardFocus(a)
      timer.performWithDelay(50, function() native.setKeyboardFocus(b) end)
      timer.performWithDelay(90, function() native.setKeyboardFocus(nil) end)`)
    const [a, b] = app.native.fields.map(({ id }) => id)
    app.editField(a ?? 0, { phase: 'began' })
    expect(printed()).toBe('')
    advance(16)
    const phases = (): string =>
      printed()
        .split('\n')
        .map((line) => line.split('\t').slice(0, 2).join(' '))
        .join(',')
    expect(phases()).toBe('a began,')
    advance(50)
    app.editField(a ?? 0, { phase: 'ended' })
    app.editField(b ?? 0, { phase: 'began' })
    advance(16)
    advance(50)
    advance(16)
    expect(phases()).toBe('a began,a ended,b began,b ended,')
  })

  test('[Z13] a field that the user enters takes the focus of another', async () => {
    const { app, printed } = await startApp(`${tell}
      for _, name in ipairs{ "a", "b" } do
        local field = native.newTextField(0, 0, 9, 9)
        field.name = name
        field:addEventListener("userInput", tell)
      end`)
    const [a, b] = app.native.fields.map(({ id }) => id)
    app.editField(a ?? 0, { phase: 'began' })
    app.editField(b ?? 0, { phase: 'began' })
    expect(printed().match(/^\w+\t\w+/gm)).toEqual(['a\tbegan', 'a\tended', 'b\tbegan'])
    expect(app.native.fields.map(({ hasFocus }) => hasFocus)).toEqual([false, true])
  })

  test('[Z14] a text box that is not editable takes no text, and Return submits no box', async () => {
    const { app, printed } = await startApp(`${tell}
      local box = native.newTextBox(0, 0, 90, 90)
      box.name = "box"
      box:addEventListener("userInput", tell)`)
    const id = app.native.fields[0]?.id ?? 0
    app.editField(id, { phase: 'editing', text: 'x', newCharacters: 'x', startPosition: 1, numDeleted: 0 })
    app.editField(id, { phase: 'submitted' })
    app.editField(99, { phase: 'began' })
    expect(printed()).toBe('')
    expect(app.native.fields[0]?.text).toBe('')
  })

  test('[Z15] fields are bounded in number and text, and wrong values name the line', async () => {
    const { app, printed, messages } = await startApp(`
      local field = native.newTextField(0, 0, 9, 9)
      field.text = ("x"):rep(1e6)
      print(#field.text)
      print(select(2, pcall(function() field.text = {} end)))
      print(select(2, pcall(function() field.size = "big" end)))
      print(select(2, pcall(function() field.font = {} end)))
      print(select(2, pcall(native.newTextField, "left")))
      print(select(2, pcall(native.setKeyboardFocus, 5)))
      field.align = "middle"
      for i = 1, 300 do native.newTextField(0, 0, 9, 9) end`)
    expect(printed()).toBe(`65536
main.lua:5: bad value for property 'text' (string expected, got table)
main.lua:6: bad value for property 'size' (number expected, got string)
main.lua:7: bad value for property 'font' (what native.newFont() gives expected, got table)
main.lua:8: native.newTextField() expects x, y, width, height (numbers)
main.lua:9: bad argument #1 to 'setKeyboardFocus' (native text field or nil expected, got number)
`)
    expect(app.native.fields).toHaveLength(200)
    expect(messages.map(({ text }) => text.split('\n')[0])).toEqual([
      "main.lua:10: align 'middle' is not simulated; it stays 'left'",
      'main.lua:11: too many native text fields: 200 is the limit',
    ])
  })

  test('[Z16] an error of one listener keeps no other from hearing, and a removed field is quiet', async () => {
    const { app, printed } = await startApp(`
      local field = native.newTextField(0, 0, 9, 9)
      field:addEventListener("userInput", function() error("first") end)
      field:addEventListener("userInput", function(e) print(e.phase) e.target:removeSelf() end)`)
    const id = app.native.fields[0]?.id ?? 0
    app.editField(id, { phase: 'began' })
    app.editField(id, { phase: 'ended' })
    expect(printed()).toBe('began\n')
    expect(app.errorCount()).toBe(1)
    expect(app.native.fields).toEqual([])
  })
})
