-- network.request and its relatives: the checks that come before a request, and the calls of its listener.
local kernel, host, directories = ...
local type, unpack, upper = type, unpack, string.upper
local guard, isDirectory, raise, find = kernel.guard, kernel.isDirectory, kernel.raise, host.find
local rules = host.rules
local Documents, Resource = directories.DocumentsDirectory, directories.ResourceDirectory

local standardMethods = { GET = true, PUT = true, POST = true, HEAD = true, DELETE = true, PATCH = true }
local javaMethods = {
  OPTIONS = true, GET = true, HEAD = true, POST = true, PUT = true, DELETE = true, TRACE = true, PATCH = true,
}
local warnedMethods = {}
local listeners, requestCount = {}, 0

local transportSecurity = 'The resource could not be loaded because the App Transport Security policy requires the use '
  .. 'of a secure connection.'

local function wrongType(callee, parameter, expected, value)
  raise(callee .. ": '" .. parameter .. "' parameter must be " .. expected .. ' (got ' .. type(value) .. ')')
end

local function checkArguments(callee, url, method, listener, params)
  -- The library names network.request here whatever was called.
  if type(url) ~= 'string' then wrongType('network.request', 'url', 'a string', url) end
  if method and type(method) ~= 'string' then wrongType(callee, 'method', 'a string', method) end
  if listener and type(listener) ~= 'function' and type(listener) ~= 'table' then
    wrongType(callee, 'listener', 'a function', listener)
  end
  if params and type(params) ~= 'table' then wrongType(callee, 'params', 'a table', params) end
end

local function checkFile(callee, filename, baseDirectory)
  if filename ~= nil and type(filename) ~= 'string' then wrongType(callee, 'filename', 'a string', filename) end
  if baseDirectory ~= nil and not isDirectory(baseDirectory) then
    wrongType(callee, 'baseDirectory', 'a system directory constant', baseDirectory)
  end
end

local function normaliseMethod(callee, method, default)
  local name = method and upper(method) or default
  if not standardMethods[name] and not warnedMethods[name] then
    warnedMethods[name] = true
    host.warn('WARNING: nonstandard ' .. callee .. ' method "' .. name .. '" may require custom HTTP headers')
  end
  return name
end

local function isListener(value)
  return type(value) == 'function' or (type(value) == 'table' and type(value.networkRequest) == 'function')
end

-- The method that goes out, and what else depends on it.
local function settleMethod(request, method)
  local ported = request.hasBody and 'POST' or 'GET'
  if ported ~= method then find('method-ignored', method) end
  if rules.unknownMethods == 'error-event' and not javaMethods[method] then
    request.refusal = 'Expected one of [OPTIONS, GET, HEAD, POST, PUT, DELETE, TRACE, PATCH] but was ' .. method
  end
  return rules.methods == 'get-or-post' and ported or method
end

local function settlePlace(request, plainHost, needsEncoding, url)
  if needsEncoding then find('url-needs-encoding', url) end
  if not plainHost or kernel.allowsPlainHttp(plainHost) then return end
  find('plain-http', plainHost)
  if rules.refusesPlainHttp then request.refusal = transportSecurity end
end

-- The native side takes the third argument for the listener only when it is one. A value that is not is read as the
-- parameters, and the fourth argument is not looked at.
local function readCall(method, listener, params, hasListener, problems)
  local request = kernel.newRequest()
  local read = params
  if not hasListener then
    if params ~= nil then find('params-without-listener') end
    find('no-listener')
    read = listener
  end
  if type(read) == 'table' then
    kernel.readParams(read, method, request, problems)
  elseif read == nil then
    request.withoutParams = true
  else
    problems[#problems + 1] =
      'Fourth argument to network.request(), if provided, should be a params table (got ' .. type(read) .. ')'
  end
  return request
end

local leaving = { applicationSuspend = true, applicationExit = true }

local function start(api, url, method, listener, params)
  kernel.checkInternetPermission()
  if leaving[kernel.systemEvent] then find('request-while-suspended', kernel.systemEvent) end
  local problems, hasListener = {}, isListener(listener)
  local malformed, plainHost, needsEncoding = host.inspectUrl(url)
  if malformed then problems[1] = malformed end
  local request = readCall(method, listener, params, hasListener, problems)
  settlePlace(request, plainHost, needsEncoding, url)
  for i = 1, #problems do host.reportInvalidParameter(problems[i]) end
  if #problems > 0 then return end
  for i = 1, #request.findings do find(request.findings[i].kind, request.findings[i].detail) end
  if request.warning then host.warnOnce(request.warning) end
  requestCount = requestCount + 1
  local id = requestCount
  if hasListener then listeners[id] = listener end
  local isStarted, handle = host.startRequest(
    id, api, settleMethod(request, method), url, request.bodyKind, request.body, request.bodyDirectory,
    request.timeoutMs, request.progress, request.followRedirects, request.targetName, request.targetDirectory,
    request.debug, request.refusal, request.withoutParams, unpack(request.headers))
  if not isStarted then listeners[id] = nil end
  return handle
end

network = { canDetectNetworkStatusChanges = rules.detectsStatusChanges }

function network.request(url, method, listener, params)
  checkArguments('network.request', url, method, listener, params)
  local handle = start('request', url, normaliseMethod('network.request', method, 'GET'), listener, params)
  return handle
end

-- The table in a field of the params, made when it is missing. The caller's own table is changed, as on the devices.
local function fieldOf(params, name)
  local value = params[name] or {}
  if type(value) ~= 'table' then raise("attempt to index field '" .. name .. "' (a " .. type(value) .. ' value)') end
  params[name] = value
  return value
end

local function ownParams(params, direction)
  params = params or {}
  if type(params) ~= 'table' then raise("attempt to index local 'params' (a " .. type(params) .. ' value)') end
  if params.progress then params.progress = direction else params.progress = nil end
  return params
end

function kernel.download(api, url, method, listener, params, filename, baseDirectory)
  if type(params) == 'string' then params, filename, baseDirectory = nil, params, filename end
  params = ownParams(params, 'download')
  local response = fieldOf(params, 'response')
  if baseDirectory == Resource then
    host.warn(
      'WARNING: network.download() cannot save to system.ResourceDirectory, using system.DocumentsDirectory instead')
    baseDirectory = Documents
  elseif baseDirectory == nil then
    baseDirectory = Documents
  end
  response.filename, response.baseDirectory = filename, baseDirectory
  checkArguments('network.download', url, method, listener, params)
  checkFile('network.download', filename, baseDirectory)
  return start(api, url, normaliseMethod('network.download', method, 'GET'), listener, params)
end

function network.download(url, method, listener, params, filename, baseDirectory)
  local handle = kernel.download('download', url, method, listener, params, filename, baseDirectory)
  return handle
end

function network.upload(url, method, listener, params, filename, baseDirectory, contentType)
  if type(params) == 'string' then
    params, filename, baseDirectory, contentType = nil, params, filename, baseDirectory
  end
  if type(baseDirectory) == 'string' then baseDirectory, contentType = nil, baseDirectory end
  params = ownParams(params, 'upload')
  local body = fieldOf(params, 'body')
  body.filename, body.baseDirectory = filename, baseDirectory
  if contentType ~= nil then fieldOf(params, 'headers')['Content-Type'] = contentType end
  checkArguments('network.upload', url, method, listener, params)
  checkFile('network.upload', filename, baseDirectory)
  if contentType ~= nil and type(contentType) ~= 'string' then
    wrongType('network.upload', 'contentType', 'a string', contentType)
  end
  local handle = start('upload', url, normaliseMethod('network.upload', method, 'POST'), listener, params)
  return handle
end

function network.cancel(requestId)
  if rules.cancel == 'ignored' then return true end
  local id, wasOpen = host.cancelRequest(requestId)
  if id then
    listeners[id] = nil
    return wasOpen or rules.cancelOfEndedReturns
  end
  if rules.cancelOfOther ~= 'logs' then return rules.cancelOfOther == 'returns-true' end
  host.reportInvalidParameter('network.cancel() expects a requestId returned from a call to network.request()')
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
