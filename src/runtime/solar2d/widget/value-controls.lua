-- widget.newSlider and newStepper. Source: Solar2D docs: library/widget.
local kernel, host = ...
local type, tonumber, display = type, tonumber, display
local floor, huge = math.floor, math.huge
local base = kernel.widgets
local theme, raise, isDisplayObject = base.theme, kernel.raise, kernel.isDisplayObject

local stateOf = base.newRegistry()

local function stateFor(object, method)
  local state = stateOf[object]
  if not state then raise("bad argument #1 to '" .. method .. "' (widget expected, got " .. type(object) .. ')') end
  return state
end

local function numberArgument(value, method)
  local number = tonumber(value)
  if not number or number ~= number then
    raise("bad argument #1 to '" .. method .. "' (number expected, got " .. type(value) .. ')')
  end
  return number
end

local function within(value, lowest, highest)
  if value < lowest then return lowest end
  if value > highest then return highest end
  return value
end

local function readOnly() end

-- Slider: a value from 0 to 100.
local sliderMethods, sliderGetters = {}, {}

local function showSlider(state, value)
  state.value = within(value, 0, 100)
  local along = state.length * state.value / 100
  state.fill.isVisible = along > 0
  if state.isVertical then
    state.knob.y = state.length / 2 - along
    if along > 0 then state.fill.height, state.fill.y = along, state.length / 2 - along / 2 end
  else
    state.knob.x = along - state.length / 2
    if along > 0 then state.fill.width, state.fill.x = along, along / 2 - state.length / 2 end
  end
end

function sliderMethods:setValue(value) showSlider(stateFor(self, 'setValue'), numberArgument(value, 'setValue')) end

function sliderGetters.value(slider) return stateOf[slider].value end

base.define('newSlider', function(options)
  local reader = base.read('widget.newSlider', options)
  local isVertical = reader.text('orientation', 'horizontal') == 'vertical'
  local length = reader.size(isVertical and 'height' or 'width', 200)
  local group, listener = base.newGroup(), reader.listener('listener')
  local pane = base.put(group, display.newRect(0, 0, isVertical and 28 or length + 28, isVertical and length + 28 or 28))
  pane.isVisible, pane.isHitTestable = false, true
  base.box(group, 0, 0, isVertical and 4 or length, isVertical and length or 4, 2, theme.track)
  local state = { length = length, isVertical = isVertical }
  state.fill = base.box(group, 0, 0, isVertical and 4 or length, isVertical and length or 4, 2, theme.accent)
  state.knob = base.put(group, display.newCircle(0, 0, 13))
  base.fill(state.knob, theme.knob)
  base.stroke(state.knob, theme.knobEdge, 1)
  stateOf[group] = state
  showSlider(state, reader.number('value', 50))
  local function follow(event, phase)
    local x, y = group:contentToLocal(event.x, event.y)
    if x then
      local along = isVertical and length / 2 - y or x + length / 2
      showSlider(state, floor(along / length * 100 + 0.5))
    end
    if listener then base.tell(listener, base.touchEvent(event, group, phase, { value = state.value })) end
  end
  base.follow(group, {
    began = function(event) follow(event, 'began') end,
    moved = function(event) follow(event, 'moved') end,
    ended = function(event) follow(event, 'ended') end,
    cancelled = function(event)
      if event then follow(event, 'ended') end
    end,
  })
  return base.finish(group, reader, isVertical and 28 or length + 28, isVertical and length + 28 or 28, {
    id = 'widget_slider', methods = sliderMethods, getters = sliderGetters, setters = { value = readOnly },
  })
end)

-- Stepper: minus and plus; held down it goes on, faster after a while.
local stepperMethods, stepperGetters = {}, {}

function stepperMethods:getValue() return stateFor(self, 'getValue').value end

local function showStepper(state, value)
  state.value = within(value, state.minimum, state.maximum)
  state.minus.alpha = state.value > state.minimum and 1 or 0.35
  state.plus.alpha = state.value < state.maximum and 1 or 0.35
end

function stepperMethods:setValue(value) showStepper(stateFor(self, 'setValue'), numberArgument(value, 'setValue')) end

function stepperGetters.value(stepper) return stateOf[stepper].value end
function stepperGetters.minimumValue(stepper) return stateOf[stepper].minimum end
function stepperGetters.maximumValue(stepper) return stateOf[stepper].maximum end

base.define('newStepper', function(options)
  local reader = base.read('widget.newStepper', options, true)
  local group, onPress = base.newGroup(), reader.listener('onPress')
  local speedMs, changeAt = reader.size('timerIncrementSpeed', 1000), reader.size('changeSpeedAtIncrement', 5)
  base.stroke(base.box(group, 0, 0, 94, 32, 6, theme.surface), theme.accent, 1)
  base.put(group, display.newRect(0, 0, 1, 32)):setFillColor(theme.accent[1], theme.accent[2], theme.accent[3])
  local state = { minimum = reader.number('minimumValue', 0), maximum = reader.number('maximumValue', huge) }
  state.minus = base.text(group, '–', -24, 0, nil, 20, theme.accent)
  state.plus = base.text(group, '+', 24, 0, nil, 20, theme.accent)
  stateOf[group] = state
  showStepper(state, reader.number('initialValue', 0))
  local holding
  local function step(event, direction)
    local before = state.value
    showStepper(state, before + direction)
    local phase = direction > 0 and 'increment' or 'decrement'
    if state.value == before then phase = direction > 0 and 'maxLimit' or 'minLimit' end
    if onPress then
      base.tell(onPress, base.touchEvent(event, group, phase, { value = state.value,
        minimumValue = state.minimum, maximumValue = state.maximum }))
    end
    return state.value ~= before
  end
  local function stop() holding = nil end
  base.follow(group, {
    began = function(event)
      local x = group:contentToLocal(event.x, event.y)
      local direction = (x or 0) < 0 and -1 or 1
      if not step(event, direction) then return end
      local mine, last, count = {}, host.now(), 1
      holding = mine
      kernel.eachFrame(function(now)
        if holding ~= mine or not isDisplayObject(group) then return false end
        if now - last < (count < changeAt and speedMs or speedMs / 4) then return true end
        last, count = now, count + 1
        return step(event, direction)
      end)
    end,
    moved = function(event)
      if not base.isWithin(group, event) then stop() end
    end,
    ended = stop,
    cancelled = stop,
  })
  return base.finish(group, reader, 94, 32, {
    id = 'widget_stepper', methods = stepperMethods, getters = stepperGetters,
    setters = { value = readOnly, minimumValue = readOnly, maximumValue = readOnly },
  })
end)
