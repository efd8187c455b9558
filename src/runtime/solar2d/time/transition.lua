-- transition.to and transition.cancel.
local kernel, host = ...
local type, error, pairs, tonumber = type, error, pairs, tonumber
local abs = math.abs
local guard, linear = kernel.guard, easing.linear
local dropDead, countAlive = kernel.dropDead, kernel.countAlive

local options = {
  time = true, delay = true, iterations = true, iterationDelay = true, transition = true, delta = true,
  tag = true, onStart = true, onComplete = true, onCancel = true, onRepeat = true, onPause = true,
  onResume = true,
}

local recordOf = {}
local records = {}

local function notify(record, name)
  local listener, target = record.params[name], record.target
  if type(listener) == 'function' then
    guard(listener, target)
  elseif type(listener) == 'table' then
    guard(function()
      local method = listener[name]
      if type(method) == 'function' then method(listener, target) end
    end)
  end
end

local function finish(record)
  record.alive = false
  recordOf[record.handle] = nil
end

local function begin(record)
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
  for i = 1, #values do
    local value = values[i]
    target[value.key] = ease(elapsed, duration, value.start, value.change)
  end
end

-- The goal is reached exactly, unless the curve ends elsewhere (continuousLoop comes back to its start).
local function applyEnd(record)
  local target, ease, duration, values = record.target, record.ease, record.time, record.values
  for i = 1, #values do
    local value = values[i]
    local last = duration > 0 and ease(duration, duration, value.start, value.change) or value.goal
    local isAtGoal = abs(last - value.goal) <= 1e-9 * (1 + abs(value.goal))
    target[value.key] = isAtGoal and value.goal or last
  end
end

local function step(record, now)
  if record.targetIsDisplayObject and not kernel.isDisplayObject(record.target) then
    finish(record)
    return
  end
  if not record.values then
    begin(record)
    notify(record, 'onStart')
    if not record.alive then return end
  end
  local elapsed = now - record.startAt
  if elapsed < record.time then
    apply(record, elapsed)
    return
  end
  applyEnd(record)
  if record.left then record.left = record.left - 1 end
  if record.left == 0 then
    finish(record)
    notify(record, 'onComplete')
    return
  end
  record.startAt = record.startAt + record.time
  if record.startAt + record.time < now then record.startAt = now end
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
    if record.alive and now >= record.startAt then
      -- A target that refuses its new value would do so in every frame.
      if not guard(run, record, now) and record.alive then finish(record) end
    end
  end
  dropDead(records)
end

function kernel.transitionCount() return countAlive(records) end

local function optionalNumber(params, name, default)
  local value = params[name]
  if value == nil then return default end
  local number = tonumber(value)
  if not number or number ~= number then
    error("transition.to(): '" .. name .. "' must be a number (got " .. type(value) .. ')', 3)
  end
  return number
end

transition = {}

function transition.to(target, params)
  if type(target) ~= 'table' then
    error("bad argument #1 to 'transition.to' (table expected, got " .. type(target) .. ')', 2)
  end
  if type(params) ~= 'table' then
    error("bad argument #2 to 'transition.to' (table expected, got " .. type(params) .. ')', 2)
  end
  local delay = optionalNumber(params, 'delay', 0)
  local time = optionalNumber(params, 'time', 500)
  local left = optionalNumber(params, 'iterations', 1)
  local goals = {}
  for key, value in pairs(params) do
    if not options[key] and type(value) == 'number' then goals[key] = value end
  end
  local record = {
    handle = {},
    target = target,
    targetIsDisplayObject = kernel.isDisplayObject(target),
    params = params,
    goals = goals,
    time = time > 0 and time or 0,
    startAt = host.now() + (delay > 0 and delay or 0),
    left = left > 0 and left or nil,
    ease = type(params.transition) == 'function' and params.transition or linear,
    isDelta = params.delta and true or false,
    tag = params.tag,
    alive = true,
  }
  recordOf[record.handle] = record
  records[#records + 1] = record
  return record.handle
end

local function cancelRecord(record)
  finish(record)
  notify(record, 'onCancel')
end

-- By handle, by target, by tag, or all of them.
function transition.cancel(whatToCancel)
  local kind = type(whatToCancel)
  if kind ~= 'nil' and kind ~= 'table' and kind ~= 'string' then
    error('transition.cancel(): expected a transition, an object or a tag (got ' .. kind .. ')', 2)
  end
  local single = kind == 'table' and recordOf[whatToCancel]
  if single then return cancelRecord(single) end
  for i = 1, #records do
    local record = records[i]
    if record and record.alive
      and (whatToCancel == nil or record.target == whatToCancel or (kind == 'string' and record.tag == whatToCancel))
    then
      cancelRecord(record)
    end
  end
end

function transition.cancelAll() transition.cancel() end
