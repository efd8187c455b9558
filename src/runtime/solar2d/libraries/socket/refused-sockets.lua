-- Sockets that reach nobody: making one works, as on any device, and what would use the network fails as it does there.
-- Connecting works while the device is connected, because apps ask that way whether it is; then the other side has closed.
-- Source: LuaSocket reference, TCP and UDP.
local kernel = ...
local setmetatable = setmetatable

local function done() return 1 end
local function timeout() return nil, 'timeout' end
local function closed() return nil, 'closed' end
local function unconnected() return nil, 'Transport endpoint is not connected' end
local function nobody() return '0.0.0.0', 0 end

local function kind(methods, refused, message)
  for i = 1, #refused do methods[refused[i]] = function() return nil, message end end
  return { __index = methods }
end

local function shared(more)
  more.close, more.settimeout, more.setoption, more.setfd = done, done, done, done
  more.getsockname, more.getpeername = nobody, unconnected
  return more
end

-- `message` is what a socket of the name tells when it is to reach somebody.
function kernel.refusedSocket(name, message)
  local meta
  if name == 'udp' then
    meta = kind(shared{ receive = timeout, receivefrom = timeout },
      { 'setpeername', 'setsockname', 'send', 'sendto' }, message)
  else
    meta = kind(shared{ receive = closed, accept = timeout, shutdown = done, dirty = function() return false end,
      getstats = function() return 0, 0, 0 end, setstats = done, send = closed,
      connect = function()
        if kernel.isConnected() then return 1 end
        return nil, message
      end }, { 'bind', 'listen' }, message)
  end
  return setmetatable({}, meta)
end
