-- display.*: what makes display objects, and the properties of the screen.
local kernel, host = ...
local type, error, tonumber, select = type, error, tonumber, select
local isDirectory, newObject, asText, colour = kernel.isDirectory, kernel.newObject, kernel.asText, kernel.colour
local defaults = kernel.displayDefaults

local function setColours(state, fill)
  host.setFill(state.id, fill[1], fill[2], fill[3], fill[4])
end

-- The first argument may be a group to put the object into.
local function withoutParent(first, ...)
  if type(first) == 'table' then return ... end
  return first, ...
end

local screen = {
  contentWidth = host.contentWidth,
  contentHeight = host.contentHeight,
  contentCenterX = host.contentWidth / 2,
  contentCenterY = host.contentHeight / 2,
  actualContentWidth = host.contentWidth,
  actualContentHeight = host.contentHeight,
  viewableContentWidth = host.contentWidth,
  viewableContentHeight = host.contentHeight,
  pixelWidth = host.contentWidth,
  pixelHeight = host.contentHeight,
  screenOriginX = 0,
  screenOriginY = 0,
  safeScreenOriginX = 0,
  safeScreenOriginY = 0,
  safeActualContentWidth = host.contentWidth,
  safeActualContentHeight = host.contentHeight,
  contentScaleX = 1,
  contentScaleY = 1,
  fps = 60,
}
for name, value in pairs(screen) do display[name] = value end

function display.newImage(...)
  local filename, second, third, fourth = withoutParent(...)
  if type(filename) ~= 'string' then
    error("bad argument #1 to 'newImage' (string expected, got " .. type(filename) .. ')', 2)
  end
  local directory, x, y = nil, second, third
  if isDirectory(second) then directory, x, y = second, third, fourth end
  local isFound, id, width, height = host.newImage(filename, directory)
  if not isFound then return nil end
  local object, state = newObject('image', id, tonumber(x) or 0, tonumber(y) or 0, width, height)
  setColours(state, defaults.fillColor)
  return object
end

function display.newRect(...)
  local x, y, width, height = withoutParent(...)
  x, y, width, height = tonumber(x), tonumber(y), tonumber(width), tonumber(height)
  if not (x and y and width and height) then
    error('display.newRect() expects [parent,] x, y, width, height (numbers)', 2)
  end
  local object, state = newObject('rect', host.newRect(width, height), x, y, width, height)
  state.properties.strokeWidth = 0
  setColours(state, defaults.fillColor)
  local stroke = defaults.strokeColor
  host.setStroke(state.id, stroke[1], stroke[2], stroke[3], stroke[4])
  return object
end

-- newText{ text=, x=, y=, width=, height=, font=, fontSize= } or newText(text, x, y [, width, height], font, fontSize).
local function textOptions(...)
  if select('#', ...) == 1 and type((...)) == 'table' then return (...) end
  local text, x, y, third, fourth, fifth, sixth = withoutParent(...)
  if type(third) == 'number' then
    return { text = text, x = x, y = y, width = third, height = fourth, font = fifth, fontSize = sixth }
  end
  return { text = text, x = x, y = y, font = third, fontSize = fourth }
end

function display.newText(...)
  local options = textOptions(...)
  local text = asText(options.text, 2)
  local size = tonumber(options.fontSize) or 16
  if size <= 0 then size = 16 end
  local wrapWidth = tonumber(options.width)
  if not (wrapWidth and wrapWidth > 0) then wrapWidth = nil end
  local font = type(options.font) == 'string' and options.font or ''
  local id, width, height = host.newText(text, font, size, wrapWidth)
  local object, state = newObject('text', id, tonumber(options.x) or 0, tonumber(options.y) or 0, width, height)
  state.properties.text, state.properties.size = text, size
  setColours(state, defaults.fillColor)
  return object
end

function display.setDefault(key, ...)
  if key == 'background' then
    local red, green, blue, alpha = colour('setDefault', ...)
    if red then host.setBackground(red, green, blue, alpha) end
  elseif key == 'fillColor' or key == 'strokeColor' or key == 'lineColor' then
    local red, green, blue, alpha = colour('setDefault', ...)
    if red then defaults[key == 'fillColor' and key or 'strokeColor'] = { red, green, blue, alpha } end
  elseif key == 'anchorX' or key == 'anchorY' then
    defaults[key] = tonumber((...)) or 0.5
  elseif type(key) ~= 'string' then
    error("bad argument #1 to 'setDefault' (string expected, got " .. type(key) .. ')', 2)
  end
end
