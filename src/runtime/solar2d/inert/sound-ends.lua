-- Sounds and videos that are not played are over after a moment: apps wait for their end before they go on.
-- Source: Solar2D docs: audio.play, media.playSound, media.playVideo.
local kernel, host = ...
local type, tonumber, select = type, tonumber, select
local guard = kernel.guard

local momentMs, most = 500, 100
local waiting = 0
-- So many keep a run without a window going; music that goes on for ever does not.
local awaited = 20

local function tellLater(listener, method, event)
  if waiting >= most then return end
  waiting = waiting + 1
  awaited = awaited - 1
  local startAt, inLaterFrames = host.now(), awaited >= 0 and kernel.eachFrame or kernel.decorate
  inLaterFrames(function(now)
    if now - startAt < momentMs then return true end
    waiting = waiting - 1
    guard(function()
      if type(listener) == 'function' then return listener(event) end
      local fn = listener[method]
      if type(fn) == 'function' then return fn(listener, event) end
    end)
    return false
  end)
end

local function isListener(value) return type(value) == 'function' or type(value) == 'table' end

-- The listener may stand behind arguments that can be left out.
local function lastListener(...)
  for i = select('#', ...), 2, -1 do
    local value = (select(i, ...))
    if isListener(value) then return value end
  end
  return nil
end

local function ends(...)
  local listener = lastListener(...)
  if listener then tellLater(listener, 'completion', { name = 'completion' }) end
end

-- Called with the arguments of the call that plays nothing.
kernel.soundEnds = { ['media.playSound'] = ends, ['media.playVideo'] = ends }

kernel.soundEnds['audio.play'] = function(handle, options)
  if type(options) ~= 'table' or tonumber(options.loops) == -1 or not isListener(options.onComplete) then return end
  tellLater(options.onComplete, 'audio',
    { name = 'audio', channel = tonumber(options.channel) or 1, handle = handle, completed = true })
end
