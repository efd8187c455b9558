-- Touches, taps and the mouse: from the object under them through the tree, then Runtime, until a listener returns true.
local kernel, host = ...
local type, next, pairs = type, next, pairs
local stateOf, objectOf = kernel.stateOf, kernel.objectOf
local dispatch, dispatchToRuntime = kernel.dispatch, kernel.dispatchToRuntime

local maxFingers = 20
-- A finger that moves further, in content units, taps no more; taps that are further apart in time count anew.
local tapReach, tapWithinMs = 8, 400

local fingers = {}
local focused
-- By the touch's own id.
local focusOf = {}

local function clearFocus(object)
  if focused == object then focused = nil end
  for id, holder in pairs(focusOf) do
    if holder == object then focusOf[id] = nil end
  end
end
kernel.forgetFocus = clearFocus

-- stage:setFocus(object [, touchId]). Nil gives back the focus; with an id of nil, that of the object alone.
function kernel.setFocus(object, touchId)
  if object == nil then
    focused = nil
    focusOf = {}
    return
  end
  if kernel.isInert(object) then return end
  if not stateOf[object] then
    kernel.raise("bad argument #1 to 'setFocus' (display object expected, got " .. type(object) .. ')')
  end
  if type(touchId) == 'userdata' then
    focusOf[touchId] = object
  else
    clearFocus(object)
    if touchId == nil then focused = object end
  end
end

local function tell(object, make)
  local state = stateOf[object]
  if not state then return false end
  local event = make()
  if not state.listeners[event.name] then return false end
  event.target = object
  return dispatch(state.listeners, event)
end

-- The object that has the focus, then its parents.
local function tellFocused(object, make)
  local chain, id = {}, stateOf[object].id
  while id do
    chain[#chain + 1] = id
    id = host.parent(id)
  end
  for i = 1, #chain do
    if tell(objectOf[chain[i]], make) then return true end
  end
  return false
end

local function hasFocus(object)
  for _, holder in pairs(focusOf) do
    if holder == object then return true end
  end
  return false
end

local function tellHit(name, x, y, make)
  local ids = host.hits(name, x, y)
  for i = 1, #ids do
    local object = objectOf[ids[i]]
    if object and not (next(focusOf) and hasFocus(object)) and tell(object, make) then return true end
  end
  return tell(display.currentStage, make)
end

local function send(name, x, y, make)
  if focused then
    if tellFocused(focused, make) then return end
  elseif tellHit(name, x, y, make) then
    return
  end
  dispatchToRuntime(make())
end

local function sendTouch(finger, phase, x, y, now)
  local function make()
    return {
      name = 'touch', phase = phase, id = finger.touchId, x = x, y = y, xStart = finger.x, yStart = finger.y,
      xDelta = x - finger.x, yDelta = y - finger.y, time = now,
    }
  end
  local holder = focusOf[finger.touchId]
  if holder then tellFocused(holder, make) else send('touch', x, y, make) end
end

local function sendTap(x, y, numTaps, now)
  send('tap', x, y, function() return { name = 'tap', x = x, y = y, numTaps = numTaps, time = now } end)
end

local lastTap = { at = -tapWithinMs, x = 0, y = 0, count = 0 }
local waitingTap

local function isNear(x, y, otherX, otherY)
  local deltaX, deltaY = x - otherX, y - otherY
  return deltaX * deltaX + deltaY * deltaY <= tapReach * tapReach
end

local function isNextTap(x, y, now)
  return now - lastTap.at <= tapWithinMs and isNear(x, y, lastTap.x, lastTap.y)
end

local function countTap(x, y, now)
  lastTap = { at = now, x = x, y = y, count = isNextTap(x, y, now) and lastTap.count + 1 or 1 }
  return lastTap.count
end

local function stopWaiting()
  if waitingTap then waitingTap.alive = false end
  waitingTap = nil
end

-- With system.setTapDelay() a tap waits whether another follows, which then is told instead.
local function tap(x, y, numTaps, now)
  local delayMs = kernel.tapDelay * 1000
  if delayMs <= 0 then return sendTap(x, y, numTaps, now) end
  stopWaiting()
  waitingTap = kernel.eachFrame(function(time)
    if time < now + delayMs then return true end
    waitingTap = nil
    sendTap(x, y, numTaps, time)
    return false
  end)
end

local function fingerCount()
  local count = 0
  for _ in pairs(fingers) do count = count + 1 end
  return count
end

local function begin(id, touchId, x, y, now)
  if fingers[id] then return nil end
  -- Without multitouch only one finger counts.
  if fingerCount() >= (kernel.isMultitouch and maxFingers or 1) then return nil end
  if isNextTap(x, y, now) then stopWaiting() end
  fingers[id] = { touchId = touchId, x = x, y = y, lastX = x, lastY = y, isTap = true }
  return fingers[id]
end

local function isOver(phase) return phase == 'ended' or phase == 'cancelled' end

-- One phase of a finger; `numTaps` when the host has counted itself.
function kernel.pointer(phase, id, touchId, x, y, now, numTaps)
  local finger = phase == 'began' and begin(id, touchId, x, y, now) or phase ~= 'began' and fingers[id]
  if not finger then return end
  if phase == 'moved' and x == finger.lastX and y == finger.lastY then return end
  finger.lastX, finger.lastY = x, y
  if not isNear(x, y, finger.x, finger.y) then finger.isTap = false end
  if isOver(phase) then fingers[id] = nil end
  sendTouch(finger, phase, x, y, now)
  if not isOver(phase) then return end
  focusOf[finger.touchId] = nil
  if phase == 'ended' and finger.isTap then tap(x, y, numTaps or countTap(x, y, now), now) end
end

function kernel.mouse(kind, x, y, now, scrollX, scrollY, primary, secondary, middle, clicks, shift, ctrl, alt, command)
  send('mouse', x, y, function()
    return {
      name = 'mouse', type = kind, x = x, y = y, time = now, scrollX = scrollX, scrollY = scrollY,
      isPrimaryButtonDown = primary, isSecondaryButtonDown = secondary, isMiddleButtonDown = middle,
      clickCount = clicks, isShiftDown = shift, isCtrlDown = ctrl, isAltDown = alt, isCommandDown = command,
    }
  end)
end
