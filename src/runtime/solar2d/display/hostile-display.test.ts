import { expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import type { SceneNode } from './scene.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'

/** Calls whatever the display has with whatever Lua has; prints each error that does not begin with the app's own line. */
const fuzz = `
local random = math.random
math.randomseed(SEED)
local sheet = graphics.newImageSheet("s.png", { width = 10, height = 20, numFrames = 4 })
local removed = display.newGroup()
removed:removeSelf()
local bomb = setmetatable({}, {
  __index = function(_, key) if random(3) == 1 then error("bomb " .. tostring(key)) end return random(-2, 5) end,
  __newindex = function() error("bomb") end,
})
local values = {
  function() return nil end, function() return 0 / 0 end, function() return math.huge end, function() return -1 end,
  function() return 1e300 end, function() return random(-3, 60) end, function() return random(1, 5) end,
  function() return "" end, function() return "s.png" end, function() return "12" end, function() return "touch" end,
  function() return true end, function() return {} end, function() return { 1, 2, 3, 4, 5, 6 } end,
  function() return bomb end, function() return removed end, function() return print end,
  function() return coroutine.create(print) end, function() return system.DocumentsDirectory end,
  function() return sheet end, function() return display.currentStage end,
  function() return { type = "gradient", color1 = { 1 }, color2 = { 2 }, direction = "left" } end,
  function() return { type = "image", filename = "s.png" } end,
  function() return { { name = "a", start = 1, count = 3, time = 10 } } end,
  function() return function(event) if random(20) == 1 then display.currentStage[random(1, 3)]:removeSelf() end return true end end,
}
local objects = { display.newGroup(), display.newCircle(50, 50, 40) }
local function value()
  if random(4) == 1 and #objects > 0 then return objects[random(#objects)] end
  return values[random(#values)]()
end
local names, methods, properties = {}, {}, {}
for name in ("newGroup newContainer newRect newRoundedRect newCircle newPolygon newLine newText newEmbossedText newImage " ..
  "newImageRect newSprite newSnapshot newMesh newEmitter remove setDefault getDefault setStatusBar setDrawMode save"):gmatch("%a+") do
  names[#names + 1] = name
end
for name in ("insert remove removeSelf toFront toBack translate rotate scale setFillColor setStrokeColor setTextColor append " ..
  "localToContent contentToLocal addEventListener removeEventListener dispatchEvent hasEventListener setFocus setMask play pause " ..
  "setFrame setSequence"):gmatch("%a+") do
  methods[#methods + 1] = name
end
for name in ("x y width height anchorX anchorY xScale yScale rotation alpha isVisible isHitTestable blendMode fill stroke strokeWidth " ..
  "text size align path anchorChildren timeScale parent numChildren contentBounds contentWidth mine"):gmatch("%a+") do
  properties[#properties + 1] = name
end
local count = 0
local function attempt(what, fn, ...)
  count = count + 1
  local worked, result = pcall(fn, ...)
  if not worked and not (type(result) == "string" and (result:find("^main.lua:%d+: ") or result:find("^bomb"))) then
    print(what, result)
  end
  return worked and result or nil
end
local function step()
  local kind = random(10)
  if kind <= 3 then
    local name = names[random(#names)]
    if name == "setDefault" and random(3) > 1 then return end
    local made = attempt(name, function(...) return (display[name](...)) end, value(), value(), value(), value(), value(), value())
    if type(made) == "table" then objects[#objects + 1] = made end
  elseif kind <= 7 then
    local object, name = objects[random(#objects)], methods[random(#methods)]
    if not object then return end
    attempt(name, function(...) local method = object[name] if method then return method(...) end end, random(5) == 1 and value() or object, value(), value(), value())
  else
    local object, name = objects[random(#objects)], properties[random(#properties)]
    if not object then return end
    attempt(name, function() object[name] = value() end)
    attempt(name, function() return object[name] end)
    attempt("fill", function() object.fill.r = value() end)
    attempt("path", function() object.path.radius = value() end)
  end
end
Runtime:addEventListener("enterFrame", function() for _ = 1, 200 do step() end end)
`

const allOf = (nodes: readonly SceneNode[]): readonly SceneNode[] =>
  nodes.flatMap((node) => [node, ...(node.content.kind === 'group' ? allOf(node.content.children) : [])])

const numbersIn = ({ content, ...own }: SceneNode): readonly number[] =>
  [own, content, 'points' in content ? content.points : []]
    .flatMap((part): unknown[] => Object.values(part))
    .filter((value) => typeof value === 'number')

test.each([1, 2, 3, 4])(
  '[O12] whatever is called with whatever: errors are at the line of the app (seed %i)',
  async (seed) => {
    const { app, advance, printed, messages } = await startApp(fuzz.replace('SEED', String(seed)), {
      's.png': pngHeader(20, 40),
    })
    for (let frame = 0; frame < 40; frame += 1) {
      advance(30)
      const [x, y] = [(frame * 37) % 320, (frame * 53) % 480]
      app.pointer({ phase: 'began', id: 1, x, y })
      app.pointer({ phase: 'moved', id: 1, x: y, y: x })
      app.pointer({ phase: 'ended', id: 1, x: y, y: x })
    }
    expect(printed()).toBe('')
    const failures = messages.filter(({ text }) =>
      /runtime failed|Cannot read|undefined|\[[a-z-]+\]:\d/.test(text),
    )
    expect(failures).toEqual([])
    const shown = allOf(app.scene.nodes)
    expect(shown.length).toBeGreaterThan(50)
    expect(app.scene.version).toBeGreaterThan(1000)
    expect(shown.filter((node) => !numbersIn(node).every(Number.isFinite))).toEqual([])
  },
)
