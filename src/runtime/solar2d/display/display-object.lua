-- Display objects. An object is a plain table with our metatable: what is not a property of the
-- object is the app's own field.
local kernel, host = ...
local type, pairs, tonumber, tostring = type, pairs, tonumber, tostring
local rawset, setmetatable = rawset, setmetatable
local huge = math.huge

display = {}

local stateOf, objectOf = {}, {}
kernel.stateOf, kernel.objectOf = stateOf, objectOf

function kernel.isDisplayObject(object) return stateOf[object] ~= nil end

-- What the host knows the object by; nil for anything else.
function kernel.idOf(object)
  local state = stateOf[object]
  return state and state.id
end

local codes = {
  x = 1, y = 2, width = 3, height = 4, anchorX = 5, anchorY = 6, xScale = 7, yScale = 8, rotation = 9, alpha = 10,
}
local unitInterval = { anchorX = true, anchorY = true, alpha = true }
local sizes = { width = true, height = true }

local defaults = {
  fillColor = { 1, 1, 1, 1 }, strokeColor = { 1, 1, 1, 1 }, lineColor = { 1, 1, 1, 1 }, anchorX = 0.5, anchorY = 0.5,
  clampsAnchors = true,
}
kernel.displayDefaults = defaults

-- `methods`, `getters` and `setters` are those of all objects; each kind adds its own.
local methods, getters, setters = {}, {}, {}
kernel.displayMethods, kernel.displayGetters, kernel.displaySetters = methods, getters, setters

function kernel.finiteNumber(value, key)
  local number = tonumber(value)
  if not number then
    kernel.raise("bad value for property '" .. key .. "' (number expected, got " .. type(value) .. ')')
  end
  if number ~= number or number == huge or number == -huge then number = 0 end
  return number
end
local finiteNumber = kernel.finiteNumber

local function setNumber(state, key, value)
  local number = finiteNumber(value, key)
  if unitInterval[key] and (key == 'alpha' or defaults.clampsAnchors) then
    if number < 0 then number = 0 elseif number > 1 then number = 1 end
  end
  local properties = state.properties
  if properties[key] == number or (sizes[key] and number < 0) then return end
  properties[key] = number
  host.setProperty(state.id, codes[key], number)
end
kernel.setNumber = setNumber

local meta = {}

function meta.__index(object, key)
  local state = stateOf[object]
  if not state then return nil end
  local value = state.properties[key]
  if value ~= nil then return value end
  local extra, class = state.extra, state.class
  if extra then
    value = extra.methods[key]
    if value ~= nil then return value end
    value = extra.getters[key]
    if value then return value(object) end
  end
  value = class.methods[key]
  if value ~= nil then return value end
  value = class.getters[key]
  if value then return value(state, object) end
  if type(key) == 'number' then
    local child = class.child
    return child and child(state, key)
  end
  return kernel.unsimulated('DisplayObject', key)
end

function meta.__newindex(object, key, value)
  local state = stateOf[object]
  if not state then return rawset(object, key, value) end
  local extra = state.extra
  local set = extra and extra.setters[key]
  if set then return set(object, value) end
  set = state.class.setters[key]
  if set then
    set(state, value, object)
  elseif codes[key] then
    setNumber(state, key, value)
  else
    rawset(object, key, value)
  end
end

local classes = {}

local function merged(first, second)
  local result = {}
  for key, value in pairs(first) do result[key] = value end
  for key, value in pairs(second or {}) do result[key] = value end
  return result
end

-- The kinds of objects: all have what any object has, and what `parts` adds. Called when all of it is known.
function kernel.defineKind(kind, parts)
  parts = parts or {}
  classes[kind] = {
    methods = merged(methods, parts.methods),
    getters = merged(getters, parts.getters),
    setters = merged(setters, parts.setters),
    child = parts.child,
  }
end

-- Gives one object methods, and properties of its own: getters get the object, setters the object and the value;
-- `removed` is called with the object when it is removed.
function kernel.extendObject(object, parts)
  stateOf[object].extra = {
    methods = parts.methods or {}, getters = parts.getters or {}, setters = parts.setters or {}, removed = parts.removed,
  }
  return object
end

function kernel.stateFor(object, method)
  local state = stateOf[object]
  if not state then
    kernel.raise("bad argument #1 to '" .. method .. "' (display object expected, got " .. type(object)
      .. '): call methods with a colon')
  end
  return state
end

-- `id` is what the host made, nil when there are too many. The object stands at the front of `parent`.
function kernel.newObject(kind, id, parent, x, y, width, height)
  if not id then
    kernel.raise('too many display objects: ' .. tostring(host.maxObjects) .. ' is the limit')
  end
  local object = {}
  local state = {
    id = id,
    kind = kind,
    class = classes[kind],
    listeners = {},
    properties = {
      x = 0, y = 0, width = width, height = height, anchorX = 0.5, anchorY = 0.5, xScale = 1, yScale = 1, rotation = 0,
      alpha = 1, isVisible = true, isHitTestable = false, blendMode = 'normal',
    },
  }
  stateOf[object], objectOf[id] = state, object
  local problem = parent and host.insert(stateOf[parent].id, id)
  if problem then
    stateOf[object], objectOf[id] = nil, nil
    host.remove(id)
    kernel.raise('ERROR: ' .. problem)
  end
  setmetatable(object, meta)
  setNumber(state, 'x', x or 0)
  setNumber(state, 'y', y or 0)
  setNumber(state, 'anchorX', defaults.anchorX)
  setNumber(state, 'anchorY', defaults.anchorY)
  return object, state
end
