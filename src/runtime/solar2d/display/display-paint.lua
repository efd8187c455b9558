-- Colours, gradients and pictures that objects are filled and outlined with.
local kernel, host = ...
local type, tonumber, tostring, setmetatable, rawset = type, tonumber, tostring, setmetatable, rawset
local select, unpack, min = select, unpack, math.min
local methods, getters, setters = kernel.displayMethods, kernel.displayGetters, kernel.displaySetters
local stateFor, stateOf = kernel.stateFor, kernel.stateOf

-- What is no number counts as 0, also an alpha that is nil but there (engine: toColorFloat).
local function channel(method, index, value)
  local number = tonumber(value)
  if number then return number end
  host.warnOnce(method .. ': argument #' .. index .. ' is no number (' .. type(value) .. ') and counts as 0')
  return 0
end

-- One or two numbers are a gray and its alpha.
function kernel.colour(method, ...)
  local count, first, second, third, fourth = select('#', ...), ...
  local red = channel(method, 1, first)
  if count < 3 then return red, red, red, count < 2 and 1 or channel(method, 2, second) end
  return red, channel(method, 2, second), channel(method, 3, third), count < 4 and 1 or channel(method, 4, fourth)
end
local colour = kernel.colour

local function listed(method, list)
  if #list == 0 then return 0, 0, 0, 1 end
  return colour(method, unpack(list, 1, min(#list, 4)))
end

local degrees = { up = 0, right = 90, down = 180, left = 270 }

graphics = {}

function graphics.newGradient(first, second, direction)
  return { type = 'gradient', color1 = first, color2 = second, direction = direction or 'down' }
end

local function setGradient(state, isStroke, gradient)
  local first, second = gradient.color1, gradient.color2
  if type(first) ~= 'table' then first = {} end
  if type(second) ~= 'table' then second = {} end
  local red, green, blue, alpha = listed('gradient', first)
  local direction = degrees[gradient.direction] or tonumber(gradient.direction) or 180
  host.setGradient(state.id, isStroke, direction, red, green, blue, alpha,
    listed('gradient', second))
end

local function setImage(state, isStroke, paint)
  local filename, directory = paint.filename, paint.baseDir
  if directory == nil and paint.baseDirectory ~= nil then
    host.warnOnce("an image fill takes its directory as baseDir; baseDirectory is ignored, as on devices")
  end
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
  if type(paint) == 'number' then return host.paintColourOver(state.id, isStroke, colour('fill', paint)) end
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
  host.paintColourOver(state.id, isStroke, listed('fill', paint))
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

-- What stays so until the app sets it, as no mask is shown; without a mask the device has the same values.
local maskValues = { maskX = 0, maskY = 0, maskScaleX = 1, maskScaleY = 1, maskRotation = 0, isHitTestMasked = true }
for name, value in pairs(maskValues) do getters[name] = function() return value end end

-- What `object.fill` gives: parts of the colour can be set, the rest has no effect. It lasts until the next paint.
local ownerOf = setmetatable({}, { __mode = 'k' })
local parts = { r = 1, g = 2, b = 3, a = 4 }
-- How a picture lies in its object; it has no effect here.
local untouched = { x = 0, y = 0, scaleX = 1, scaleY = 1, rotation = 0 }
local paintMeta = {}

local function colourNow(paint)
  local owner = ownerOf[paint]
  if not owner or not stateOf[owner.object] then return nil end
  return { host.paintColour(owner.state.id, owner.isStroke) }, owner
end

function paintMeta.__index(paint, key)
  if untouched[key] then return untouched[key] end
  local now = parts[key] and colourNow(paint)
  return now and now[parts[key]] or nil
end

function paintMeta.__newindex(paint, key, value)
  if not parts[key] then
    if key == 'effect' and value ~= nil then
      host.unsupported("the effect '" .. tostring(value) .. "' is not simulated; the object is drawn without it")
      value = kernel.newInert()
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
  local defaults = kernel.displayDefaults
  local fill, stroke = defaults.fillColor, state.kind == 'line' and defaults.lineColor or defaults.strokeColor
  if fill[1] ~= 1 or fill[2] ~= 1 or fill[3] ~= 1 or fill[4] ~= 1 then
    host.setColour(state.id, false, fill[1], fill[2], fill[3], fill[4])
  end
  if stroke[1] ~= 1 or stroke[2] ~= 1 or stroke[3] ~= 1 or stroke[4] ~= 1 then
    host.setColour(state.id, true, stroke[1], stroke[2], stroke[3], stroke[4])
  end
end
