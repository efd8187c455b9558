-- Groups, containers and the stage: what stands in what, and how objects end.
local kernel, host = ...
local type, tonumber, tostring, setmetatable, floor = type, tonumber, tostring, setmetatable, math.floor
local stateOf, objectOf = kernel.stateOf, kernel.objectOf
local methods, getters = kernel.displayMethods, kernel.displayGetters
local stateFor, finiteNumber, setNumber = kernel.stateFor, kernel.finiteNumber, kernel.setNumber

-- Afterwards the object is an ordinary table that only keeps the app's own fields.
local function forget(id)
  local object = objectOf[id]
  if not object then return end
  local extra = stateOf[object].extra
  stateOf[object], objectOf[id] = nil, nil
  setmetatable(object, nil)
  kernel.forgetFocus(object)
  if extra and extra.removed then extra.removed(object) end
end

-- An object that is just being removed is not removed again by its own listener.
local function finalize(id)
  local object = objectOf[id]
  local state = object and stateOf[object]
  if state and not state.isLeaving then
    state.isLeaving = true
    if state.listeners.finalize then
      kernel.dispatch(state.listeners, { name = 'finalize', target = object })
      return true
    end
  end
  return false
end

local function remove(state)
  local id = state.id
  if state.isLeaving then return end
  if not state.class.child then
    finalize(id)
    host.remove(id)
    return forget(id)
  end
  local ids, hasListened = host.subtree(id), false
  for i = 1, #ids do hasListened = finalize(ids[i]) or hasListened end
  -- Listeners may have moved things in and out.
  local gone = hasListened and host.subtree(id) or ids
  host.remove(id)
  for i = 1, #gone do forget(gone[i]) end
  for i = 1, #ids do
    local object = objectOf[ids[i]]
    if object then stateOf[object].isLeaving = nil end
  end
end

function methods:removeSelf()
  local state = stateFor(self, 'removeSelf')
  if state.kind == 'stage' then
    host.warnOnce('the stage cannot be removed')
    return
  end
  remove(state)
end

function methods:toFront() host.toFront(stateFor(self, 'toFront').id) end

function methods:toBack() host.toBack(stateFor(self, 'toBack').id) end

function getters.parent(state)
  local id = host.parent(state.id)
  return id and objectOf[id]
end

function getters.stage(state)
  return host.parent(state.id) and display.currentStage or nil
end

local identity = { x = 0, y = 0, xScale = 1, yScale = 1, rotation = 0 }

-- `index` counts from 1; without one the object goes to the front.
function kernel.insert(group, object, index, resets)
  local groupState, state = stateOf[group], stateOf[object]
  if not (groupState and groupState.class.child) then
    kernel.raise('a group is expected as the parent of a display object (got ' .. type(group) .. ')')
  end
  local hasMoved = host.parent(state.id) ~= groupState.id
  local problem = host.insert(groupState.id, state.id, index)
  if problem then kernel.raise('ERROR: ' .. problem) end
  if resets and hasMoved then
    for key, value in pairs(identity) do setNumber(state, key, value) end
  end
end

local groupMethods, groupGetters, groupSetters = {}, {}, {}

function groupMethods:insert(first, second, third)
  local index, object, resets = nil, first, second
  if type(first) == 'number' then index, object, resets = first, second, third end
  stateFor(self, 'insert')
  if kernel.isInert(object) then return end
  if not stateOf[object] then
    kernel.raise("bad argument #" .. (index and 2 or 1) .. " to 'insert' (display object expected, got "
      .. type(object) .. ')')
  end
  kernel.insert(self, object, index and floor(finiteNumber(index, 'index')), resets)
end

local function child(state, index) return objectOf[host.childAt(state.id, index) or 0] end

-- By index or by object; gives the object, which is removed for good.
function groupMethods:remove(which)
  local state = stateFor(self, 'remove')
  local object
  if type(which) == 'number' then
    object = child(state, which)
  elseif stateOf[which] then
    object = which
    if host.parent(stateOf[which].id) ~= state.id then return nil end
  else
    kernel.raise("bad argument #1 to 'remove' (number or display object expected, got " .. type(which) .. ')')
  end
  if object then remove(stateOf[object]) end
  return object
end

function groupGetters.numChildren(state) return host.numChildren(state.id) end

function groupGetters.width(state)
  local width = host.size(state.id)
  return width
end

function groupGetters.height(state)
  local _, height = host.size(state.id)
  return height
end

-- The size of what has no size of its own is set by scaling it.
local function scaleTo(scale, getter)
  return function(state, value)
    local wanted, size = finiteNumber(value, scale), getter(state)
    if wanted > 0 and size > 0 then setNumber(state, scale, wanted / size) end
  end
end
groupSetters.width = scaleTo('xScale', groupGetters.width)
groupSetters.height = scaleTo('yScale', groupGetters.height)
kernel.measuredGetters = { width = groupGetters.width, height = groupGetters.height }
kernel.measuredSetters = { width = groupSetters.width, height = groupSetters.height }

function groupSetters.anchorChildren(state, value)
  state.properties.anchorChildren = value and true or false
  host.anchorChildren(state.id, state.properties.anchorChildren)
end

local function readOnly() end
groupSetters.numChildren = readOnly

local stageMethods = {}
for name, method in pairs(groupMethods) do stageMethods[name] = method end

function stageMethods:setFocus(object, touchId) kernel.setFocus(object, touchId) end

-- Calls removeSelf, which an app may have made its own, of a display object or of a table of its own class.
function display.remove(object)
  if type(object) ~= 'table' then return end
  local method = object.removeSelf
  if type(method) == 'function' then method(object) end
end

-- Run when all that any object has is defined.
function kernel.defineGroups()
  kernel.defineKind('group', { methods = groupMethods, getters = groupGetters, setters = groupSetters, child = child })
  kernel.defineKind('container', {
    methods = groupMethods,
    getters = { numChildren = groupGetters.numChildren },
    setters = { anchorChildren = groupSetters.anchorChildren, numChildren = readOnly },
    child = child,
  })
  kernel.defineKind('stage', { methods = stageMethods, getters = groupGetters, setters = groupSetters, child = child })
  local stage, state = kernel.newObject('stage', host.stageId)
  state.properties.anchorChildren = false
  display.currentStage = stage
  function display.getCurrentStage() return stage end
end

-- The first argument of what makes an object may be the group to put it into.
function kernel.isGroup(value)
  local state = stateOf[value]
  return state ~= nil and state.class.child ~= nil
end

-- The parent, or nil when the first argument is something else, and the other arguments.
function kernel.takeParent(first, ...)
  if type(first) ~= 'table' then return nil, first, ... end
  if kernel.isInert(first) then return nil, ... end
  if not kernel.isGroup(first) then
    kernel.raise('a group is expected as the parent of a display object (got ' .. type(first) .. ')')
  end
  return first, ...
end

function display.newGroup(...)
  local object, state = kernel.newObject('group', host.newGroup(), (kernel.takeParent(...)))
  state.properties.anchorChildren = false
  return object
end

function display.newContainer(...)
  local parent, width, height = kernel.takeParent(...)
  width, height = tonumber(width), tonumber(height)
  if not (width and height) then
    kernel.raise('display.newContainer() expects [parent,] width, height (numbers)')
  end
  local id = host.newGroup(width, height)
  local object, state = kernel.newObject('container', id, parent, 0, 0, width, height)
  state.properties.anchorChildren = true
  return object
end
