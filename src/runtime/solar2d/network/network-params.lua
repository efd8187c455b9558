-- The params table of network.*: what it may hold, what a missing value means, and what is said when one is wrong.
local kernel, host, directories = ...
local type, ceil, floor = type, math.ceil, math.floor
local find, format, lower, sub = string.find, string.format, string.lower, string.sub
local isDirectory, rules = kernel.isDirectory, host.rules

local defaultTimeoutMs, noTimeoutMs = 30000, 2147483647

local methodsWithBody = { PUT = true, POST = true, PATCH = true }

function kernel.takesBody(method) return rules.bodyMethods == 'any' or methodsWithBody[method] or false end

-- What is wrong with the parameters is collected: each problem is one line, and any of them stops the request.
local function got(text, value) return text .. ' (got ' .. type(value) .. ')' end

-- Told when the request really is made.
local function note(request, kind, detail)
  local findings = request.findings
  findings[#findings + 1] = { kind = kind, detail = detail }
end

local function readBaseDirectory(label, location, request, problems)
  local directory = location.baseDirectory
  if directory == nil then
    note(request, 'base-directory-differs', label .. '.baseDirectory')
    return directories[rules.baseDirectory]
  end
  if isDirectory(directory) then return directory end
  problems[#problems + 1] = got(label .. " 'baseDirectory' value, if provided, must be a system directory constant", directory)
  return nil
end

local function readBodyType(params, problems)
  local bodyType = params.bodyType
  if bodyType == nil then return 'text' end
  if type(bodyType) ~= 'string' then
    problems[#problems + 1] = got("'bodyType' value of params table, if provided, should be a string value", bodyType)
    return 'text'
  end
  local name = lower(bodyType)
  if name ~= 'binary' and name ~= 'text' then
    problems[#problems + 1] = format(
      '\'bodyType\' value of params table was invalid, must be either "text" or "binary", but was: "%s"', bodyType)
  end
  return name
end

local function readTextBody(body, request)
  -- Text is a C string on the devices.
  local zero = find(body, '\0', 1, true)
  local text = zero and sub(body, 1, zero - 1) or body
  if rules.dropsInvalidText and not host.isUtf8(text) then
    request.warning = 'the body is not sent: it is no UTF-8, and bodyType is not "binary"'
    return
  end
  request.bodyKind, request.body = 'text', text
end

local function readBody(params, request, problems)
  local bodyType, body = readBodyType(params, problems), params.body
  request.isTextBody = bodyType ~= 'binary' and type(body) ~= 'table'
  if type(body) == 'table' then
    if type(body.filename) ~= 'string' then
      problems[#problems + 1] = "body 'filename' value is required and must be a string value"
    else
      request.bodyKind, request.body = 'file', body.filename
      request.bodyDirectory = readBaseDirectory('body', body, request, problems)
    end
  elseif type(body) == 'string' then
    if bodyType == 'binary' then request.bodyKind, request.body = 'binary', body else readTextBody(body, request) end
  elseif body ~= nil then
    problems[#problems + 1] = "Either body string or table specifying body file is required if 'body' is specified"
  end
end

local function dropBody(request) request.bodyKind, request.body, request.bodyDirectory = nil, nil, nil end

-- A body that the method does not take goes, and one that cannot be sent.
local function settleBody(request, method)
  if not request.bodyKind then return end
  if not methodsWithBody[method] then note(request, 'body-dropped', method) end
  if not kernel.takesBody(method) then
    dropBody(request)
  elseif request.bodyKind == 'file' and not rules.sendsFileBodies then
    request.warning = 'the body is not sent: this platform cannot send files'
    dropBody(request)
  elseif request.bodyKind == 'text' and not rules.recodesTextBody then
    request.bodyKind = 'binary'
  end
end

local progressNames = { upload = true, download = true, none = rules.acceptsProgressNone }

local function readProgress(params, request, problems)
  local progress = params.progress
  if progress == nil then return end
  if type(progress) ~= 'string' then
    if progress == true then host.find('progress-is-boolean') end
    problems[#problems + 1] = got("'progress' value of params table, if provided, should be a string value", progress)
  elseif progressNames[lower(progress)] then
    request.progress = lower(progress)
  else
    problems[#problems + 1] = format(
      '\'progress\' value of params table was invalid, if provided, must be either "upload" or "download", but was: "%s"',
      progress)
  end
end

local function readResponse(params, request, problems)
  local response = params.response
  if response == nil then return end
  if type(response) ~= 'table' then
    problems[#problems + 1] =
      "'response' value of params table, if provided, should be a table specifying response location values"
  elseif type(response.filename) ~= 'string' then
    problems[#problems + 1] = "response 'filename' value is required and must be a string value"
  else
    request.targetName = response.filename
    request.targetDirectory = readBaseDirectory('response', response, request, problems)
  end
end

local function readTimeout(params, request, problems)
  local timeout = params.timeout
  if timeout == nil then return end
  if type(timeout) ~= 'number' then
    problems[#problems + 1] = got("'timeout' value of params table, if provided, should be a numeric value", timeout)
    return
  end
  local seconds = timeout < 0 and ceil(timeout) or floor(timeout)
  if seconds > 0 then
    request.timeoutMs = seconds > 2147483 and 2147483000 or seconds * 1000
  else
    local rule = seconds < 0 and rules.negativeTimeout or rules.zeroTimeout
    request.timeoutMs = rule == 'default' and defaultTimeoutMs or noTimeoutMs
    if seconds < 0 and rules.negativeTimeoutLog then host.message('warning', rules.negativeTimeoutLog) end
    if rule == 'error-event' then request.refusal = 'timeout can not be negative' end
  end
end

local function readRedirects(params, request, problems)
  local value = params.handleRedirects
  if type(value) == 'boolean' then
    if rules.honoursHandleRedirects then request.followRedirects = value end
  elseif value ~= nil and rules.refusesNonBooleanRedirects then
    problems[#problems + 1] =
      got("'handleRedirects' value of params table, if provided, should be a boolean value", value)
  end
end

-- What a call asks for when it has no params.
function kernel.newRequest()
  return {
    headers = {}, findings = {}, timeoutMs = defaultTimeoutMs, progress = 'none', isTextBody = true,
    followRedirects = rules.followsRedirectsWithoutParams, debug = false,
  }
end

-- Fills the request, and the list of problems with what cannot be made of the params.
function kernel.readParams(params, method, request, problems)
  request.followRedirects = true
  kernel.readHeaders(params, request, problems)
  readBody(params, request, problems)
  readProgress(params, request, problems)
  readResponse(params, request, problems)
  readTimeout(params, request, problems)
  readRedirects(params, request, problems)
  request.debug = rules.debugTable and params.debug == true
  request.hasBody = request.bodyKind ~= nil
  local hasType = request.contentTypeAt ~= nil
  -- The reference is about what is sent; the platforms look at what was asked for.
  if rules.contentTypeDefaults == 'reference' then settleBody(request, method) end
  kernel.completeContentType(request, method, problems)
  if rules.contentTypeDefaults ~= 'reference' then settleBody(request, method) end
  if request.bodyKind and not hasType then note(request, 'body-without-content-type') end
end
