-- How content follows a finger, glides on, and comes back to its limits: for scroll views and table views.
-- Positions are those of the content's corner; 0 is the start, and smaller numbers are further on.
local kernel, host = ...
local pairs = pairs
local abs, max, min, pow = math.abs, math.max, math.min, math.pow
local base = kernel.widgets
local isDisplayObject = kernel.isDisplayObject

local frameMs, slowest, returnMs, slop = 1000 / 60, 0.02, 200, 6
local directions = { x = { [true] = 'right', [false] = 'left' }, y = { [true] = 'down', [false] = 'up' } }

-- `parts`: view, friction, maxVelocity, bounces, isLocked(axis), limits(axis) → lowest, highest; move(x, y);
-- tell(event); startsAt(event), and what the owner wants to know: touched, dragged, lifted.
function base.newScroller(parts)
  local at, speed = { x = 0, y = 0 }, { x = 0, y = 0 }
  local scroller, task, drag = { at = at }, nil, nil
  local reached = {}

  local function stop()
    if task then task.alive = false end
    task = nil
  end

  local function tell(phase, more, event)
    parts.tell(base.touchEvent(event or {}, parts.view, phase, more))
  end

  local function place(axis, value)
    local lowest, highest = parts.limits(axis)
    if not parts.bounces then value = max(lowest, min(highest, value)) end
    local isOut = value < lowest or value > highest or (not parts.bounces and (value == lowest or value == highest))
    if isOut and not reached[axis] and value ~= at[axis] then
      reached[axis] = true
      at[axis] = value
      parts.move()
      tell(nil, { limitReached = true, direction = directions[axis][value >= highest] })
      return
    end
    if not isOut then reached[axis] = nil end
    at[axis] = value
  end

  local function settle()
    local goal, start, isOut = {}, { x = at.x, y = at.y }, false
    for axis in pairs(at) do
      local lowest, highest = parts.limits(axis)
      goal[axis] = max(lowest, min(highest, at[axis]))
      if goal[axis] ~= at[axis] then isOut = true end
    end
    if not isOut then return tell('stopped') end
    task = kernel.animate(returnMs, function(progress)
      if not isDisplayObject(parts.view) then return end
      local part = 1 - (1 - progress) * (1 - progress)
      for axis in pairs(at) do at[axis] = start[axis] + (goal[axis] - start[axis]) * part end
      parts.move()
    end, function()
      if isDisplayObject(parts.view) then tell('stopped') end
    end)
  end

  local function glide()
    local last = host.now()
    task = kernel.eachFrame(function(now)
      if not isDisplayObject(parts.view) then return false end
      local elapsed, isMoving = min(now - last, 100), false
      last = now
      for axis in pairs(at) do
        local lowest, highest = parts.limits(axis)
        local isOut = at[axis] < lowest or at[axis] > highest
        speed[axis] = speed[axis] * pow(isOut and parts.friction * 0.6 or parts.friction, elapsed / frameMs)
        if abs(speed[axis]) > slowest then
          isMoving = true
          place(axis, at[axis] + speed[axis] * elapsed)
        end
      end
      parts.move()
      if isMoving then return true end
      settle()
      return false
    end)
  end

  function scroller.begin(event)
    stop()
    speed.x, speed.y = 0, 0
    drag = { x = event.x, y = event.y, time = host.now(), fromX = event.x, fromY = event.y, isScrolling = false }
  end

  local function follow(axis, delta, elapsed)
    if parts.isLocked(axis) or delta == 0 then return end
    local lowest, highest = parts.limits(axis)
    local isOut = at[axis] < lowest or at[axis] > highest
    place(axis, at[axis] + (isOut and delta / 2 or delta))
    local fresh = elapsed > 0 and delta / elapsed or speed[axis]
    speed[axis] = max(-parts.maxVelocity, min(parts.maxVelocity, speed[axis] * 0.4 + fresh * 0.6))
  end

  -- Whether the finger has moved far enough to scroll.
  function scroller.drag(event)
    if not drag then return false end
    if not drag.isScrolling then
      local far = max(parts.isLocked('x') and 0 or abs(event.x - drag.fromX),
        parts.isLocked('y') and 0 or abs(event.y - drag.fromY))
      if far < slop then return false end
      drag.isScrolling = true
    end
    local now = host.now()
    follow('x', event.x - drag.x, now - drag.time)
    follow('y', event.y - drag.y, now - drag.time)
    drag.x, drag.y, drag.time = event.x, event.y, now
    parts.move()
    return true
  end

  function scroller.lift()
    local wasScrolling = drag and drag.isScrolling
    local rested = drag and host.now() - drag.time > 100
    drag = nil
    if not wasScrolling then return settle() end
    if rested then speed.x, speed.y = 0, 0 end
    glide()
  end

  function scroller.stop() stop() end

  -- To a position, in a time; nil leaves an axis alone.
  function scroller.scrollTo(x, y, timeMs, onComplete)
    stop()
    local startX, startY = at.x, at.y
    local function arrive(part)
      if not isDisplayObject(parts.view) then return end
      if x then at.x = startX + (x - startX) * part end
      if y then at.y = startY + (y - startY) * part end
      parts.move()
    end
    local function finish()
      if onComplete then base.tell(onComplete, { name = 'complete', target = parts.view }) end
    end
    if timeMs <= 0 then
      arrive(1)
      return finish()
    end
    task = kernel.animate(timeMs, function(progress)
      arrive(1 - (1 - progress) * (1 - progress))
    end, finish)
  end

  return scroller
end
