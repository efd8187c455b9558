-- widget.newSwitch: onOff, checkbox, radio. Source: Solar2D docs: widget.newSwitch.
local kernel, host = ...
local type, display = type, display
local base = kernel.widgets
local theme, raise, guard = base.theme, kernel.raise, kernel.guard

local stateOf = base.newRegistry()
local slideMs = 150

local looks = {}

function looks.onOff(group)
  local track = base.box(group, 0, 0, 51, 31, 15.5, theme.track)
  local knob = base.put(group, display.newCircle(0, 0, 13.5))
  base.fill(knob, theme.knob)
  base.stroke(knob, theme.knobEdge, 0.5)
  return 51, 31, function(isOn, isAnimated)
    base.fill(track, isOn and theme.accent or theme.track)
    local goal = isOn and 10 or -10
    if not isAnimated then
      knob.x = goal
      return
    end
    local start = knob.x
    kernel.animate(slideMs, function(progress)
      if kernel.isDisplayObject(knob) then knob.x = start + (goal - start) * progress end
    end)
  end
end

function looks.checkbox(group)
  local box = base.box(group, 0, 0, 30, 30, 5, theme.surface)
  base.stroke(box, theme.knobEdge, 1.5)
  local mark = display.newLine(-7, 0, -2, 6, 8, -6)
  group:insert(mark)
  mark.strokeWidth = 3
  mark:setStrokeColor(1, 1, 1)
  return 30, 30, function(isOn)
    base.fill(box, isOn and theme.accent or theme.surface)
    mark.isVisible = isOn
  end
end

function looks.radio(group)
  local ring = base.put(group, display.newCircle(0, 0, 15))
  base.fill(ring, theme.surface)
  base.stroke(ring, theme.knobEdge, 1.5)
  local dot = base.put(group, display.newCircle(0, 0, 8))
  base.fill(dot, theme.accent)
  return 30, 30, function(isOn) dot.isVisible = isOn end
end

-- The app's own two frames of an image sheet.
local function pictured(group, reader)
  local options = reader.values
  local width, height = reader.size('width', 30), reader.size('height', 30)
  local on = display.newImageRect(options.sheet, options.frameOn, width, height)
  local off = display.newImageRect(options.sheet, options.frameOff, width, height)
  if on then base.put(group, on) end
  if off then base.put(group, off) end
  return width, height, function(isOn)
    if on then on.isVisible = isOn end
    if off then off.isVisible = not isOn end
  end
end

local function change(state, isOn, isAnimated)
  state.isOn = isOn
  state.show(isOn, isAnimated)
end

-- The other radio buttons of the same group go off.
local function turnOthersOff(switch)
  local parent = switch.parent
  for i = 1, parent and parent.numChildren or 0 do
    local other = stateOf[parent[i]]
    if other and other.style == 'radio' and parent[i] ~= switch then change(other, false) end
  end
end

local function turn(switch, state, isOn, isAnimated)
  change(state, isOn, isAnimated)
  if state.style == 'radio' and isOn then turnOthersOff(switch) end
end

local methods, getters, setters = {}, {}, {}

function methods:setState(options)
  local state = stateOf[self]
  if not state then raise("bad argument #1 to 'setState' (switch expected, got " .. type(self) .. ')') end
  local reader = base.read('switch:setState', options)
  if type(options.isOn) ~= 'boolean' then reader.wrong('isOn', 'true or false') end
  local onComplete = reader.listener('onComplete')
  turn(self, state, options.isOn, options.isAnimated)
  if type(onComplete) == 'function' then guard(onComplete, self) end
end

function getters.isOn(switch) return stateOf[switch].isOn end
function setters.isOn() host.warnOnce('switch.isOn is read-only; use switch:setState{ isOn = … }') end

local function listen(switch, state, reader)
  local onPress, onRelease = reader.listener('onPress'), reader.listener('onRelease')
  local onEvent = reader.listener('onEvent')
  local function tell(event, phase, listener)
    listener = listener or onEvent
    if listener then base.tell(listener, base.touchEvent(event, switch, phase)) end
  end
  base.follow(switch, {
    began = function(event) tell(event, 'began', onPress) end,
    moved = function(event) tell(event, 'moved') end,
    ended = function(event)
      if not base.isWithin(switch, event) then return tell(event, 'cancelled') end
      turn(switch, state, state.style == 'radio' or not state.isOn, true)
      tell(event, 'ended', onRelease)
    end,
    cancelled = function(event)
      if event then tell(event, 'cancelled') end
    end,
  })
end

base.define('newSwitch', function(options)
  local reader = base.read('widget.newSwitch', options)
  local style = reader.text('style', 'onOff')
  local look = looks[style]
  if not look then raise("widget.newSwitch(): 'style' must be onOff, checkbox or radio (got '" .. style .. "')") end
  local group = base.newGroup()
  if options.sheet ~= nil and options.frameOn ~= nil and style ~= 'onOff' then look = pictured end
  local width, height, show = look(group, reader)
  local state = { style = style, show = show, isOn = false }
  stateOf[group] = state
  change(state, options.initialSwitchState == true)
  listen(group, state, reader)
  return base.finish(group, reader, width, height,
    { id = 'widget_switch', methods = methods, getters = getters, setters = setters })
end)
