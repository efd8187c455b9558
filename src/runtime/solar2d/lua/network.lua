-- network.*: the checks that come before a request, and the calls of its listener.
local kernel, host, directories = ...
local type, error, unpack, upper = type, error, unpack, string.upper
local guard, isDirectory, readParams = kernel.guard, kernel.isDirectory, kernel.readParams
local Documents, Resource = directories.DocumentsDirectory, directories.ResourceDirectory

local standardMethods = { GET = true, PUT = true, POST = true, HEAD = true, DELETE = true, PATCH = true }
local warnedMethods = {}
local listeners, requestCount = {}, 0

local function wrongType(callee, parameter, expected, value, level)
  error(callee .. ": '" .. parameter .. "' parameter must be " .. expected .. ' (got ' .. type(value) .. ')', level + 1)
end

local function checkArguments(callee, url, method, listener, params)
  -- The library names network.request here whatever was called.
  if type(url) ~= 'string' then wrongType('network.request', 'url', 'a string', url, 3) end
  if method and type(method) ~= 'string' then wrongType(callee, 'method', 'a string', method, 3) end
  if listener and type(listener) ~= 'function' and type(listener) ~= 'table' then
    wrongType(callee, 'listener', 'a function', listener, 3)
  end
  if params and type(params) ~= 'table' then wrongType(callee, 'params', 'a table', params, 3) end
end

local function normaliseMethod(callee, method)
  local name = method and upper(method) or 'GET'
  if not standardMethods[name] and not warnedMethods[name] then
    warnedMethods[name] = true
    host.warn('WARNING: nonstandard ' .. callee .. ' method "' .. name .. '" may require custom HTTP headers')
  end
  return name
end

local function isListener(value)
  return type(value) == 'function' or (type(value) == 'table' and type(value.networkRequest) == 'function')
end

-- The native side takes the third argument for the listener only when it is one. A table that is not is read as the
-- parameters; without either, the parameters are not looked at.
local function start(api, url, method, listener, params)
  local hasListener = isListener(listener)
  if not hasListener then
    if params ~= nil and listener == nil then
      host.warnOnce('network.' .. api .. '() without a listener ignores its params')
    end
    params = listener or nil
  end
  local request = {
    headers = {}, timeoutSeconds = 30, progress = 'none', followRedirects = true, isTextBody = true,
  }
  if params and not readParams(params, method, request) then return end
  requestCount = requestCount + 1
  local id = requestCount
  if hasListener then listeners[id] = listener end
  local handle = host.startRequest(
    id, api, method, url, request.bodyKind, request.body, request.bodyDirectory, request.timeoutSeconds,
    request.progress, request.followRedirects, request.targetName, request.targetDirectory,
    unpack(request.headers))
  if handle == nil then listeners[id] = nil end
  return handle
end

network = { canDetectNetworkStatusChanges = false }

function network.request(url, method, listener, params)
  checkArguments('network.request', url, method, listener, params)
  local handle = start('request', url, normaliseMethod('network.request', method), listener, params)
  return handle
end

function network.download(url, method, listener, params, filename, baseDirectory)
  if type(params) == 'string' then params, filename, baseDirectory = nil, params, filename end
  params = params or {}
  if type(params) ~= 'table' then
    error("attempt to index local 'params' (a " .. type(params) .. ' value)', 2)
  end
  if params.progress then params.progress = 'download' else params.progress = nil end
  if type(params.response) ~= 'table' then
    if params.response then
      error("attempt to index field 'response' (a " .. type(params.response) .. ' value)', 2)
    end
    params.response = {}
  end
  local target = baseDirectory
  if target == nil then
    target = Documents
  elseif target == Resource then
    host.warn(
      'WARNING: network.download() cannot save to system.ResourceDirectory, using system.DocumentsDirectory instead')
    target = Documents
  end
  params.response.filename, params.response.baseDirectory = filename, target
  checkArguments('network.download', url, method, listener, params)
  if filename ~= nil and type(filename) ~= 'string' then
    wrongType('network.download', 'filename', 'a string', filename, 2)
  end
  if not isDirectory(target) then
    wrongType('network.download', 'baseDirectory', 'a system directory constant', target, 2)
  end
  local handle = start('download', url, normaliseMethod('network.download', method), listener, params)
  return handle
end

function network.cancel(requestId)
  local id = host.cancelRequest(requestId)
  if not id then
    host.reportInvalidParameter('network.cancel() expects a requestId returned from a call to network.request()')
    return
  end
  listeners[id] = nil
  return true
end

local function callMethod(listener, event)
  local method = listener.networkRequest
  if type(method) == 'function' then method(listener, event) end
end

-- Whether there was a listener to call. Its own errors are reported and change nothing.
function kernel.deliver(id, event)
  local listener = listeners[id]
  if event.phase == 'ended' then listeners[id] = nil end
  if listener == nil then return false end
  event.name = 'networkRequest'
  guard(type(listener) == 'function' and listener or function() callMethod(listener, event) end, event)
  return true
end
