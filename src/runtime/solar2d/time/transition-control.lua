-- transition.pause, resume and cancel: by handle, by object, by tag, or all.
local kernel, host = ...
local type = type
local transitions = kernel.transitions
local recordOf, records, notify, finish = transitions.recordOf, transitions.records, transitions.notify, transitions.finish

local everything = {}

-- Those that exist now: a listener may start others.
local function select(what)
  local kind, chosen = type(what), {}
  local single = kind == 'table' and recordOf[what]
  if single then return { single } end
  for i = 1, #records do
    local record = records[i]
    if record.alive
      and (what == everything or record.target == what or (kind == 'string' and record.tag == what))
    then
      chosen[#chosen + 1] = record
    end
  end
  return chosen
end

local function control(name, change)
  transition[name] = function(what)
    if what == nil then
      if transition.ignoreEmptyReference then return end
      what = everything
    elseif type(what) ~= 'table' and type(what) ~= 'string' then
      host.warnOnce('transition.' .. name .. '(): expected a transition, an object or a tag (got ' .. type(what)
        .. '); nothing happens')
      return
    end
    local chosen = select(what)
    for i = 1, #chosen do
      if chosen[i].alive then change(chosen[i]) end
    end
  end
  transition[name .. 'All'] = function()
    local chosen = select(everything)
    for i = 1, #chosen do
      if chosen[i].alive then change(chosen[i]) end
    end
  end
end

control('pause', function(record)
  if record.pausedAt then return end
  record.pausedAt = host.now()
  notify(record, 'onPause')
end)

control('resume', function(record)
  if not record.pausedAt then return end
  record.startAt = record.startAt + host.now() - record.pausedAt
  record.pausedAt = nil
  notify(record, 'onResume')
end)

control('cancel', function(record)
  finish(record)
  notify(record, 'onCancel')
end)
