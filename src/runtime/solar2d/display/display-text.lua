-- Texts: measured by the host whenever they change.
local kernel, host = ...
local type, tonumber, tostring, select = type, tonumber, tostring, select
-- Of the size of a text, as the host sets it: its first base line from the upper edge, and what is below it.
local ascentPart, descentPart = 0.95, 0.25
local newObject, takeParent, finiteNumber = kernel.newObject, kernel.takeParent, kernel.finiteNumber

function kernel.asText(value)
  local kind = type(value)
  if kind == 'string' or kind == 'number' or kind == 'boolean' then return tostring(value) end
  if kind == 'nil' then return '' end
  kernel.raise("bad value for property 'text' (string expected, got " .. kind .. ')')
end
local asText = kernel.asText

local function measure(state)
  local properties = state.properties
  properties.width, properties.height =
    host.setText(state.id, properties.text, properties.size, state.font, state.wrapWidth, state.boxHeight)
end

local setters = {}

function setters.text(state, value)
  local text = asText(value)
  if text == state.properties.text then return end
  state.properties.text = text
  measure(state)
end

function setters.size(state, value)
  local size = finiteNumber(value, 'size')
  if size <= 0 then size = 16 end
  if size == state.properties.size then return end
  state.properties.size = size
  measure(state)
end

-- The width that lines are wrapped at.
function setters.width(state, value)
  local width = finiteNumber(value, 'width')
  if width < 0 or width == state.wrapWidth then return end
  state.wrapWidth = width
  measure(state)
end

-- The height that lines are cut off at.
function setters.height(state, value)
  local height = finiteNumber(value, 'height')
  if height < 0 or height == state.boxHeight then return end
  state.boxHeight = height
  measure(state)
end

function setters.align(state, value)
  host.setAlign(state.id, type(value) == 'string' and value or 'left')
  state.properties.align = value
end

local methods = {}
function methods:setEmbossColor() kernel.stateFor(self, 'setEmbossColor') end

-- From the base line of the first line down to the middle of the object: less than 0 for a single line.
local getters = {}
function getters.baselineOffset(state) return state.properties.height / 2 - state.properties.size * ascentPart end

kernel.textKind = { getters = getters, setters = setters, methods = methods }

-- newText{ parent=, text=, x=, y=, width=, height=, font=, fontSize=, align= }
-- or newText([parent,] text, x, y [, width, height], font, fontSize).
local function textOptions(...)
  if select('#', ...) == 1 and type((...)) == 'table' and not kernel.isDisplayObject((...)) then return (...) end
  local parent, text, x, y, third, fourth, fifth, sixth = takeParent(...)
  if not (tonumber(x) and tonumber(y)) then
    kernel.raise('display.newText() expects [parent,] text, x, y [, width, height], font, fontSize: x and y are numbers')
  end
  if type(third) == 'number' then
    if type(fourth) ~= 'number' then
      kernel.raise('display.newText() expects a height after the width (number expected, got ' .. type(fourth) .. ')')
    end
    return { parent = parent, text = text, x = x, y = y, width = third, height = fourth, font = fifth, fontSize = sixth }
  end
  return { parent = parent, text = text, x = x, y = y, font = third, fontSize = fourth }
end

local function newText(...)
  local options = textOptions(...)
  local parent = options.parent
  if parent ~= nil then parent = takeParent(parent) end
  if options.text == nil then kernel.raise("display.newText(): the 'text' is missing (string expected, got nil)") end
  local text = asText(options.text)
  local size = tonumber(options.fontSize) or 16
  if not (size > 0 and size < 10000) then size = 16 end
  local wrapWidth, boxHeight = tonumber(options.width) or 0, tonumber(options.height) or 0
  local font = kernel.fontName(options.font)
  local id, width, height = host.newText(text, size, font, wrapWidth, boxHeight)
  local object, state = newObject('text', id, parent, tonumber(options.x), tonumber(options.y), width, height)
  state.font, state.wrapWidth, state.boxHeight = font, wrapWidth, boxHeight
  state.properties.text, state.properties.size = text, size
  if options.align ~= nil then object.align = options.align end
  kernel.useDefaults(state)
  return object
end

-- A font is its name, or what `native.newFont` made of it.
function kernel.fontName(font)
  if type(font) == 'string' then return font end
  if type(font) == 'table' and type(font.name) == 'string' then return font.name end
  return ''
end

function graphics.getFontMetrics(font, fontSize)
  local _, ownSize = kernel.fontOf(font)
  local size = tonumber(fontSize) or ownSize or 16
  return { ascent = size * ascentPart, descent = -size * descentPart, leading = 0, height = size * (ascentPart + descentPart) }
end

function display.newText(...) return newText(...) end
-- The relief of its letters is not drawn.
function display.newEmbossedText(...) return newText(...) end
