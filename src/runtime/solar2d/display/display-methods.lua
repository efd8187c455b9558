-- What every display object has beyond its numbers.
local kernel, host = ...
local type, tonumber = type, tonumber
local methods, getters, setters = kernel.displayMethods, kernel.displayGetters, kernel.displaySetters
local stateFor, finiteNumber, setNumber = kernel.stateFor, kernel.finiteNumber, kernel.setNumber

function setters.isVisible(state, value)
  local visible = value and true or false
  if state.properties.isVisible == visible then return end
  state.properties.isVisible = visible
  host.setVisible(state.id, visible)
end

function setters.isHitTestable(state, value)
  local testable = value and true or false
  if state.properties.isHitTestable == testable then return end
  state.properties.isHitTestable = testable
  host.setHitTestable(state.id, testable)
end

local blendModes = { normal = true, add = true, multiply = true, screen = true }

function setters.blendMode(state, value)
  if type(value) ~= 'string' or state.properties.blendMode == value then return end
  if not blendModes[value] then
    host.unsupported("blendMode '" .. value .. "' is not simulated; the object is drawn normally")
  end
  state.properties.blendMode = value
  host.setBlendMode(state.id, blendModes[value] and value or 'normal')
end

function getters.contentBounds(state)
  local left, top, right, bottom = host.bounds(state.id)
  return { xMin = left, yMin = top, xMax = right, yMax = bottom }
end
getters.stageBounds = getters.contentBounds

function getters.contentWidth(state)
  local left, _, right = host.bounds(state.id)
  return right - left
end

function getters.contentHeight(state)
  local _, top, _, bottom = host.bounds(state.id)
  return bottom - top
end

function methods:localToContent(x, y)
  return host.localToContent(stateFor(self, 'localToContent').id, finiteNumber(x, 'x'), finiteNumber(y, 'y'))
end

function methods:contentToLocal(x, y)
  return host.contentToLocal(stateFor(self, 'contentToLocal').id, finiteNumber(x, 'x'), finiteNumber(y, 'y'))
end

function methods:translate(deltaX, deltaY)
  local state = stateFor(self, 'translate')
  setNumber(state, 'x', state.properties.x + (tonumber(deltaX) or 0))
  setNumber(state, 'y', state.properties.y + (tonumber(deltaY) or 0))
end

function methods:rotate(degrees)
  local state = stateFor(self, 'rotate')
  setNumber(state, 'rotation', state.properties.rotation + (tonumber(degrees) or 0))
end

function methods:scale(xScale, yScale)
  local state = stateFor(self, 'scale')
  setNumber(state, 'xScale', state.properties.xScale * (tonumber(xScale) or 1))
  setNumber(state, 'yScale', state.properties.yScale * (tonumber(yScale) or 1))
end

local hitTested = { touch = true, tap = true, mouse = true }

function methods:addEventListener(name, listener)
  local state = stateFor(self, 'addEventListener')
  kernel.addListener(state.listeners, name, kernel.listenerOf(self, name, listener))
  if hitTested[name] then host.listen(state.id, name, true) end
  return true
end

function methods:removeEventListener(name, listener)
  local state = stateFor(self, 'removeEventListener')
  local isLast, found = kernel.removeListener(state.listeners, name, kernel.listenerOf(self, name, listener))
  if isLast and hitTested[name] then host.listen(state.id, name, false) end
  return found or nil
end

function methods:hasEventListener(name, listener)
  local state = stateFor(self, 'hasEventListener')
  return kernel.hasListener(state.listeners, name, kernel.listenerOf(self, name, listener))
end

function methods:dispatchEvent(event)
  local state = stateFor(self, 'dispatchEvent')
  if type(event) == 'table' and event.target == nil then event.target = self end
  local handled = kernel.dispatchFromApp(state.listeners, event)
  return handled
end
