-- network.getConnectionStatus and network.setStatusListener.
local kernel, host = ...
local type, match, pairs, sort = type, string.match, pairs, table.sort
local guard, rules = kernel.guard, host.rules
-- As the platform can tell it.
local isConnected = host.connection.isConnected
local isMobile = host.connection.isMobile and rules.connectionStatus == 'full'

function kernel.isConnected() return isConnected end

-- The system has not said anything by then, so the library does.
local firstEventAfterMs = 5000

function network.getConnectionStatus()
  kernel.checkPermission('android.permission.ACCESS_NETWORK_STATE')
  if rules.connectionStatus == 'constant' then return { isConnected = true, isMobile = false } end
  return { isConnected = isConnected, isMobile = isMobile }
end

-- By host. An entry is due when its listener is to hear something: at the first time, or because of a change.
local entries, sequence = {}, 0

local function isListener(value)
  return type(value) == 'function' or (type(value) == 'table' and type(value.networkStatus) == 'function')
end

function network.setStatusListener(address, listener)
  if not rules.statusListener then
    host.warn('WARNING: network.setStatusListener() is not supported on this platform')
  elseif type(address) ~= 'string' then
    host.reportInvalidParameter('First argument to network.setStatusListener() should be a host name string')
  elseif listener ~= nil and not isListener(listener) then
    host.reportInvalidParameter(
      'Second argument to network.setStatusListener(), if provided, must be a listener or nil')
  elseif listener == nil then
    entries[address] = nil
  else
    sequence = sequence + 1
    entries[address] = { address = address, listener = listener, due = host.now() + firstEventAfterMs, sequence = sequence }
  end
end

local function eventFor(address)
  -- A scheme, a port or a path makes it the name of no host.
  local isReachable = isConnected and match(address, '^[%w_.-]+$') ~= nil
  return {
    name = 'networkStatus',
    address = address,
    isReachable = isReachable,
    isConnectionRequired = false,
    isConnectionOnDemand = false,
    isInteractionRequired = false,
    isReachableViaCellular = isReachable and isMobile,
    isReachableViaWiFi = isReachable and not isMobile,
  }
end

local function callMethod(listener, event)
  local method = listener.networkStatus
  if type(method) == 'function' then method(listener, event) end
end

-- The system tells of a change at once, and each listener hears it, whatever its host.
function kernel.setConnection(isConnectedNow, isMobileNow)
  isMobileNow = isMobileNow and rules.connectionStatus == 'full'
  if isConnected == isConnectedNow and isMobile == isMobileNow then return end
  isConnected, isMobile = isConnectedNow, isMobileNow
  for _, entry in pairs(entries) do entry.due = 0 end
end

function kernel.runStatusListeners(now)
  local due
  for _, entry in pairs(entries) do
    if entry.due and entry.due <= now then
      due = due or {}
      due[#due + 1] = entry
    end
  end
  if not due then return end
  sort(due, function(a, b) return a.sequence < b.sequence end)
  for i = 1, #due do
    local entry = due[i]
    -- Another listener may have removed or replaced it.
    if entries[entry.address] == entry then
      entry.due = nil
      local listener, event = entry.listener, eventFor(entry.address)
      guard(type(listener) == 'function' and listener or function() callMethod(listener, event) end, event)
    end
  end
end

-- Those that are still to hear something.
function kernel.statusListenerCount()
  local count = 0
  for _, entry in pairs(entries) do
    if entry.due then count = count + 1 end
  end
  return count
end
