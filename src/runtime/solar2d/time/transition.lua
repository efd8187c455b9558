-- transition.to: what a transition is, and how it goes on from frame to frame.
local kernel, host = ...
local type, error, pairs, tonumber, tostring = type, error, pairs, tonumber, tostring
local guard, linear, continuousLoop = kernel.guard, easing.linear, easing.continuousLoop
local dropDead = kernel.dropDead

local options = {
  time = true, delay = true, iterations = true, transition = true, delta = true, tag = true,
}
local listenerNames = { 'onStart', 'onComplete', 'onCancel', 'onRepeat', 'onPause', 'onResume' }
for i = 1, #listenerNames do options[listenerNames[i]] = true end

transition = { ignoreEmptyReference = false }

local recordOf, records = {}, {}
local transitions = { recordOf = recordOf, records = records, options = options }
kernel.transitions = transitions

function transitions.notify(record, name)
  local listener, target = record.listeners[name], record.target
  if type(listener) == 'function' then
    guard(listener, target)
  elseif listener then
    guard(function() listener[name](listener, target) end)
  end
end
local notify = transitions.notify

function transitions.finish(record)
  record.alive = false
  recordOf[record.handle] = nil
end
local finish = transitions.finish

-- Only what the target has a number for is moved.
local function begin(record)
  notify(record, 'onStart')
  local values = {}
  for key, goal in pairs(record.goals) do
    local start = tonumber(record.target[key])
    if start then
      local change = record.isDelta and goal or goal - start
      values[#values + 1] = { key = key, start = start, change = change, goal = record.isDelta and start + goal or goal }
    end
  end
  record.values = values
end

local function apply(record, elapsed)
  local target, ease, duration, values = record.target, record.ease, record.time, record.values
  if record.isLoop then
    elapsed = elapsed * 2
    if elapsed > duration then elapsed = duration * 2 - elapsed end
  end
  for i = 1, #values do
    local value = values[i]
    target[value.key] = ease(elapsed, duration, value.start, value.change)
  end
end

-- The goal is reached exactly. What comes back to its start is put there by its last turn only.
local function applyEnd(record)
  local target, values = record.target, record.values
  local comesBack = record.isLoop or record.ease == continuousLoop
  if comesBack and record.left ~= 1 then return end
  for i = 1, #values do
    local value = values[i]
    target[value.key] = comesBack and value.start or value.goal
  end
end

local function step(record, now)
  if not record.values then
    record.startAt = now
    begin(record)
    if not record.alive or record.pausedAt then return end
  end
  local elapsed = now - record.startAt
  if elapsed < record.time then
    apply(record, elapsed > 0 and elapsed or 0)
    return
  end
  applyEnd(record)
  if record.left == 1 then
    finish(record)
    notify(record, 'onComplete')
    return
  end
  if record.left then record.left = record.left - 1 end
  record.startAt = record.startAt + record.time
  notify(record, 'onRepeat')
end

local function run(record, now)
  step(record, now)
  return true
end

function kernel.runTransitions(now)
  local last = #records
  for i = 1, last do
    local record = records[i]
    if record.alive and not record.pausedAt and now >= record.startAt then
      -- A target that refuses its new value would do so in every frame.
      if not guard(run, record, now) and record.alive then finish(record) end
    end
  end
  dropDead(records)
end

-- As on the device a transition outlives its object, which is a plain table then. One that has no end is waited for by nobody.
local function isForNothing(record)
  return not record.left and record.targetIsDisplayObject and not kernel.isDisplayObject(record.target)
end

-- Paused ones do nothing until the app is asked something.
function kernel.transitionCount()
  local count = 0
  for i = 1, #records do
    local record = records[i]
    if record.alive and not record.pausedAt and not isForNothing(record) then count = count + 1 end
  end
  return count
end

local function optionalNumber(params, name, default, level)
  local value = params[name]
  if value == nil then return default end
  local number = tonumber(value)
  if not number or number ~= number then
    error("transition: '" .. name .. "' must be a number (got " .. (number and 'nan' or type(value)) .. ')', level)
  end
  return number
end

local function listenersOf(params)
  local listeners = {}
  for i = 1, #listenerNames do
    local name = listenerNames[i]
    local listener = params[name]
    local kind = type(listener)
    if kind == 'function' or (kind == 'table' and type(listener[name]) == 'function') then
      listeners[name] = listener
    end
  end
  return listeners
end

local function goalsOf(params, level)
  local goals = {}
  for key, value in pairs(params) do
    if not options[key] and type(value) == 'number' then
      if value ~= value then
        error('transition: attempt to set property ' .. tostring(key) .. ' to NaN', level + 1)
      end
      goals[key] = value
    end
  end
  return goals
end

-- Without a target or without parameters nothing happens, as on the device. `level` is that of the app's own call.
function transitions.checkArguments(name, target, params, level)
  if target == nil or params == nil then
    host.warnOnce('transition.' .. name .. ': ' .. (target == nil and 'the target' or 'params') .. ' is nil; nothing happens')
    return false
  end
  if type(target) ~= 'table' then
    error("bad argument #1 to '" .. name .. "' (table expected, got " .. type(target) .. ')', level + 1)
  end
  if type(params) ~= 'table' then
    error("bad argument #2 to '" .. name .. "' (table expected, got " .. type(params) .. ')', level + 1)
  end
  return true
end

-- Without a delay a transition begins at once: `onStart`, and the values from which it starts.
function transitions.start(target, params, level, isLoop)
  local now = host.now()
  local delay = optionalNumber(params, 'delay', 0, level + 2)
  local time = optionalNumber(params, 'time', 500, level + 2)
  local left = optionalNumber(params, 'iterations', 1, level + 2)
  local record = {
    handle = {},
    target = target,
    targetIsDisplayObject = kernel.isDisplayObject(target),
    listeners = listenersOf(params),
    goals = goalsOf(params, level + 1),
    time = time > 0 and time or 0,
    startAt = now + (delay > 0 and delay or 0),
    left = left > 0 and left or nil,
    ease = type(params.transition) == 'function' and params.transition or linear,
    isDelta = params.delta and true or false,
    isLoop = isLoop,
    tag = type(params.tag) == 'string' and params.tag or '',
    alive = true,
  }
  recordOf[record.handle] = record
  records[#records + 1] = record
  if delay <= 0 then begin(record) end
  return record.handle
end

function transition.to(target, params)
  if not transitions.checkArguments('to', target, params, 2) then return nil end
  local handle = transitions.start(target, params, 2)
  return handle
end
