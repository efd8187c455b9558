-- Display objects. An object is a plain table with our metatable: what is not a property of the
-- object is the app's own field.
local kernel, host = ...
local type, error, tonumber, tostring = type, error, tonumber, tostring
local rawset, setmetatable = rawset, setmetatable

display = {}

local stateOf, objectOf = {}, {}

function kernel.isDisplayObject(object) return stateOf[object] ~= nil end

local codes = {
  x = 1, y = 2, width = 3, height = 4, anchorX = 5, anchorY = 6, xScale = 7, yScale = 8, rotation = 9, alpha = 10,
  strokeWidth = 11,
}
local unitInterval = { anchorX = true, anchorY = true, alpha = true }

local defaults = { fillColor = { 1, 1, 1, 1 }, strokeColor = { 1, 1, 1, 1 }, anchorX = 0.5, anchorY = 0.5 }
kernel.displayDefaults = defaults

local methods = {}

local function setNumber(state, key, value, level)
  local number = tonumber(value)
  if not number then
    error("bad value for property '" .. key .. "' (number expected, got " .. type(value) .. ')', level + 1)
  end
  if number ~= number then number = 0 end
  if unitInterval[key] then
    if number < 0 then number = 0 elseif number > 1 then number = 1 end
  end
  if state.properties[key] == number then return end
  state.properties[key] = number
  host.setProperty(state.id, codes[key], number)
end

function kernel.asText(value, level)
  local kind = type(value)
  if kind == 'string' or kind == 'number' or kind == 'boolean' then return tostring(value) end
  if kind == 'nil' then return '' end
  error("bad value for property 'text' (string expected, got " .. kind .. ')', level + 1)
end

local function measure(state)
  local properties = state.properties
  properties.width, properties.height = host.setText(state.id, properties.text, properties.size)
end

local meta = {}

function meta.__index(object, key)
  local state = stateOf[object]
  if not state then return nil end
  local value = state.properties[key]
  if value ~= nil then return value end
  value = methods[key]
  if value ~= nil then return value end
  local properties = state.properties
  if key == 'contentWidth' then return properties.width * (properties.xScale < 0 and -properties.xScale or properties.xScale) end
  if key == 'contentHeight' then return properties.height * (properties.yScale < 0 and -properties.yScale or properties.yScale) end
  if key == 'contentBounds' then
    local left, top, right, bottom = host.bounds(state.id)
    return { xMin = left, yMin = top, xMax = right, yMax = bottom }
  end
  return kernel.unsimulated('DisplayObject', key)
end

function meta.__newindex(object, key, value)
  local state = stateOf[object]
  if not state then return rawset(object, key, value) end
  if codes[key] then return setNumber(state, key, value, 2) end
  if key == 'isVisible' then
    local visible = value and true or false
    if state.properties.isVisible ~= visible then
      state.properties.isVisible = visible
      host.setVisible(state.id, visible)
    end
  elseif key == 'text' and state.kind == 'text' then
    local text = kernel.asText(value, 2)
    if text ~= state.properties.text then
      state.properties.text = text
      measure(state)
    end
  elseif key == 'size' and state.kind == 'text' then
    local size = tonumber(value)
    if not size then error("bad value for property 'size' (number expected, got " .. type(value) .. ')', 2) end
    if size ~= state.properties.size then
      state.properties.size = size
      measure(state)
    end
  else
    rawset(object, key, value)
  end
end

local function stateFor(object, method)
  local state = stateOf[object]
  if not state then
    error("bad argument #1 to '" .. method .. "' (display object expected, got " .. type(object)
      .. '): call methods with a colon', 3)
  end
  return state
end

function kernel.colour(method, first, green, blue, alpha)
  if type(first) == 'table' then
    host.warnOnce(method .. '() with a gradient is not simulated yet; the call does nothing')
    return nil
  end
  local red = tonumber(first)
  if not red then
    error("bad argument #1 to '" .. method .. "' (number expected, got " .. type(first) .. ')', 3)
  end
  green, blue, alpha = tonumber(green), tonumber(blue), tonumber(alpha)
  -- One or two numbers are a gray and its alpha.
  if not blue then return red, red, red, green or 1 end
  return red, green or 0, blue, alpha or 1
end

function methods:setFillColor(...)
  local state = stateFor(self, 'setFillColor')
  local red, green, blue, alpha = kernel.colour('setFillColor', ...)
  if red then host.setFill(state.id, red, green, blue, alpha) end
end
methods.setTextColor = methods.setFillColor

function methods:setStrokeColor(...)
  local state = stateFor(self, 'setStrokeColor')
  local red, green, blue, alpha = kernel.colour('setStrokeColor', ...)
  if red then host.setStroke(state.id, red, green, blue, alpha) end
end

function methods:translate(deltaX, deltaY)
  local state = stateFor(self, 'translate')
  setNumber(state, 'x', state.properties.x + (tonumber(deltaX) or 0), 2)
  setNumber(state, 'y', state.properties.y + (tonumber(deltaY) or 0), 2)
end

function methods:rotate(degrees)
  local state = stateFor(self, 'rotate')
  setNumber(state, 'rotation', state.properties.rotation + (tonumber(degrees) or 0), 2)
end

function methods:scale(xScale, yScale)
  local state = stateFor(self, 'scale')
  setNumber(state, 'xScale', state.properties.xScale * (tonumber(xScale) or 1), 2)
  setNumber(state, 'yScale', state.properties.yScale * (tonumber(yScale) or 1), 2)
end

function methods:toFront() host.toFront(stateFor(self, 'toFront').id) end

function methods:toBack() host.toBack(stateFor(self, 'toBack').id) end

function methods:addEventListener(name, listener)
  local state = stateFor(self, 'addEventListener')
  kernel.addListener(state.listeners, name, listener)
  if name == 'tap' then host.listenForTaps(state.id, true) end
end

function methods:removeEventListener(name, listener)
  local state = stateFor(self, 'removeEventListener')
  local isLast = kernel.removeListener(state.listeners, name, listener)
  if name == 'tap' and isLast then host.listenForTaps(state.id, false) end
end

function methods:dispatchEvent(event)
  local handled = kernel.dispatchFromApp(stateFor(self, 'dispatchEvent').listeners, event)
  return handled
end

-- Afterwards the object is an ordinary table that only keeps the app's own fields.
local function remove(object)
  local state = stateOf[object]
  kernel.dispatch(state.listeners, { name = 'finalize', target = object })
  if not stateOf[object] then return end
  stateOf[object], objectOf[state.id] = nil, nil
  setmetatable(object, nil)
  host.remove(state.id)
end

function methods:removeSelf()
  stateFor(self, 'removeSelf')
  remove(self)
end

function kernel.newObject(kind, id, x, y, width, height)
  if not id then
    error('too many display objects: ' .. tostring(host.maxObjects) .. ' is the limit', 3)
  end
  local properties = {
    x = 0, y = 0, width = width, height = height, anchorX = 0.5, anchorY = 0.5, xScale = 1, yScale = 1, rotation = 0,
    alpha = 1, isVisible = true,
  }
  local object = {}
  local state = { id = id, kind = kind, properties = properties, listeners = {} }
  stateOf[object], objectOf[id] = state, object
  setNumber(state, 'x', x, 3)
  setNumber(state, 'y', y, 3)
  setNumber(state, 'anchorX', defaults.anchorX, 3)
  setNumber(state, 'anchorY', defaults.anchorY, 3)
  return setmetatable(object, meta), state
end

function display.remove(object)
  if stateOf[object] then remove(object) end
end

-- From the front to the back, then Runtime, until a listener returns true.
function kernel.tap(x, y, numTaps, now, ids)
  for i = 1, #ids do
    local object = objectOf[ids[i]]
    if object then
      local event = { name = 'tap', x = x, y = y, numTaps = numTaps, target = object, time = now }
      if kernel.dispatch(stateOf[object].listeners, event) then return end
    end
  end
  kernel.dispatchToRuntime({ name = 'tap', x = x, y = y, numTaps = numTaps, time = now })
end
