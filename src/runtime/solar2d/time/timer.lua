-- timer.performWithDelay and timer.cancel. Time comes from the host and stands still while the app is suspended.
local kernel, host = ...
local type, error, tonumber = type, error, tonumber
local sort = table.sort
local guard, dropDead, countAlive = kernel.guard, kernel.dropDead, kernel.countAlive

local recordOf = {}
local records, sequence = {}, 0

local function finish(record)
  record.alive = false
  recordOf[record.handle] = nil
end

local function fire(record, now)
  record.count = record.count + 1
  local handle, listener = record.handle, record.listener
  local event = { name = 'timer', source = handle, count = record.count, time = now }
  if record.left then
    record.left = record.left - 1
    if record.left <= 0 then finish(record) end
  end
  -- No drift, and no burst of calls after a pause: a late timer runs once and goes on from there.
  record.due = record.due + record.delay
  if record.due < now then record.due = now + record.delay end
  if type(listener) == 'function' then
    guard(listener, event)
  else
    guard(function()
      local method = listener.timer
      if type(method) == 'function' then method(listener, event) end
    end)
  end
end

function kernel.runTimers(now)
  local due
  for i = 1, #records do
    local record = records[i]
    if record.alive and record.due <= now then
      due = due or {}
      due[#due + 1] = record
    end
  end
  if due then
    sort(due, function(a, b)
      if a.due == b.due then return a.sequence < b.sequence end
      return a.due < b.due
    end)
    for i = 1, #due do
      if due[i].alive then fire(due[i], now) end
    end
  end
  dropDead(records)
end

function kernel.timerCount() return countAlive(records) end

timer = {}

function timer.performWithDelay(delay, listener, iterations, tag)
  local delayMs = tonumber(delay)
  if not delayMs or delayMs ~= delayMs then
    local got = delayMs and 'nan' or type(delay)
    error("bad argument #1 to 'performWithDelay' (number expected, got " .. got .. ')', 2)
  end
  if type(listener) ~= 'function' and type(listener) ~= 'table' then
    error("bad argument #2 to 'performWithDelay' (function or table expected, got " .. type(listener) .. ')', 2)
  end
  if type(iterations) == 'string' and not tonumber(iterations) then iterations, tag = nil, iterations end
  local left = tonumber(iterations) or 1
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
    tag = tag,
  }
  recordOf[record.handle] = record
  records[#records + 1] = record
  return record.handle
end

-- The time and the iterations that were left; 0 and 0 when the timer is over.
function timer.cancel(whatToCancel)
  local kind = type(whatToCancel)
  if kind == 'string' then
    for i = 1, #records do
      if records[i].alive and records[i].tag == whatToCancel then finish(records[i]) end
    end
    return 0, 0
  end
  if kind ~= 'table' then
    error('timer.cancel(): invalid timerId or tag (table or string expected, got ' .. kind .. ')', 2)
  end
  local record = recordOf[whatToCancel]
  if not record then return 0, 0 end
  finish(record)
  local remaining = record.due - host.now()
  return remaining > 0 and remaining or 0, record.left or 0
end

function timer.cancelAll()
  for i = 1, #records do
    if records[i].alive then finish(records[i]) end
  end
end
