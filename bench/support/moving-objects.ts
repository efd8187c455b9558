/** The `main.lua` of the benchmark: 500 objects of every kind, all of which move, turn and fade in each frame. */
export const movingObjects = `
local width, height = display.contentWidth, display.contentHeight
local objects = {}
local make = {
  function(group) return display.newRect(group, 0, 0, 40, 24) end,
  function(group) return display.newRoundedRect(group, 0, 0, 44, 28, 8) end,
  function(group) return display.newCircle(group, 0, 0, 16) end,
  function(group) return display.newPolygon(group, 0, 0, { 0, -20, 17, 10, -17, 10 }) end,
  function(group) return display.newText(group, "Corona", 0, 0, native.systemFont, 18) end,
  function(group) return display.newImageRect(group, "picture.png", 40, 24) end,
}
local groups = {}
for index = 1, 10 do groups[index] = display.newGroup() end
for index = 1, 500 do
  local object = make[(index - 1) % #make + 1](groups[index % 10 + 1])
  object:setFillColor((index % 7) / 7, (index % 5) / 5, 1 - (index % 3) / 3)
  if index % 12 < 3 then object.strokeWidth = 2 end
  objects[index] = object
end
local frame = 0
Runtime:addEventListener("enterFrame", function()
  frame = frame + 1
  for index = 1, #objects do
    local object, angle = objects[index], frame / 60 + index
    object.x = width / 2 + math.sin(angle) * (width / 2 - 20) * (index % 50) / 50
    object.y = height / 2 + math.cos(angle * 1.3) * (height / 2 - 20) * (index % 40) / 40
    object.rotation = frame + index * 7
    object.alpha = 0.6 + 0.4 * math.sin(angle)
  end
end)
`
