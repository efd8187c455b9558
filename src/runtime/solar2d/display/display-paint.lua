-- Colours, gradients and pictures that objects are filled and outlined with.
local kernel, host = ...
local type, tonumber, tostring, setmetatable, rawset = type, tonumber, tostring, setmetatable, rawset
local methods, getters, setters = kernel.displayMethods, kernel.displayGetters, kernel.displaySetters
local stateFor, stateOf = kernel.stateFor, kernel.stateOf

-- One or two numbers are a gray and its alpha.
function kernel.colour(method, first, green, blue, alpha)
  local red = tonumber(first)
  if not red then
    kernel.raise("bad argument #1 to '" .. method .. "' (number expected, got " .. type(first) .. ')')
  end
  green, blue, alpha = tonumber(green), tonumber(blue), tonumber(alpha)
  if not blue then return red, red, red, green or 1 end
  return red, green or 0, blue, alpha or 1
end
local colour = kernel.colour

local degrees = { up = 0, right = 90, down = 180, left = 270 }

graphics = {}

function graphics.newGradient(first, second, direction)
  return { type = 'gradient', color1 = first, color2 = second, direction = direction or 'down' }
end

local function setGradient(state, isStroke, gradient)
  local first, second = gradient.color1, gradient.color2
  if type(first) ~= 'table' or type(second) ~= 'table' then
    kernel.raise('a gradient needs color1 and color2 (tables of numbers)')
  end
  local red, green, blue, alpha = colour('gradient', first[1], first[2], first[3], first[4])
  local direction = degrees[gradient.direction] or tonumber(gradient.direction) or 180
  host.setGradient(state.id, isStroke, direction, red, green, blue, alpha,
    colour('gradient', second[1], second[2], second[3], second[4]))
end

local function setImage(state, isStroke, paint)
  local filename, directory = paint.filename, paint.baseDirectory
  if paint.type == 'image' and paint.sheet ~= nil then
    return kernel.setSheetFill(state, isStroke, paint.sheet, paint.frame)
  end
  if type(filename) ~= 'string' then kernel.raise('an image fill needs a filename (a string)') end
  if not kernel.isDirectory(directory) then directory = nil end
  host.setImagePaint(state.id, isStroke, filename, directory)
end

-- Any paint that Solar2D knows: a table of numbers, or one with a type.
function kernel.setPaint(state, isStroke, paint)
  if state.paints then state.paints[isStroke] = nil end
  if paint == nil then return host.paintColourOver(state.id, isStroke, 0, 0, 0, 0) end
  if type(paint) ~= 'table' then
    kernel.raise("bad value for property '" .. (isStroke and 'stroke' or 'fill') .. "' (table expected, got "
      .. type(paint) .. ')')
  end
  local kind = paint.type
  if kind == 'gradient' then return setGradient(state, isStroke, paint) end
  if kind == 'image' then return setImage(state, isStroke, paint) end
  if kind ~= nil then
    host.unsupported("a paint of the type '" .. tostring(kind) .. "' is not simulated; the object stays as it was")
    return
  end
  host.paintColourOver(state.id, isStroke, colour('fill', paint[1], paint[2], paint[3], paint[4]))
end

local function setterOf(method, isStroke)
  return function(self, first, ...)
    local state = stateFor(self, method)
    if type(first) == 'table' then
      kernel.setPaint(state, isStroke, first)
    else
      host.setColour(state.id, isStroke, colour(method, first, ...))
    end
  end
end
methods.setFillColor = setterOf('setFillColor', false)
methods.setTextColor = setterOf('setTextColor', false)
methods.setStrokeColor = setterOf('setStrokeColor', true)

function methods:setMask(mask)
  stateFor(self, 'setMask')
  if mask ~= nil then host.unsupported('setMask() is not simulated; the whole object is shown') end
end

-- What `object.fill` gives: parts of the colour can be set, the rest has no effect. It lasts until the next paint.
local ownerOf = setmetatable({}, { __mode = 'k' })
local parts = { r = 1, g = 2, b = 3, a = 4 }
local paintMeta = {}

local function colourNow(paint)
  local owner = ownerOf[paint]
  if not owner or not stateOf[owner.object] then return nil end
  return { host.paintColour(owner.state.id, owner.isStroke) }, owner
end

function paintMeta.__index(paint, key)
  local now = parts[key] and colourNow(paint)
  return now and now[parts[key]] or nil
end

function paintMeta.__newindex(paint, key, value)
  if not parts[key] then
    if key == 'effect' and value ~= nil then
      host.unsupported("the effect '" .. tostring(value) .. "' is not simulated; the object is drawn without it")
      value = {}
    end
    return rawset(paint, key, value)
  end
  local now, owner = colourNow(paint)
  if not now then return end
  now[parts[key]] = kernel.finiteNumber(value, key)
  host.setColour(owner.state.id, owner.isStroke, now[1], now[2], now[3], now[4])
end

local function paintGetter(isStroke)
  return function(state, object)
    local paints = state.paints or {}
    state.paints = paints
    local paint = paints[isStroke]
    if not paint then
      paint = setmetatable({}, paintMeta)
      ownerOf[paint] = { object = object, state = state, isStroke = isStroke }
      paints[isStroke] = paint
    end
    return paint
  end
end
getters.fill, getters.stroke = paintGetter(false), paintGetter(true)

function setters.fill(state, value) kernel.setPaint(state, false, value) end
function setters.stroke(state, value) kernel.setPaint(state, true, value) end

function setters.strokeWidth(state, value)
  local width = kernel.finiteNumber(value, 'strokeWidth')
  if width < 0 then width = 0 end
  if state.properties.strokeWidth == width then return end
  state.properties.strokeWidth = width
  host.setStrokeWidth(state.id, width)
end

-- The colours that objects have from the start.
function kernel.useDefaults(state)
  local fill, stroke = kernel.displayDefaults.fillColor, kernel.displayDefaults.strokeColor
  if fill[1] ~= 1 or fill[2] ~= 1 or fill[3] ~= 1 or fill[4] ~= 1 then
    host.setColour(state.id, false, fill[1], fill[2], fill[3], fill[4])
  end
  if stroke[1] ~= 1 or stroke[2] ~= 1 or stroke[3] ~= 1 or stroke[4] ~= 1 then
    host.setColour(state.id, true, stroke[1], stroke[2], stroke[3], stroke[4])
  end
end
