import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { maxSceneDepth, maxSceneNodes } from './scene-store.ts'
import type { SceneNode } from './scene.ts'

/** The tree in one line: `1(2 3)` is a group at x = 1 with two children. */
const written = (nodes: readonly SceneNode[]): string =>
  nodes
    .map(({ x, content }) => (content.kind === 'group' ? `${x}(${written(content.children)})` : `${x}`))
    .join(' ')

/** `g` is a group at 100; `a` to `d` are squares at 1 to 4 that stand on the stage. */
const squares = `
  g = display.newGroup()
  g.x = 100
  a, b, c, d = display.newRect(1, 0, 10, 10), display.newRect(2, 0, 10, 10), display.newRect(3, 0, 10, 10),
    display.newRect(4, 0, 10, 10)
`

describe('groups', () => {
  test('[O1] a new object stands at the front of the stage, or of the group that is given first', async () => {
    const { app, printed } = await startApp(`
      local outer = display.newGroup()
      outer.x = 1
      local inner = display.newGroup(outer)
      inner.x = 2
      local box = display.newRect(inner, 3, 0, 5, 5)
      display.newRect(4, 0, 5, 5)
      print(box.parent == inner, inner.parent == outer, outer.parent == display.currentStage, box.stage == display.getCurrentStage())
      print(display.currentStage.parent, display.currentStage.numChildren, display.currentStage[1] == outer)`)
    expect(written(app.scene.nodes)).toBe('1(2(3)) 4')
    expect(printed()).toBe('true\ttrue\ttrue\ttrue\nnil\t2\ttrue\n')
  })

  test('[O2] insert moves an object, before an index or to the front', async () => {
    const { app, printed } = await startApp(`${squares}
      g:insert(a)
      g:insert(b)
      g:insert(1, c)
      g:insert(99, d)
      print(g.numChildren, g[1] == c, g[4] == d, g[5], g[0], a.parent == g)
      g:insert(2, c)
      print(g[1] == c)
      g:insert(3, c)
      print(g[2] == c)`)
    expect(written(app.scene.nodes)).toBe('100(1 3 2 4)')
    expect(printed()).toBe('4\ttrue\ttrue\tnil\tnil\ttrue\ntrue\ntrue\n')
  })

  test('[O2] an object keeps its place in the new group, unless it is reset', async () => {
    const { app } = await startApp(`${squares}
      b.rotation, b.xScale = 45, 2
      g:insert(a)
      g:insert(b, true)`)
    expect(app.scene.nodes[0]?.content).toMatchObject({
      children: [{ x: 1 }, { x: 0, y: 0, rotation: 0, xScale: 1 }],
    })
  })

  test('[O3] a group goes into no group below itself; nothing else is a parent', async () => {
    const { app, printed } = await startApp(`
      local outer = display.newGroup()
      local inner = display.newGroup(outer)
      print(select(2, pcall(function() outer:insert(outer) end)))
      print(select(2, pcall(function() inner:insert(outer) end)))
      print(select(2, pcall(function() inner:insert(display.currentStage) end)))
      print(select(2, pcall(function() inner:insert({}) end)))
      print(select(2, pcall(function() inner.insert({}, outer) end)))
      print(select(2, pcall(function() display.newRect({}, 0, 0, 1, 1) end)))`)
    expect(printed().split('\n')).toEqual([
      'main.lua:4: ERROR: a group cannot be inserted into itself',
      'main.lua:5: ERROR: a group cannot be inserted into itself',
      'main.lua:6: ERROR: the stage cannot be inserted into a group',
      "main.lua:7: bad argument #1 to 'insert' (display object expected, got table)",
      "main.lua:8: bad argument #1 to 'insert' (display object expected, got table): call methods with a colon",
      'main.lua:9: a group is expected as the parent of a display object (got table)',
      '',
    ])
    expect(written(app.scene.nodes)).toBe('0(0())')
  })

  test('[O3] objects and groups within groups are limited', async () => {
    const { printed } = await startApp(`
      local group, depth = display.newGroup(), 1
      local worked, problem
      repeat
        worked, problem = pcall(function() group = display.newGroup(group) end)
        if worked then depth = depth + 1 end
      until not worked
      print(depth, problem)
      display.remove(display.currentStage[1])
      local count = 0
      repeat
        worked, problem = pcall(display.newGroup)
        if worked then count = count + 1 end
      until not worked
      print(count, problem)`)
    expect(printed()).toContain(`${maxSceneDepth - 2}\tmain.lua:5: ERROR: groups are nested too deeply`)
    expect(printed()).toContain(`${maxSceneNodes}\t`)
  })

  test('[O4] toFront and toBack move within the parent', async () => {
    const { app } = await startApp(`${squares}
      for _, box in ipairs{ a, b, c, d } do g:insert(box) end
      g[1]:toFront()
      g[3]:toBack()
      g[2]:toBack()
      g[2]:toFront()`)
    expect(written(app.scene.nodes)).toBe('100(2 3 1 4)')
  })
})

describe('the end of objects', () => {
  test('[O5] a group takes all below it along; the front hears of it first, a group after its children', async () => {
    const { app, printed } = await startApp(`
      local function hear(object, name)
        object.name = name
        object:addEventListener("finalize", function(e) print(e.target.name, e.target == object, object.removeSelf ~= nil) end)
        return object
      end
      local outer = hear(display.newGroup(), "outer")
      local inner = hear(display.newGroup(outer), "inner")
      local back = hear(display.newRect(inner, 0, 0, 1, 1), "back")
      hear(display.newRect(inner, 0, 0, 1, 1), "front")
      hear(display.newRect(outer, 0, 0, 1, 1), "frontmost")
      outer:removeSelf()
      print(back.parent, back.removeSelf, back.name, inner.insert)`)
    expect(app.scene.nodes).toEqual([])
    expect(printed()).toBe(
      'frontmost\ttrue\ttrue\nfront\ttrue\ttrue\nback\ttrue\ttrue\ninner\ttrue\ttrue\nouter\ttrue\ttrue\nnil\tnil\tback\tnil\n',
    )
  })

  test('[O5] group:remove takes an index or a child, and gives it', async () => {
    const { app, printed } = await startApp(`${squares}
      g:insert(a)
      g:insert(b)
      print(g:remove(1) == a, g:remove(b) == b, g:remove(1), g:remove(c), a.removeSelf, c.removeSelf ~= nil)
      display.remove(c)
      display.remove(c)
      display.remove(nil)
      display.currentStage:removeSelf()`)
    expect(printed()).toBe('true\ttrue\tnil\tnil\tnil\ttrue\n')
    expect(written(app.scene.nodes)).toBe('100() 4')
  })

  test('[O5] display.remove calls removeSelf, also one of the app', async () => {
    const { printed } = await startApp(`${squares}
      function a:removeSelf() print("mine") end
      display.remove(a)
      display.remove{ removeSelf = function(self) print("a class", self ~= nil) end }
      display.remove{}
      display.remove(display.currentStage)
      display.remove(b)
      display.remove(b)
      print(a.parent ~= nil, b.parent)`)
    expect(printed()).toBe('mine\na class\ttrue\ntrue\tnil\n')
  })

  test('[O6] listeners may remove, move and add while objects end', async () => {
    const { app, messages } = await startApp(`${squares}
      g:insert(a)
      g:insert(b)
      g:insert(c)
      a:addEventListener("finalize", function() a:removeSelf() g:removeSelf() end)
      b:addEventListener("finalize", function() display.currentStage:insert(b) display.newRect(g, 7, 0, 1, 1) end)
      c:addEventListener("finalize", function() d:removeSelf() error("oops") end)
      g:removeSelf()
      b.x = 20
      b:toFront()`)
    expect(written(app.scene.nodes)).toBe('20')
    expect(messages.map(({ text }) => text.split('\n')[0])).toEqual(['main.lua:12: oops'])
  })
})

describe('places and sizes', () => {
  test('[O7] bounds and points go through the tree', async () => {
    const { printed } = await startApp(`
      local group = display.newGroup()
      group.x, group.y, group.xScale, group.rotation = 100, 50, 2, 90
      local box = display.newRect(group, 10, 0, 20, 10)
      box.anchorX = 0
      local function show(...)
        local list = { ... }
        for i = 1, #list do list[i] = math.floor(list[i] + 0.5) end
        print(unpack(list))
      end
      local bounds = box.contentBounds
      show(bounds.xMin, bounds.yMin, bounds.xMax, bounds.yMax, box.contentWidth, box.contentHeight, box.width)
      show(group.width, group.height, group.contentWidth, group.contentHeight)
      show(box:localToContent(0, 0))
      show(box:contentToLocal(100, 70))
      show(display.newGroup().width, display.newGroup().contentBounds.xMax)`)
    expect(printed()).toBe('95\t70\t105\t110\t10\t40\t20\n20\t10\t10\t40\n100\t90\n-10\t0\n0\t0\n')
  })

  test('[O7] setting the width of a group scales it', async () => {
    const { app } = await startApp(`
      local group = display.newGroup()
      display.newRect(group, 0, 0, 50, 20)
      group.width, group.height = 100, 10
      display.newGroup().width = 10`)
    expect(app.scene.nodes).toMatchObject([{ xScale: 2, yScale: 0.5 }, { xScale: 1 }])
  })

  test('[O8] anchorChildren places the children about the anchor', async () => {
    const { app, printed } = await startApp(`
      local group = display.newGroup()
      display.newRect(group, 40, 0, 20, 10)
      group.anchorX, group.anchorY = 0, 0
      print(group.contentBounds.xMin, group.contentBounds.yMin)
      group.anchorChildren = true
      print(group.contentBounds.xMin, group.contentBounds.yMin, group.anchorChildren)`)
    expect(printed()).toBe('30\t-5\n0\t0\ttrue\n')
    expect(app.scene.nodes[0]?.content).toMatchObject({ offsetX: -30, offsetY: 5 })
  })

  test('[O9] a container has a size of its own, clips, and anchors its children', async () => {
    const { app, printed } = await startApp(`
      local box = display.newContainer(100, 50)
      display.newRect(box, 500, 0, 20, 10)
      print(box.width, box.height, box.contentBounds.xMin, box.anchorChildren, box.numChildren)
      box.anchorX = 0
      print(box.contentBounds.xMin, box.contentBounds.xMax)
      box.width = 60
      print(box.contentWidth, box.width)`)
    expect(printed()).toBe('100\t50\t-50\ttrue\t1\n0\t100\n60\t60\n')
    expect(app.scene.nodes[0]?.content).toMatchObject({
      clip: { width: 60, height: 50 },
      offsetX: 30,
      offsetY: 0,
    })
  })

  test('[O10] a value that is no number raises at the line of the app; one that is not finite counts as 0', async () => {
    const { app, printed } = await startApp(`
      local box = display.newRect(5, 5, 10, 10)
      print(select(2, pcall(function() box.rotation = "up" end)))
      box.x, box.y, box.alpha, box.anchorY, box.width = 0 / 0, math.huge, 7, -3, -5
      box.rotation = "45"
      print(box.x, box.y, box.alpha, box.anchorY, box.width, box.rotation)`)
    expect(printed()).toBe(
      "main.lua:3: bad value for property 'rotation' (number expected, got string)\n0\t0\t1\t0\t10\t45\n",
    )
    expect(app.scene.nodes).toMatchObject([{ x: 0, y: 0, alpha: 1, anchorY: 0, width: 10, rotation: 45 }])
  })
})
