-- The library socket. Its sockets are refused: what an app sends, it sends through the network library.
-- Source: LuaSocket reference, Socket.
local kernel, host = ...
local type, error, select, tonumber, pcall = type, error, select, tonumber, pcall
local getmetatable, setmetatable, pairs, min = getmetatable, setmetatable, pairs, math.min

local socket = { _VERSION = 'LuaSocket 3.0-rc1', BLOCKSIZE = 2048 }

-- A function that says that it is refused, once for each line that calls it.
local function refusal(what)
  local message = what .. ' is refused: the simulator lets an app reach the network through network.request() only'
  return function()
    host.warnOnce(message)
    return nil, message
  end
end
kernel.refusal = refusal

socket.bind = refusal('socket.bind')
for _, name in pairs{ 'connect', 'connect4', 'connect6' } do
  local refuse = refusal('socket.' .. name)
  socket[name] = function()
    local _, message = refuse()
    if kernel.isConnected() then return kernel.refusedSocket('tcp', message) end
    return nil, message
  end
end
for _, kind in pairs{ 'tcp', 'udp' } do
  for _, version in pairs{ '', '4', '6' } do
    local refuse = refusal('socket.' .. kind .. version)
    socket[kind .. version] = function()
      local _, message = refuse()
      return kernel.refusedSocket(kind, message)
    end
  end
end
socket.dns = {}
for _, name in pairs{ 'toip', 'tohostname', 'gethostname', 'getaddrinfo', 'getnameinfo' } do
  socket.dns[name] = refusal('socket.dns.' .. name)
end

local refuseSelect = refusal('socket.select')

function socket.select(receivers, senders, timeout)
  local function count(list) return type(list) == 'table' and #list or 0 end
  if count(receivers) + count(senders) > 0 then refuseSelect() end
  if timeout then host.socketSleep(tonumber(timeout) or 0) end
  return {}, {}, 'timeout'
end

function socket.gettime() return (host.wallClock()) end

function socket.sleep(seconds)
  local time = tonumber(seconds)
  if not time then error("bad argument #1 to 'sleep' (number expected, got " .. type(seconds) .. ')', 2) end
  host.warnOnce('socket.sleep() stops the whole app while it waits; use timer.performWithDelay() (here it waits for 1 second at most)')
  host.socketSleep(time)
end

function socket.skip(count, ...)
  return select(count + 1, ...)
end

-- What try() raises and protect() catches.
local raised = {}

function socket.newtry(finalizer)
  return function(...)
    if (...) then return ... end
    if finalizer then pcall(finalizer) end
    error(setmetatable({ (select(2, ...)) }, raised), 0)
  end
end
socket.try = socket.newtry()

local function unprotect(worked, ...)
  if worked then return ... end
  local problem = ...
  if type(problem) == 'table' and getmetatable(problem) == raised then return nil, problem[1] end
  error(problem, 0)
end

function socket.protect(fn)
  return function(...) return unprotect(pcall(fn, ...)) end
end

-- Sinks and sources over anything that has the methods of a socket.
socket.sinkt = {
  ['keep-open'] = function(sock)
    return function(chunk)
      if chunk then return sock:send(chunk) end
      return 1
    end
  end,
  ['close-when-done'] = function(sock)
    return function(chunk)
      if chunk then return sock:send(chunk) end
      sock:close()
      return 1
    end
  end,
}
socket.sinkt.default = socket.sinkt['keep-open']

socket.sourcet = {
  ['by-length'] = function(sock, length)
    local left = length
    return function()
      if left <= 0 then return nil end
      local chunk, problem = sock:receive(min(socket.BLOCKSIZE, left))
      if not chunk then return nil, problem end
      left = left - #chunk
      return chunk
    end
  end,
  ['until-closed'] = function(sock)
    local isOver = false
    return function()
      if isOver then return nil end
      local chunk, problem, partial = sock:receive(socket.BLOCKSIZE)
      if chunk then return chunk end
      isOver = true
      if problem ~= 'closed' then return nil, problem end
      sock:close()
      return partial
    end
  end,
}
socket.sourcet.default = socket.sourcet['until-closed']

local function chooser(kinds)
  return function(name, sock, ...)
    if type(name) ~= 'string' then return kinds.default(name, sock) end
    local make = kinds[name]
    if not make then error('unknown key (' .. name .. ')', 2) end
    return make(sock, ...)
  end
end
socket.sink, socket.source = chooser(socket.sinkt), chooser(socket.sourcet)
socket.choose = chooser

return socket
