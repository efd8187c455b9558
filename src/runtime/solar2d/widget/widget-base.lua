-- What all widgets share: reading options, colours, the group that a widget is, touches with focus.
local kernel, host = ...
local type, error, tonumber, tostring = type, error, tonumber, tostring
local raise, guard, try, isDisplayObject = kernel.raise, kernel.guard, kernel.try, kernel.isDisplayObject
local newGroup, newRoundedRect, newText, removeObject =
  display.newGroup, display.newRoundedRect, display.newText, display.remove

local base = {}
kernel.widgets = base

base.library = {}

-- A calm theme of our own.
base.theme = {
  accent = { 0.16, 0.45, 0.82 }, accentOver = { 0.12, 0.36, 0.68 }, onAccent = { 1, 1, 1 },
  track = { 0.83, 0.85, 0.88 }, surface = { 1, 1, 1 }, line = { 0.87, 0.88, 0.9 }, text = { 0.13, 0.15, 0.18 },
  mutedText = { 0.42, 0.45, 0.5 }, knob = { 1, 1, 1 }, knobEdge = { 0.72, 0.75, 0.79 },
}
local theme = base.theme

-- Options of one call, so that what is wrong with one is told with its name.
function base.read(call, options, isOptional)
  if type(options) ~= 'table' and not (isOptional and options == nil) then
    raise(call .. '() expects a table of options (got ' .. type(options) .. ')')
  end
  local values = options or {}
  local reader = { call = call, values = values }

  local function wrong(key, expected)
    raise(call .. "(): '" .. key .. "' must be " .. expected .. ' (got ' .. type(values[key]) .. ')')
  end
  reader.wrong = wrong

  function reader.number(key, default)
    local value = values[key]
    if value == nil then return default end
    local number = tonumber(value)
    if not number or number ~= number then wrong(key, 'a number') end
    return number
  end

  function reader.size(key, default)
    local number = reader.number(key, default)
    if number and number <= 0 then raise(call .. "(): '" .. key .. "' must be greater than 0") end
    return number
  end

  function reader.text(key, default)
    local value = values[key]
    if value == nil then return default end
    if type(value) ~= 'string' and type(value) ~= 'number' then wrong(key, 'a string') end
    return tostring(value)
  end

  function reader.listener(key)
    local value = values[key]
    if value ~= nil and type(value) ~= 'function' and type(value) ~= 'table' then wrong(key, 'a function') end
    return value
  end

  function reader.list(key)
    local value = values[key]
    if type(value) ~= 'table' then wrong(key, 'a table') end
    return value
  end

  function reader.colour(key, default)
    local value = values[key]
    if value == nil then return default end
    if type(value) ~= 'table' then wrong(key, 'a table such as { 1, 0.5, 0 }') end
    return value
  end

  -- The colours of a widget that is left alone and of one that is pressed.
  function reader.colours(key, default, over)
    local value = values[key]
    if value == nil then return default, over or default end
    if type(value) ~= 'table' then wrong(key, 'a table such as { default = { 1, 1, 1 }, over = { 0, 0, 0 } }') end
    local first, second = value.default, value.over
    if first ~= nil and type(first) ~= 'table' then wrong(key, 'a table of tables of numbers') end
    if second ~= nil and type(second) ~= 'table' then wrong(key, 'a table of tables of numbers') end
    first = first or default
    return first, second or first
  end
  return reader
end

function base.fill(object, colour)
  if not colour then return end
  if colour.type then return object:setFillColor(colour) end
  if colour[3] == nil then return object:setFillColor(colour[1] or 0, colour[2] or 1) end
  object:setFillColor(colour[1], colour[2], colour[3], colour[4] or 1)
end

function base.stroke(object, colour, width)
  if not colour then return end
  object.strokeWidth = width or 1
  if colour[3] == nil then return object:setStrokeColor(colour[1] or 0, colour[2] or 1) end
  object:setStrokeColor(colour[1], colour[2], colour[3], colour[4] or 1)
end

-- Whatever the app's own defaults are, the parts of a widget stand about their centre.
function base.put(group, object, anchorX)
  object.anchorX, object.anchorY = anchorX or 0.5, 0.5
  group:insert(object)
  return object
end

function base.box(group, x, y, width, height, radius, colour, anchorX)
  local object = base.put(group, newRoundedRect(x, y, width, height, radius), anchorX)
  object.strokeWidth = 0
  base.fill(object, colour)
  return object
end

function base.text(group, text, x, y, font, size, colour, anchorX)
  local object = base.put(group, newText{ text = text, x = x, y = y, font = font, fontSize = size }, anchorX)
  base.fill(object, colour or theme.text)
  return object
end

local unfinished

-- What is made of the group must come to an end, or the group goes.
function base.begin(group)
  unfinished = group
  return group
end

-- An empty widget: a group whose own place is its centre.
function base.newGroup()
  local group = base.begin(newGroup())
  group.anchorChildren = true
  return group
end

-- widget.<name>: options that are wrong leave nothing behind.
function base.define(name, make)
  base.library[name] = function(options)
    local worked, result = try(make, options)
    local group = unfinished
    unfinished = nil
    if worked then return result end
    if group then removeObject(group) end
    error(result, 0)
  end
end

local registries = {}

-- A table by widget that forgets those that are removed.
function base.newRegistry()
  local registry = {}
  registries[#registries + 1] = registry
  return registry
end

local function forget(object)
  for i = 1, #registries do registries[i][object] = nil end
end

-- Gives the group its methods and puts it where the options want it.
function base.finish(group, reader, width, height, parts)
  parts.removed = forget
  kernel.extendObject(group, parts)
  group.id = reader.text('id', parts.id)
  local left, top = reader.number('left'), reader.number('top')
  group.x = left and left + width * group.anchorX or reader.number('x', 0)
  group.y = top and top + height * group.anchorY or reader.number('y', 0)
  return group
end

function base.tell(listener, event)
  if type(listener) == 'function' then return guard(listener, event) end
  if type(listener) == 'table' then
    return guard(function()
      local method = listener[event.name]
      if type(method) == 'function' then return method(listener, event) end
    end)
  end
end

function base.isWithin(object, event)
  local bounds = object.contentBounds
  return event.x >= bounds.xMin and event.x <= bounds.xMax and event.y >= bounds.yMin and event.y <= bounds.yMax
end

-- A touch event for a listener of the app, about the widget.
function base.touchEvent(event, target, phase, more)
  local result = more or {}
  result.name, result.phase, result.target = 'touch', phase, target
  result.id, result.time = event.id, event.time
  result.x, result.y, result.xStart, result.yStart = event.x, event.y, event.xStart, event.yStart
  return result
end

local letGo = base.newRegistry()

-- Calls began(event), which may refuse by returning false, then moved, ended and cancelled until the finger is lifted.
-- `cancelled` comes without an event when another widget has taken the touch over.
function base.follow(object, handlers)
  local isFollowing, touchId = false, nil
  local function take(event)
    isFollowing, touchId = true, event.id
    kernel.setFocus(object, touchId)
  end
  local function stop()
    isFollowing, touchId = false, nil
    kernel.setFocus(nil)
  end
  letGo[object] = function()
    if not isFollowing then return end
    isFollowing = false
    handlers.cancelled()
  end
  object:addEventListener('touch', function(event)
    local phase = event.phase
    if phase == 'began' then
      if isFollowing and event.id ~= touchId then return true end
      if handlers.began(event) == false then return false end
      if isDisplayObject(object) then take(event) end
      return true
    end
    if not isFollowing or event.id ~= touchId then return false end
    if phase == 'moved' then
      handlers.moved(event)
    else
      stop()
      local handle = phase == 'ended' and handlers.ended or handlers.cancelled
      handle(event)
    end
    return true
  end)
  -- Follows a touch that began elsewhere.
  return function(event)
    if isDisplayObject(object) then take(event) end
  end
end

-- Another widget takes over the touch that this object follows.
function base.release(object)
  local release = object and letGo[object]
  if release and isDisplayObject(object) then release() end
end
