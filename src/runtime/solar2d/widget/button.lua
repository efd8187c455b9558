-- widget.newButton. Source: Solar2D docs: widget.newButton.
local kernel, host = ...
local type, tostring, pairs, display = type, tostring, pairs, display
local base = kernel.widgets
local theme, raise = base.theme, kernel.raise

local defaultWidth, defaultHeight = 180, 50
-- `rectangle` is in no manual, but in the engine's own samples.
local shapes = { rect = true, rectangle = true, roundedRect = true, circle = true, polygon = true }

local function newShape(reader, group, width, height)
  local shape, options = reader.text('shape', 'roundedRect'), reader.values
  if not shapes[shape] then
    raise(reader.call .. "(): 'shape' must be rect, roundedRect, circle or polygon (got '" .. shape .. "')")
  end
  if shape == 'circle' then
    return base.put(group, display.newCircle(0, 0, reader.size('radius', height / 2)))
  elseif shape == 'polygon' then
    return base.put(group, display.newPolygon(0, 0, reader.list('vertices')))
  elseif shape ~= 'roundedRect' then
    return base.put(group, display.newRect(0, 0, width, height))
  end
  local radius = reader.number('cornerRadius', options.shape and 4 or 8)
  return base.put(group, display.newRoundedRect(0, 0, width, height, radius > 0 and radius or 0))
end

-- A picture for each of the two states, or nil when the button has none.
local function newPictures(reader, group, width, height)
  local options = reader.values
  local function picture(file, frame)
    local object
    if options.sheet ~= nil and frame ~= nil then
      if width and height then
        object = display.newImageRect(options.sheet, frame, width, height)
      else
        object = display.newImage(options.sheet, frame)
      end
    elseif type(file) == 'string' then
      if not (width and height) then
        object = options.baseDir and display.newImage(file, options.baseDir) or display.newImage(file)
      elseif options.baseDir then
        object = display.newImageRect(file, options.baseDir, width, height)
      else
        object = display.newImageRect(file, width, height)
      end
    end
    if object then
      object.x, object.y = 0, 0
      base.put(group, object)
    end
    return object
  end
  local default = picture(options.defaultFile, options.defaultFrame or options.middleFrame)
  local over = default and picture(options.overFile, options.overFrame or options.middleOverFrame)
  return default, over
end

local methods = {}
local stateOf = base.newRegistry()

local function stateFor(button, method)
  local state = stateOf[button]
  if not state then raise("bad argument #1 to '" .. method .. "' (button expected, got " .. type(button) .. ')') end
  return state
end

local function placeLabel(state)
  local label, align = state.label, state.align
  local room = state.width / 2 - label.width / 2 - 10
  label.x = state.xOffset + (align == 'left' and -room or align == 'right' and room or 0)
end

function methods:setLabel(text)
  local state = stateFor(self, 'setLabel')
  if type(text) ~= 'string' and type(text) ~= 'number' then
    raise("bad argument #1 to 'setLabel' (string expected, got " .. type(text) .. ')')
  end
  state.label.text = tostring(text)
  placeLabel(state)
end

function methods:getLabel() return stateFor(self, 'getLabel').label.text end

function methods:setEnabled(isEnabled)
  stateFor(self, 'setEnabled').isEnabled = isEnabled and true or false
end

-- Of the button, not of its label.
function methods:setFillColor(...)
  local state = stateFor(self, 'setFillColor')
  local parts = { state.shape, state.picture, state.over }
  for _, part in pairs(parts) do part:setFillColor(...) end
end

local function show(state, isOver)
  if state.isOver == isOver then return end
  state.isOver = isOver
  base.fill(state.label, isOver and state.labelOver or state.labelColour)
  if state.shape then
    base.fill(state.shape, isOver and state.fillOver or state.fill)
    base.stroke(state.shape, isOver and state.strokeOver or state.stroke, state.strokeWidth)
  elseif state.over then
    state.picture.isVisible, state.over.isVisible = not isOver, isOver
  elseif state.textOnly then
    state.label.alpha = isOver and 0.6 or 1
  end
end

local function listen(button, state, reader)
  local onPress, onRelease = reader.listener('onPress'), reader.listener('onRelease')
  local onEvent = reader.listener('onEvent')
  local function tell(event, phase, listener)
    listener = listener or onEvent
    if listener then base.tell(listener, base.touchEvent(event, button, phase)) end
  end
  base.follow(button, {
    began = function(event)
      if not state.isEnabled then return false end
      show(state, true)
      tell(event, 'began', onPress)
    end,
    moved = function(event)
      show(state, base.isWithin(button, event))
      tell(event, 'moved')
    end,
    ended = function(event)
      local isWithin = base.isWithin(button, event)
      show(state, false)
      if isWithin then tell(event, 'ended', onRelease) else tell(event, 'cancelled') end
    end,
    cancelled = function(event)
      show(state, false)
      if event then tell(event, 'cancelled') end
    end,
  })
end

base.define('newButton', function(options)
  local reader = base.read('widget.newButton', options)
  local group = base.newGroup()
  local width, height = reader.size('width'), reader.size('height')
  local state = { isEnabled = options.isEnabled ~= false, textOnly = options.textOnly and true or false,
    align = reader.text('labelAlign', 'center'), xOffset = reader.number('labelXOffset', 0) }
  if not state.textOnly then
    state.picture, state.over = newPictures(reader, group, width, height)
    if state.picture then
      if state.over then state.over.isVisible = false end
      width, height = width or state.picture.width, height or state.picture.height
    else
      width, height = width or defaultWidth, height or defaultHeight
      state.shape = newShape(reader, group, width, height)
      state.fill, state.fillOver = reader.colours('fillColor', theme.accent, theme.accentOver)
      state.stroke, state.strokeOver = reader.colours('strokeColor')
      state.strokeWidth = reader.number('strokeWidth', 1)
    end
  end
  local size = reader.size('fontSize', 14)
  local plain = state.shape and options.fillColor == nil and theme.onAccent or theme.text
  if state.textOnly then plain = theme.accent end
  state.labelColour, state.labelOver = reader.colours('labelColor', plain)
  state.label = base.text(group, reader.text('label', ''), 0, reader.number('labelYOffset', 0), options.font, size,
    state.labelColour)
  state.width = width or state.label.width
  height = height or state.label.height
  placeLabel(state)
  show(state, false)
  stateOf[group] = state
  listen(group, state, reader)
  return base.finish(group, reader, state.width, height, { id = 'widget_button', methods = methods })
end)
