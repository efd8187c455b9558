-- The params table of network.*: what it may hold, what is added, and what is said when it is wrong.
local kernel, host, directories = ...
local type, error, pairs, tostring = type, error, pairs, tostring
local floor, huge = math.floor, math.huge
local find, format, lower, match, sub = string.find, string.format, string.lower, string.match, string.sub
local isDirectory, Documents = kernel.isDirectory, directories.DocumentsDirectory

-- The numbers have to fit into the stack of one call, and no server takes that many.
local maxHeaders = 256

local methodsWithBody = { PUT = true, POST = true, PATCH = true }

-- What is wrong with the parameters is collected: each problem is one line, and any of them stops the request.
local function got(text, value) return text .. ' (got ' .. type(value) .. ')' end

local function headerText(value)
  local kind = type(value)
  if kind == 'string' then return value end
  if kind == 'boolean' then return tostring(value) end
  if kind ~= 'number' then return nil end
  if value == floor(value) and value > -huge and value < huge then return format('%.0f', value) end
  return format('%f', value)
end

local function readHeaders(params, request, problems)
  local headers = params.headers
  if headers == nil then return end
  if type(headers) ~= 'table' then
    problems[#problems + 1] = got("'headers' value of params table, if provided, should be a table", headers)
    return
  end
  for name, value in pairs(headers) do
    if type(name) ~= 'string' then
      -- The C platforms convert the key in place, which breaks the traversal.
      error("invalid key to 'next': 'headers' of the params table must have string keys (got " .. type(name) .. ')', 5)
    end
    local text = headerText(value)
    local known = lower(name)
    if text and known ~= 'content-length' then
      local list = request.headers
      list[#list + 1] = name
      list[#list + 1] = text
      if known == 'content-type' then request.contentTypeAt = #list end
    end
  end
  if #request.headers > 2 * maxHeaders then
    problems[#problems + 1] = "'headers' value of params table has more than " .. maxHeaders .. ' entries'
  end
end

local function readBaseDirectory(label, location, problems)
  local directory = location.baseDirectory
  if directory == nil then return Documents end
  if isDirectory(directory) then return directory end
  problems[#problems + 1] = got(label .. " 'baseDirectory' value, if provided, must be a system directory constant", directory)
  return nil
end

local function readBody(params, request, problems)
  local bodyType = params.bodyType
  local isBinary = false
  if bodyType ~= nil then
    if type(bodyType) ~= 'string' then
      problems[#problems + 1] = got("'bodyType' value of params table, if provided, should be a string value", bodyType)
    elseif lower(bodyType) == 'binary' then
      isBinary = true
    elseif lower(bodyType) ~= 'text' then
      problems[#problems + 1] = format(
        '\'bodyType\' value of params table was invalid, must be either "text" or "binary", but was: "%s"', bodyType)
    end
  end
  local body = params.body
  if type(body) == 'string' then
    if isBinary then
      request.bodyKind, request.body = 'binary', body
    else
      -- Text is a C string on the devices.
      local zero = find(body, '\0', 1, true)
      request.bodyKind, request.body = 'text', zero and sub(body, 1, zero - 1) or body
    end
  elseif type(body) == 'table' then
    isBinary = true
    if type(body.filename) ~= 'string' then
      problems[#problems + 1] = "body 'filename' value is required and must be a string value"
    else
      request.bodyKind, request.body = 'file', body.filename
      request.bodyDirectory = readBaseDirectory('body', body, problems)
    end
  elseif body ~= nil then
    problems[#problems + 1] = "Either body string or table specifying body file is required if 'body' is specified"
  end
  request.isTextBody = not isBinary
end

local function readProgress(params, request, problems)
  local progress = params.progress
  if progress == nil then return end
  if type(progress) ~= 'string' then
    problems[#problems + 1] = got("'progress' value of params table, if provided, should be a string value", progress)
    return
  end
  local name = lower(progress)
  if name == 'upload' or name == 'download' or name == 'none' then
    request.progress = name
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
    request.targetDirectory = readBaseDirectory('response', response, problems)
  end
end

local function readTimeout(params, request, problems)
  local timeout = params.timeout
  if timeout == nil then return end
  if type(timeout) ~= 'number' then
    problems[#problems + 1] = got("'timeout' value of params table, if provided, should be a numeric value", timeout)
    return
  end
  if timeout >= 1 then request.timeoutSeconds = timeout > 2147483 and 2147483 or floor(timeout) end
end

local function readRedirects(params, request, problems)
  local value = params.handleRedirects
  if type(value) == 'boolean' then
    request.followRedirects = value
  elseif value ~= nil then
    problems[#problems + 1] =
      got("'handleRedirects' value of params table, if provided, should be a boolean value", value)
  end
end

local function completeContentType(request, problems)
  local headers, at = request.headers, request.contentTypeAt
  if not at then
    if request.bodyKind == 'file' then
      problems[#problems + 1] = "Request Content-Type header is required when request 'body' is specified"
    elseif request.bodyKind then
      headers[#headers + 1] = 'Content-Type'
      headers[#headers + 1] = request.bodyKind == 'text' and 'text/plain; charset=UTF-8' or 'application/octet-stream'
    end
    return
  end
  local charset = match(lower(headers[at]), 'charset%s*=%s*["\']?([^%s;"\']+)')
  if not charset then
    if request.isTextBody then headers[at] = headers[at] .. '; charset=UTF-8' end
  elseif not host.isKnownCharset(charset) then
    problems[#problems + 1] =
      "'header' value for Content-Type header contained an unsupported character encoding: " .. charset
  end
end

-- Fills the request; false, and the problems on the console, when it cannot be made.
function kernel.readParams(params, method, request)
  local problems = {}
  readHeaders(params, request, problems)
  readBody(params, request, problems)
  readProgress(params, request, problems)
  readResponse(params, request, problems)
  readTimeout(params, request, problems)
  readRedirects(params, request, problems)
  if request.bodyKind and not methodsWithBody[method] then
    host.warnOnce('the body of a ' .. method .. ' request is not sent')
    request.bodyKind, request.body, request.bodyDirectory = nil, nil, nil
  end
  completeContentType(request, problems)
  for i = 1, #problems do host.reportInvalidParameter(problems[i]) end
  return #problems == 0
end
