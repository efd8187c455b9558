-- The library socket.url. Source: LuaSocket reference, URL.
local type, tostring, pairs, tonumber, concat = type, tostring, pairs, tonumber, table.concat
local gsub, sub, match, format, byte, char, gmatch = string.gsub, string.sub, string.match, string.format, string.byte, string.char, string.gmatch

local url = { _VERSION = 'URL 1.0.3' }

local function quote(character) return format('%%%02x', byte(character)) end

function url.escape(text) return (gsub(text, '[^A-Za-z0-9_]', quote)) end

function url.unescape(text)
  return (gsub(text, '%%(%x%x)', function(digits) return char(tonumber(digits, 16)) end))
end

-- What may stand in a segment of a path as it is.
local function escapeSegment(text) return (gsub(text, "[^A-Za-z0-9%-_.!~*'():@&=+$,]", quote)) end

-- Takes what matches off the text: the rest, and what was in the brackets of the pattern.
local function take(text, pattern)
  local found = match(text, pattern)
  if found == nil then return text end
  return (gsub(text, pattern, '', 1)), found
end

function url.parse(text, default)
  local parsed = {}
  for name, value in pairs(default or {}) do parsed[name] = value end
  if not text or text == '' then return nil, 'invalid url' end
  local rest = tostring(text)
  local function split(name, pattern)
    local found
    rest, found = take(rest, pattern)
    if found ~= nil then parsed[name] = found end
  end
  split('fragment', '#(.*)$')
  split('scheme', '^(%w[%w+.-]*):')
  split('authority', '^//([^/?;]*)')
  split('query', '%?(.*)$')
  split('params', ';(.*)$')
  if rest ~= '' then parsed.path = rest end
  local authority = parsed.authority
  if not authority then return parsed end
  rest = authority
  split('userinfo', '^([^@]*)@')
  split('port', ':([^:%]]*)$')
  if rest ~= '' then parsed.host = match(rest, '^%[(.+)%]$') or rest end
  if parsed.userinfo then
    rest = parsed.userinfo
    split('password', ':([^:]*)$')
    parsed.user = rest
  end
  return parsed
end

function url.parse_path(path)
  local text, parsed = path or '', {}
  for segment in gmatch(text, '[^/]+') do parsed[#parsed + 1] = url.unescape(segment) end
  if sub(text, 1, 1) == '/' then parsed.is_absolute = 1 end
  if sub(text, -1) == '/' then parsed.is_directory = 1 end
  return parsed
end

function url.build_path(parsed, isUnsafe)
  local segments = {}
  for i = 1, #parsed do segments[i] = isUnsafe and parsed[i] or escapeSegment(parsed[i]) end
  local path = concat(segments, '/')
  if #parsed > 0 and parsed.is_directory then path = path .. '/' end
  if parsed.is_absolute then path = '/' .. path end
  return path
end

local function authorityOf(parsed)
  local authority = parsed.authority
  if parsed.host then
    authority = match(parsed.host, ':') and '[' .. parsed.host .. ']' or parsed.host
    if parsed.port then authority = authority .. ':' .. tostring(parsed.port) end
    local userinfo = parsed.userinfo
    if parsed.user then
      userinfo = parsed.user
      if parsed.password then userinfo = userinfo .. ':' .. parsed.password end
    end
    if userinfo then authority = userinfo .. '@' .. authority end
  end
  return authority
end

function url.build(parsed)
  local text = url.build_path(url.parse_path(parsed.path or ''))
  if parsed.params then text = text .. ';' .. parsed.params end
  if parsed.query then text = text .. '?' .. parsed.query end
  local authority = authorityOf(parsed)
  if authority then text = '//' .. authority .. text end
  if parsed.scheme then text = parsed.scheme .. ':' .. text end
  if parsed.fragment then text = text .. '#' .. parsed.fragment end
  return text
end

-- `.` and `..` are taken out; a `..` that leads above the start stays.
local function absolutePath(base, relative)
  if sub(relative, 1, 1) == '/' then return relative end
  local path = gsub(base, '[^/]*$', '') .. relative
  local kept = {}
  for segment in gmatch(path, '[^/]+') do
    if segment == '..' and #kept > 0 and kept[#kept] ~= '..' then
      kept[#kept] = nil
    elseif segment ~= '.' then
      kept[#kept + 1] = segment
    end
  end
  local isDirectory = match(path, '/%.?%.?$')
  local result = (sub(path, 1, 1) == '/' and '/' or '') .. concat(kept, '/')
  return isDirectory and #kept > 0 and result .. '/' or result
end

function url.absolute(base, relative)
  local baseParsed = base
  if type(base) == 'table' then base = url.build(base) else baseParsed = url.parse(base) end
  local result = url.parse(relative)
  if not baseParsed then return relative end
  if not result then return base end
  if result.scheme then return relative end
  result.scheme = baseParsed.scheme
  if not result.authority then
    for _, name in pairs{ 'authority', 'host', 'port', 'userinfo', 'user', 'password' } do result[name] = baseParsed[name] end
    if not result.path then
      result.path = baseParsed.path
      if not result.params then
        result.params = baseParsed.params
        if not result.query then result.query = baseParsed.query end
      end
    else
      result.path = absolutePath(baseParsed.path or '', result.path)
    end
  end
  return url.build(result)
end

return url
