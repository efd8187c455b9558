-- Rectangles, circles, polygons and lines.
local kernel, host = ...
local type, tonumber, tostring, select, setmetatable = type, tonumber, tostring, select, setmetatable
local concat = table.concat
local newObject, takeParent, useDefaults = kernel.newObject, kernel.takeParent, kernel.useDefaults
local stateOf, finiteNumber, setNumber = kernel.stateOf, kernel.finiteNumber, kernel.setNumber

-- `object.path`: the shape itself.
local pathOwner = setmetatable({}, { __mode = 'k' })
local pathMeta = {}

local function sized(dimension)
  return {
    get = function(state) return state.properties[dimension] end,
    set = function(state, value) setNumber(state, dimension, value) end,
  }
end
local radius = {
  get = function(state) return state.properties.width / 2 end,
  set = function(state, value)
    local number = finiteNumber(value, 'radius')
    setNumber(state, 'width', number * 2)
    setNumber(state, 'height', number * 2)
  end,
}
local cornerRadius = {
  get = function(state) return state.cornerRadius end,
  set = function(state, value)
    state.cornerRadius = finiteNumber(value, 'radius')
    host.setCornerRadius(state.id, state.cornerRadius)
  end,
}
local width, height = sized('width'), sized('height')

-- How far a corner is pulled away: kept, and not drawn.
local function pulled(key)
  return {
    get = function(state) return state.corners and state.corners[key] or 0 end,
    set = function(state, value)
      local corners = state.corners or {}
      state.corners = corners
      corners[key] = finiteNumber(value, key)
      host.unsupported('path.' .. key .. ' is not simulated; the shape stays as it is')
    end,
  }
end
local corners = {}
for i = 1, 4 do corners['x' .. i], corners['y' .. i] = pulled('x' .. i), pulled('y' .. i) end
local hasCorners = { rect = true, image = true, sprite = true }

local pathProperties = {
  rect = { width = width, height = height },
  roundedRect = { width = width, height = height, radius = cornerRadius },
  circle = { radius = radius },
}

local function pathProperty(path, key)
  local owner = pathOwner[path]
  local state = owner and stateOf[owner]
  if not state then return nil end
  local known = pathProperties[state.cornerRadius and 'roundedRect' or state.kind]
  return known and known[key] or hasCorners[state.kind] and corners[key] or nil, state
end

function pathMeta.__index(path, key)
  local property, state = pathProperty(path, key)
  if property then return property.get(state) end
  return nil
end

function pathMeta.__newindex(path, key, value)
  local property, state = pathProperty(path, key)
  if property then return property.set(state, value) end
  host.unsupported("path." .. tostring(key) .. ' is not simulated; the shape stays as it is')
end

function kernel.displayGetters.path(_, object)
  local path = setmetatable({}, pathMeta)
  pathOwner[path] = object
  return path
end

local function numbers(what, ...)
  for i = 1, select('#', ...) do
    if not tonumber((select(i, ...))) then kernel.raise(what) end
  end
  return ...
end

local function finish(object, state)
  state.properties.strokeWidth = 0
  useDefaults(state)
  return object
end

function display.newRect(...)
  local parent, x, y, w, h = takeParent(...)
  numbers('display.newRect() expects [parent,] x, y, width, height (numbers)', x, y, w, h)
  return finish(newObject('rect', host.newRect(tonumber(w), tonumber(h), 0), parent, x, y, tonumber(w), tonumber(h)))
end

function display.newRoundedRect(...)
  local parent, x, y, w, h, corner = takeParent(...)
  numbers('display.newRoundedRect() expects [parent,] x, y, width, height, cornerRadius (numbers)', x, y, w, h, corner)
  local id = host.newRect(tonumber(w), tonumber(h), tonumber(corner))
  local object, state = newObject('rect', id, parent, x, y, tonumber(w), tonumber(h))
  state.cornerRadius = tonumber(corner)
  return finish(object, state)
end

function display.newCircle(...)
  local parent, x, y, r = takeParent(...)
  numbers('display.newCircle() expects [parent,] xCenter, yCenter, radius (numbers)', x, y, r)
  local size = tonumber(r) * 2
  return finish(newObject('circle', host.newCircle(size), parent, x, y, size, size))
end

local maxVertices = 10000

-- Vertices as text, which passes to the host in one piece.
local function vertexText(vertices, from, what)
  local list = {}
  for i = 1, #vertices do
    list[i] = finiteNumber(vertices[i], what)
    if i > maxVertices then kernel.raise(what .. ': more than ' .. maxVertices .. ' numbers') end
  end
  if #list < from or #list % 2 ~= 0 then
    kernel.raise(what .. ': expected at least ' .. from / 2 .. ' points, as x and y in turn')
  end
  return concat(list, ' '), list
end

function display.newPolygon(...)
  local parent, x, y, vertices = takeParent(...)
  numbers('display.newPolygon() expects [parent,] x, y, vertices', x, y)
  if type(vertices) ~= 'table' then
    kernel.raise('display.newPolygon() expects vertices as a table of numbers (got ' .. type(vertices) .. ')')
  end
  local id, w, h = host.newPolygon((vertexText(vertices, 6, 'display.newPolygon()')))
  return finish(newObject('polygon', id, parent, x, y, w, h))
end

-- Points relative to the first one, where the line's own place is.
local function setPoints(state)
  local relative, points = {}, state.points
  for i = 1, #points do relative[i] = points[i] - (i % 2 == 1 and points[1] or points[2]) end
  host.setPoints(state.id, concat(relative, ' '))
end

function display.newLine(...)
  local function read(parent, ...) return parent, { ... } end
  local parent, given = read(takeParent(...))
  local _, points = vertexText(given, 4, 'display.newLine()')
  local object, state = newObject('line', host.newLine(), parent, points[1], points[2])
  state.points = points
  setPoints(state)
  state.properties.strokeWidth = 1
  useDefaults(state)
  return object
end

local lineMethods = {}

function lineMethods:append(...)
  local state = kernel.stateFor(self, 'append')
  local _, added = vertexText({ ... }, 2, 'append()')
  if #state.points + #added > maxVertices then kernel.raise('append(): more than ' .. maxVertices .. ' numbers') end
  for i = 1, #added do state.points[#state.points + 1] = added[i] end
  setPoints(state)
end

local measuredGetters, measuredSetters = kernel.measuredGetters, kernel.measuredSetters
local lineGetters = { width = measuredGetters.width, height = measuredGetters.height }
local lineSetters = { width = measuredSetters.width, height = measuredSetters.height }

function lineGetters.anchorSegments(state) return state.anchorSegments or false end

function lineSetters.anchorSegments(state, value)
  if value then host.unsupported('anchorSegments is not simulated; the line stands at its first point') end
  state.anchorSegments = value and true or false
end

kernel.shapeKinds = {
  rect = {}, circle = {}, polygon = {},
  line = { methods = lineMethods, getters = lineGetters, setters = lineSetters },
}
