import { describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/solar2d-app.ts'
import { lines } from '../../../../test/support/widget-app.ts'

const start = (source: string): Promise<TestApp> => startApp(`widget = require "widget"\n${source}`)

const touch = ({ app }: TestApp, phase: 'began' | 'moved' | 'ended', y: number, x = 100): void =>
  app.pointer({ phase, id: 1, x, y })

/** A finger goes from one height to another in steps of a frame. */
const drag = (fake: TestApp, from: number, to: number, steps = 5): void => {
  touch(fake, 'began', from)
  for (let step = 1; step <= steps; step += 1) {
    fake.advance(16)
    touch(fake, 'moved', from + ((to - from) * step) / steps)
  }
}

const frames = (fake: TestApp, count: number): void => {
  for (let frame = 0; frame < count; frame += 1) fake.advance(16)
}

const scroll = `
  view = widget.newScrollView{ left = 0, top = 0, width = 200, height = 300, horizontalScrollDisabled = true,
    listener = function(e) if e.phase ~= "moved" then print(e.phase, e.limitReached, e.direction) end end }
  local long = display.newRect(100, 500, 50, 1000)
  view:insert(long)
  function at() local x, y = view:getContentPosition() return y end
`

describe('widget.newScrollView', () => {
  test('[Z50] content follows the finger, glides on and stops', async () => {
    const fake = await start(
      `${scroll} Runtime:addEventListener("key", function() print(math.floor(at())) end)`,
    )
    const tell = (): unknown => {
      fake.app.key({
        phase: 'down',
        keyName: 'a',
        nativeKeyCode: 0,
        isShiftDown: false,
        isCtrlDown: false,
        isAltDown: false,
        isCommandDown: false,
      })
      return Number(lines(fake).at(-1))
    }
    drag(fake, 250, 150)
    const dragged = Number(tell())
    expect(dragged).toBeLessThanOrEqual(-90)
    touch(fake, 'ended', 150)
    frames(fake, 5)
    expect(tell()).toBeLessThan(dragged)
    frames(fake, 400)
    expect(fake.app.isIdle()).toBe(true)
    expect(lines(fake).filter((line) => /[a-z]/.test(line))).toEqual(
      expect.arrayContaining(['began', 'ended', 'stopped']),
    )
  })

  test('[Z50] past its end it comes back, and tells the limit once', async () => {
    const fake = await start(`${scroll} timer.performWithDelay(3000, function() print(at()) end)`)
    drag(fake, 50, 250)
    fake.advance(200)
    touch(fake, 'ended', 250)
    frames(fake, 100)
    fake.advance(3000)
    expect(lines(fake)).toEqual(['began', 'nil true down', 'ended', 'stopped', '0'])
  })

  test('[Z51] a button inside takes the touch; takeFocus gives it back to the view', async () => {
    const fake = await start(`${scroll}
      view:insert(widget.newButton{ left = 50, top = 50, width = 100, height = 40, onEvent = function(e)
        print("button", e.phase)
        if e.phase == "moved" and math.abs(e.y - e.yStart) > 10 then view:takeFocus(e) end
      end })
      timer.performWithDelay(5000, function() print(at() < -20) end)`)
    drag(fake, 70, 10, 6)
    touch(fake, 'ended', 10)
    fake.advance(5000)
    expect(lines(fake).slice(0, 4)).toEqual(['button began', 'button moved', 'button moved', 'began'])
    expect(lines(fake)).toContain('true')
  })

  test('[Z52] scrollTo and scrollToPosition, at once and in time; a locked view stays', async () => {
    const fake = await start(`${scroll}
      view:scrollTo("bottom", { time = 0, onComplete = function() print("there", at()) end })
      view:scrollToPosition{ y = -100, time = 100, onComplete = function() print("back", at()) end }
      view:setIsLocked(true)
      timer.performWithDelay(1000, function() print(at()) end)
      print((select(2, pcall(view.scrollTo, view, "middle"))))`)
    frames(fake, 10)
    drag(fake, 250, 50)
    fake.advance(1000)
    expect(lines(fake)).toEqual([
      'there -700',
      "main.lua:13: scrollView:scrollTo() expects 'top', 'bottom', 'left' or 'right'",
      'back -100',
      'began',
      '-100',
    ])
  })

  test('[Z53] what lies outside of the view is cut off, and what is inserted moves with it', async () => {
    const fake = await start(`${scroll} view.x = 150 print(view.numChildren, view:getView().numChildren)`)
    const [node] = fake.app.scene.nodes
    expect(node?.content).toMatchObject({ kind: 'group', clip: { width: 200, height: 300 } })
    expect(node?.x).toBe(150)
    expect(lines(fake)).toEqual(['2 1'])
  })
})

const table = (options = ''): string => `
  rendered = 0
  t = widget.newTableView{ left = 0, top = 0, width = 200, height = 300, ${options}
    onRowRender = function(e)
      rendered = rendered + 1
      local row = e.row
      display.newText(row, row.params and row.params.text or row.index, 10, row.contentHeight / 2, nil, 12)
    end,
    onRowTouch = function(e) print(e.phase, e.target.index, e.target.id) end }
`

describe('widget.newTableView', () => {
  test('[Z60] 10 000 rows: only those that can be seen are rendered', async () => {
    const fake = await start(`${table()}
      for i = 1, 10000 do t:insertRow{ rowHeight = 50, id = "r" .. i } end
      print(t:getNumRows(), rendered, t:getRowAtIndex(6).id, t:getRowAtIndex(7))
      local row = t:getRowAtIndex(1)
      print(row.contentWidth, row.contentHeight, row.id)
      t:scrollToIndex(5000, 0)
      print(t:getContentPosition(), t:getRowAtIndex(1), t:getRowAtIndex(5000).id, rendered)
      t:scrollToIndex(1, 0)
      print(rendered)`)
    expect(lines(fake)).toEqual(['10000 6 r6', '200 50 r1', '-249950 r5000 12', '18'])
    const before = performance.now()
    drag(fake, 250, 50)
    touch(fake, 'ended', 50)
    frames(fake, 20)
    expect(performance.now() - before).toBeLessThan(1000)
    expect(fake.app.errorCount()).toBe(0)
  })

  test('[Z61] a row hears tap, or press and release, or a swipe; scrolling takes the touch from it', async () => {
    const fake = await start(
      `${table()} for i = 1, 20 do t:insertRow{ rowHeight = 50, isCategory = i == 1 } end`,
    )
    touch(fake, 'began', 70)
    touch(fake, 'ended', 70)
    touch(fake, 'began', 120)
    frames(fake, 10)
    touch(fake, 'ended', 120)
    touch(fake, 'began', 20)
    touch(fake, 'ended', 20)
    touch(fake, 'began', 70, 20)
    touch(fake, 'ended', 72, 120)
    drag(fake, 250, 150)
    touch(fake, 'ended', 150)
    expect(lines(fake)).toEqual(['tap 2 2', 'press 3 3', 'release 3 3', 'swipeRight 2 2'])
  })

  test('[Z62] rows can be deleted, cleared and rendered anew', async () => {
    const fake = await start(`${table()}
      for i = 1, 100 do t:insertRow{ rowHeight = 50, params = { text = "n" .. i } } end
      t:deleteRows{ 2, 1, 500, "x" }
      print(t:getNumRows(), t:getRowAtIndex(1).params.text, t:getRowAtIndex(1).index, t:getRowAtIndex(1).y)
      t:deleteRow(1)
      print(t:getRowAtIndex(1).params.text)
      t:scrollToIndex(97, 0)
      t:deleteRows{ 50, 51, 52 }
      print(t:getNumRows(), t:getContentPosition())
      rendered = 0
      t:reloadData()
      print(rendered)
      t:deleteAllRows()
      print(t:getNumRows(), t:getContentPosition(), t:getRowAtIndex(1))
      t:insertRow()
      print(t:getRowAtIndex(1).contentHeight)`)
    expect(lines(fake)).toEqual(['98 n3 1 0', 'n4', '94 -4400', '6', '0 0', '40'])
  })

  test('[Z63] the category of the topmost row stays at the top until the next one pushes it off', async () => {
    const fake = await start(`${table()}
      for i = 1, 40 do t:insertRow{ rowHeight = 50, isCategory = i == 1 or i == 11 } end
      t:scrollToY{ y = -225, time = 0 }
      print(t:getRowAtIndex(1).y)
      t:scrollToY{ y = -470, time = 0 }
      print(t:getRowAtIndex(1).y)
      t:scrollToY{ y = -600, time = 0 }
      print(t:getRowAtIndex(1), t:getRowAtIndex(11).y)`)
    expect(lines(fake)).toEqual(['225', '450', 'nil 600'])
  })

  test('[Z64] a listener that inserts, deletes and removes while rows are rendered breaks nothing', async () => {
    const fake = await start(`
      local n = 0
      t = widget.newTableView{ left = 0, top = 0, width = 200, height = 300, onRowRender = function(e)
        n = n + 1
        if n < 20 then t:insertRow{} end
        if n == 3 then t:deleteRow(1) end
        if n == 5 then e.row:removeSelf() end
        if n == 6 then error("mine") end
        if n == 30 then t:removeSelf() end
      end }
      for i = 1, 50 do t:insertRow{} end
      t:scrollToIndex(20, 100)`)
    frames(fake, 20)
    expect(fake.messages.map(({ text }) => text.split('\n')[0])).toEqual(['main.lua:9: mine'])
    fake.app.exit()
  })

  test('[Z65] a row in the list costs no display object until it is seen, and wrong options name the line', async () => {
    const fake = await start(`${table()}
      print((select(2, pcall(t.insertRow, t, { rowHeight = "tall" }))))
      print((select(2, pcall(t.scrollToIndex, t, 5))))
      print((select(2, pcall(t.insertRow, {}, {}))))`)
    expect(lines(fake)).toEqual([
      "main.lua:12: tableView:insertRow(): 'rowHeight' must be a number (got string)",
      "main.lua:13: bad argument #1 to 'scrollToIndex' (index of a row from 1 to 0 expected, got 5)",
      "main.lua:14: bad argument #1 to 'insertRow' (table view expected, got table): call methods with a colon",
    ])
  })
})
