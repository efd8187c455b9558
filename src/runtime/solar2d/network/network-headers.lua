-- The headers of params.headers as they go out, and the Content-Type that is added or completed.
local kernel, host = ...
local type, pairs, tostring = type, pairs, tostring
local floor, huge = math.floor, math.huge
local format, lower, match = string.format, string.lower, string.match
local rules = host.rules

-- The numbers have to fit into the stack of one call, and no server takes that many.
local maxHeaders = 256

local function asInt32(value)
  if value > 2147483647 then value = 2147483647 elseif value < -2147483648 then value = -2147483648 end
  return format('%d', value)
end

local function headerText(value)
  local kind = type(value)
  if kind == 'string' then return value end
  if kind == 'boolean' then return tostring(value) end
  if kind ~= 'number' then return nil end
  if rules.headerNumbers == 'java' then return host.javaNumber(value) end
  if value == floor(value) and value > -huge and value < huge then return asInt32(value) end
  return format('%f', value)
end

-- Where the value of an equal name stands already, when the platform makes one header of both.
local function mergesInto(list, name)
  if not rules.mergesHeaderCase then return nil end
  for at = 1, #list, 2 do
    if lower(list[at]) == name then return at + 1 end
  end
end

function kernel.readHeaders(params, request, problems)
  local headers = params.headers
  if headers == nil then return end
  if type(headers) ~= 'table' then
    problems[#problems + 1] =
      "'headers' value of params table, if provided, should be a table (got " .. type(headers) .. ')'
    return
  end
  local list = request.headers
  for name, value in pairs(headers) do
    if type(name) ~= 'string' then
      -- The platforms convert the key in place, which breaks their traversal.
      kernel.raise("invalid key to 'next': 'headers' of the params table must have string keys (got " .. type(name) .. ')')
    end
    local text, known = headerText(value), lower(name)
    if text and known ~= 'content-length' and not (text == '' and rules.skipsEmptyHeaderValues) then
      local at = mergesInto(list, known)
      if at then
        list[at] = list[at] .. ',' .. text
      else
        list[#list + 1] = name
        list[#list + 1] = text
        at = #list
      end
      if known == 'content-type' then request.contentTypeAt = at end
    end
  end
  if #list > 2 * maxHeaders then
    problems[#problems + 1] = "'headers' value of params table has more than " .. maxHeaders .. ' entries'
  end
end

local form = 'application/x-www-form-urlencoded'
local formWithCharset = form .. '; charset=UTF-8'
local typeOfBody = { text = 'text/plain; charset=UTF-8', binary = 'application/octet-stream' }

-- By what the platform's table is called; nil where nothing is added.
local defaultType = {
  reference = function(body) return typeOfBody[body] end,
  apple = function(body, method, hasHeaders)
    if hasHeaders or body == 'file' then return typeOfBody[body] end
    -- The plugin adds nothing then, but the system does, for a body that is sent.
    if body and kernel.takesBody(method) then return form end
  end,
  windows = function(body, method) return method == 'POST' and formWithCharset or typeOfBody[body] end,
  android = function(body, method, hasHeaders)
    return method == 'POST' and not hasHeaders and formWithCharset or typeOfBody[body]
  end,
}

local function addContentType(request, method, problems)
  local headers = request.headers
  local added = defaultType[rules.contentTypeDefaults](request.bodyKind, method, #headers > 0)
  if added then
    headers[#headers + 1] = 'Content-Type'
    headers[#headers + 1] = added
  elseif request.bodyKind == 'file' then
    problems[#problems + 1] = "Request Content-Type header is required when request 'body' is specified"
  end
end

function kernel.completeContentType(request, method, problems)
  local headers, at = request.headers, request.contentTypeAt
  if not at then return addContentType(request, method, problems) end
  local charset = match(lower(headers[at]), 'charset%s*=%s*["\']?([^%s;"\']+)')
  if charset then
    if rules.refusesUnknownCharset and not host.isKnownCharset(charset) then
      problems[#problems + 1] =
        "'header' value for Content-Type header contained an unsupported character encoding: " .. charset
    end
    return
  end
  local isText = request.isTextBody
  if rules.charsetSuffix == 'text-body' then isText = request.bodyKind == 'text' end
  if isText then headers[at] = headers[at] .. '; charset=UTF-8' end
end
