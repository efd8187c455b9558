-- The other ways to start a transition. Each is a `transition.to` of its own parameters.
local kernel = ...
local type, pairs, tonumber = type, pairs, tonumber
local transitions = kernel.transitions
local check, start, options = transitions.checkArguments, transitions.start, transitions.options

local shared = {
  'time', 'delay', 'transition', 'tag', 'onStart', 'onComplete', 'onPause', 'onResume', 'onCancel', 'onRepeat',
}

-- From the given values to those that the target has now.
function transition.from(target, params)
  if not check('from', target, params, 2) then return nil end
  local reversed = {}
  for key, value in pairs(params) do
    local current = not options[key] and type(value) == 'number' and tonumber(target[key])
    if current then
      reversed[key] = params.delta and -value or current
      target[key] = params.delta and current + value or value
    else
      reversed[key] = value
    end
  end
  local handle = start(target, reversed, 2)
  return handle
end

-- There and back again in `time`.
function transition.loop(target, params)
  if not check('loop', target, params, 2) then return nil end
  local handle = start(target, params, 2, true)
  return handle
end

-- A kind takes what all have in common, the named properties as they are, and what `complete` adds.
local function kind(name, properties, complete)
  transition[name] = function(target, params)
    if params == nil then params = {} end
    if not check(name, target, params, 2) then return nil end
    local own = {}
    for i = 1, #shared do own[shared[i]] = params[shared[i]] end
    for i = 1, #properties do own[properties[i]] = params[properties[i]] end
    if complete then complete(own, target, params) end
    local handle = start(target, own, 2)
    return handle
  end
end

local function add(own, key, target, params)
  local current = tonumber(target[key])
  if current then own[key] = current + (tonumber(params[key]) or 0) end
end

local placed = { 'x', 'y', 'xScale', 'yScale', 'alpha' }
kind('moveTo', placed)
kind('scaleTo', placed)
kind('moveBy', { 'xScale', 'yScale', 'alpha' }, function(own, target, params)
  add(own, 'x', target, params)
  add(own, 'y', target, params)
end)
kind('scaleBy', { 'x', 'y', 'alpha' }, function(own, target, params)
  add(own, 'xScale', target, params)
  add(own, 'yScale', target, params)
end)
kind('fadeIn', { 'x', 'y' }, function(own) own.alpha = 1 end)
kind('fadeOut', { 'x', 'y' }, function(own) own.alpha = 0 end)
-- Out and in again in `time`, until it is cancelled.
kind('blink', {}, function(own)
  own.alpha, own.iterations, own.transition = 0, -1, easing.continuousLoop
end)

function transition.dissolve(from, to, time, delay)
  if not check('dissolve', from, {}, 2) or not check('dissolve', to, {}, 2) then return end
  start(from, {
    alpha = 0, time = time, delay = delay,
    onStart = function(object) object.alpha = 1 end,
    onComplete = function(object) object.isVisible = false end,
  }, 2)
  start(to, {
    alpha = 1, time = time, delay = delay,
    onStart = function(object) object.alpha, object.isVisible = 0, true end,
  }, 2)
end
