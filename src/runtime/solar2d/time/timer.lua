-- timer.*: time comes from the host and stands still while the app is suspended.
local kernel, host = ...
local type, error, tonumber, setmetatable = type, error, tonumber, setmetatable
local sort = table.sort
local guard, dropDead = kernel.guard, kernel.dropDead

local recordOf = {}
-- Handles of timers that are over. A record would keep its own handle alive here.
local isOver = setmetatable({}, { __mode = 'k' })
local records, sequence = {}, 0

timer = { allowIterationsWithinFrame = false }

local function finish(record)
  record.alive = false
  recordOf[record.handle] = nil
  isOver[record.handle] = true
end

local function fire(record, now)
  record.count = record.count + 1
  local handle, listener = record.handle, record.listener
  local event = { name = 'timer', source = handle, count = record.count, time = now }
  record.due = record.due + record.delay
  if record.left then
    record.left = record.left - 1
    if record.left <= 0 then finish(record) end
  end
  if type(listener) == 'function' then
    guard(listener, event)
  else
    guard(function()
      local method = listener.timer
      if type(method) == 'function' then method(listener, event) end
    end)
  end
end

local function isDue(record, now)
  return record.alive and not record.pausedAt and record.due <= now
end

-- A late timer goes on from when it was due: once a frame, or at once where the app allowed it. A timer without
-- delay is due again at once: it waits for the next frame in any case.
local function fireWhileDue(record, now)
  repeat fire(record, now) until not record.isWithinFrame or record.delay <= 0 or not isDue(record, now)
end

function kernel.runTimers(now)
  local due
  for i = 1, #records do
    if isDue(records[i], now) then
      due = due or {}
      due[#due + 1] = records[i]
    end
  end
  if due then
    sort(due, function(a, b)
      if a.due == b.due then return a.sequence < b.sequence end
      return a.due < b.due
    end)
    for i = 1, #due do
      if isDue(due[i], now) then fireWhileDue(due[i], now) end
    end
  end
  dropDead(records)
end

-- Paused ones do nothing until the app is asked something.
function kernel.timerCount()
  local count = 0
  for i = 1, #records do
    if records[i].alive and not records[i].pausedAt then count = count + 1 end
  end
  return count
end

local function isListener(listener)
  local kind = type(listener)
  return kind == 'function' or (kind == 'table' and type(listener.timer) == 'function')
end

function timer.performWithDelay(delay, listener, iterations, tag)
  -- As on the device no timer is made, and nothing raised.
  if not isListener(listener) then
    host.warnOnce('timer.performWithDelay(): expected a function or a table with a timer method (got ' .. type(listener)
      .. '); there is no timer')
    return nil
  end
  local delayMs = tonumber(delay)
  if not delayMs or delayMs ~= delayMs then
    local got = delayMs and 'nan' or type(delay)
    error("bad argument #1 to 'performWithDelay' (number expected, got " .. got .. ')', 2)
  end
  if type(iterations) == 'string' then iterations, tag = nil, iterations end
  local left = type(iterations) == 'number' and iterations or 1
  if delayMs < 0 then delayMs = 0 end
  sequence = sequence + 1
  local record = {
    handle = {},
    listener = listener,
    delay = delayMs,
    due = host.now() + delayMs,
    count = 0,
    left = left > 0 and left or nil,
    alive = true,
    sequence = sequence,
    tag = type(tag) == 'string' and tag or '',
    isWithinFrame = timer.allowIterationsWithinFrame and true or false,
  }
  recordOf[record.handle] = record
  records[#records + 1] = record
  return record.handle
end

local function each(tag, change)
  for i = 1, #records do
    local record = records[i]
    if record.alive and (tag == nil or record.tag == tag) then change(record) end
  end
end

local function invalid(name, got)
  error('timer.' .. name .. '(): invalid timerId or tag (table or string expected, got ' .. got .. ')', 4)
end

-- The record of a handle, or nil for one that is over; by tag nothing is told.
local function single(name, what, change)
  local kind = type(what)
  if kind == 'string' then
    each(what, change)
    return nil, true
  end
  if kind ~= 'table' then invalid(name, kind) end
  local record = recordOf[what]
  if not record and not isOver[what] then invalid(name, 'a table that is no timer') end
  return record
end

local function timeLeft(record)
  local left = record.due - (record.pausedAt or host.now())
  return left > 0 and left or 0
end

local function pause(record) record.pausedAt = record.pausedAt or host.now() end

local function resume(record)
  if not record.pausedAt then return end
  record.due = host.now() + record.due - record.pausedAt
  record.pausedAt = nil
end

-- The time and the iterations that were left; 0 and 0 when the timer is over.
function timer.cancel(whatToCancel)
  local record, isByTag = single('cancel', whatToCancel, finish)
  if isByTag then return end
  if not record then return 0, 0 end
  finish(record)
  return timeLeft(record), record.left or 0
end

function timer.pause(whatToPause)
  local record, isByTag = single('pause', whatToPause, pause)
  if isByTag then return end
  if not record or record.pausedAt then
    local why = record and 'ignored because timerId is already paused' or 'cannot pause a timerId that is already expired'
    host.warn('WARNING: timer.pause( timerId ) ' .. why .. '.')
    return 0
  end
  pause(record)
  return timeLeft(record)
end

function timer.resume(whatToResume)
  local record, isByTag = single('resume', whatToResume, resume)
  if isByTag then return end
  if not record or not record.pausedAt then
    local why = record and 'ignored because timerId was not paused' or 'cannot resume a timerId that is already expired'
    host.warn('WARNING: timer.resume( timerId ) ' .. why .. '.')
    return 0
  end
  resume(record)
  return timeLeft(record)
end

function timer.pauseAll() each(nil, pause) end
function timer.resumeAll() each(nil, resume) end
function timer.cancelAll() each(nil, finish) end
