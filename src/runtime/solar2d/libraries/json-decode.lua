-- The json library, second half: json.decode and json.prettify. What is taken and what is said of a mistake is that of
-- dkjson with LPeg, which every device has.
local kernel = ...
local type, error, select, pairs, tonumber, tostring, setmetatable = type, error, select, pairs, tonumber, tostring, setmetatable
local openFile, sort = io.open, table.sort
local byte, char, find, floor = string.byte, string.char, string.find, math.floor
local gsub, match, sub, concat = string.gsub, string.match, string.sub, table.concat
local json = kernel.json

-- Deeper nesting than this is an attack, not data.
local maxDepth = 1000

local decodeArray, decodeObject

local function place(text, position)
  local before = sub(text, 1, position - 1)
  local _, lines = gsub(before, '\n', '')
  local column = position - (match(before, '.*()\n') or 0)
  return 'line ' .. (lines + 1) .. ', column ' .. column
end

local function mistake(text, position, what)
  return nil, position, what .. ' at ' .. place(text, position)
end

-- Position of the next character that is neither white space nor a comment; behind the end there is one more position.
local function skip(text, position)
  while true do
    position = find(text, '[^ \n\r\t]', position)
    if not position then return #text + 1 end
    local first = byte(text, position)
    if first == 47 then
      local second = byte(text, position + 1)
      if second == 47 then
        position = find(text, '[\n\r]', position + 2)
        if not position then return #text + 1 end
      else
        local _, last
        if second == 42 then _, last = find(text, '*/', position + 2, true) end
        if not last then return position end
        position = last + 1
      end
    elseif first == 239 and sub(text, position, position + 2) == '\239\187\191' then
      position = position + 3
    else
      return position
    end
  end
end

local function utf8(code)
  if code < 128 then return char(code) end
  if code < 2048 then return char(192 + floor(code / 64), 128 + code % 64) end
  if code < 65536 then return char(224 + floor(code / 4096), 128 + floor(code / 64) % 64, 128 + code % 64) end
  return char(240 + floor(code / 262144), 128 + floor(code / 4096) % 64, 128 + floor(code / 64) % 64, 128 + code % 64)
end

local escapes = {
  b = '\b', f = '\f', n = '\n', r = '\r', t = '\t', ['"'] = '"', ['\\'] = '\\', ['/'] = '/',
}

-- The character of a \u escape, and the position after it.
local function decodeUnicode(text, position)
  local digits = match(text, '^%x%x%x%x', position)
  if not digits then return nil end
  local code = tonumber(digits, 16)
  position = position + 4
  if code >= 0xD800 and code <= 0xDBFF then
    local second = match(text, '^\\u([Dd][C-Fc-f]%x%x)', position)
    if second then
      return utf8(0x10000 + (code - 0xD800) * 1024 + tonumber(second, 16) - 0xDC00), position + 6
    end
  end
  return utf8(code), position
end

-- A line break within a text is a mistake.
local function decodeString(text, start)
  local parts, position = {}, start + 1
  while true do
    local stop = find(text, '["\\\n\r]', position) or #text + 1
    local found = byte(text, stop)
    if found == 34 and position == start + 1 then return sub(text, position, stop - 1), stop + 1 end
    if stop > position then parts[#parts + 1] = sub(text, position, stop - 1) end
    if found == 34 then return concat(parts), stop + 1 end
    if found ~= 92 then return mistake(text, stop, 'unterminated string') end
    local letter = sub(text, stop + 1, stop + 1)
    local character, after
    if letter == 'u' then character, after = decodeUnicode(text, stop + 2) end
    character = character or escapes[letter]
    if not character then return mistake(text, stop + 1, 'unsupported escape sequence') end
    parts[#parts + 1] = character
    position = after or stop + 2
  end
end

local function decodeNumber(text, start)
  local _, last = find(text, '^%-?[1-9]%d*', start)
  if not last then _, last = find(text, '^%-?0', start) end
  if not last then return nil end
  local _, fraction = find(text, '^%.%d*', last + 1)
  last = fraction or last
  local _, exponent = find(text, '^[eE][+-]?%d+', last + 1)
  last = exponent or last
  return tonumber(sub(text, start, last)), last + 1
end

-- The value, the position after it, and what is wrong. Without a position there is no value at `position`.
local function decodeValue(text, position, settings, depth)
  local first = byte(text, position)
  if first == 34 then return decodeString(text, position) end
  if first == 123 or first == 91 then
    if depth >= maxDepth then return mistake(text, position, 'nested too deeply') end
    return (first == 123 and decodeObject or decodeArray)(text, position, settings, depth + 1)
  end
  if first == 116 and sub(text, position, position + 3) == 'true' then return true, position + 4 end
  if first == 102 and sub(text, position, position + 4) == 'false' then return false, position + 5 end
  if first == 110 and sub(text, position, position + 3) == 'null' then return settings.null, position + 4 end
  return decodeNumber(text, position)
end

local function expectedValue(text, from, settings, depth)
  local position = skip(text, from)
  local value, after, message = decodeValue(text, position, settings, depth)
  if message then return nil, after, message end
  if not after then return mistake(text, position, 'value expected') end
  return value, after
end

function decodeArray(text, start, settings, depth)
  local result, length = setmetatable({}, settings.arrayMeta), 0
  local position = skip(text, start + 1)
  while true do
    local value, after, message = decodeValue(text, position, settings, depth)
    if message then return nil, after, message end
    if not after then break end
    length = length + 1
    result[length] = value
    position = skip(text, after)
    if byte(text, position) ~= 44 then break end
    position = skip(text, position + 1)
  end
  if byte(text, position) ~= 93 then return mistake(text, position, "']' expected") end
  return result, position + 1
end

function decodeObject(text, start, settings, depth)
  local result = setmetatable({}, settings.objectMeta)
  local position = skip(text, start + 1)
  while byte(text, position) == 34 do
    local key, value, after, message
    key, after, message = decodeString(text, position)
    if message then return nil, after, message end
    position = skip(text, after)
    if byte(text, position) ~= 58 then return mistake(text, position, 'colon expected') end
    value, after, message = expectedValue(text, position + 1, settings, depth)
    if message then return nil, after, message end
    result[key] = value
    position = skip(text, after)
    if byte(text, position) ~= 44 then break end
    position = skip(text, position + 1)
  end
  if byte(text, position) ~= 125 then return mistake(text, position, "'}' expected") end
  return result, position + 1
end

local function metatables(...)
  if select('#', ...) > 0 then return ... end
  return { __jsontype = 'object' }, { __jsontype = 'array' }
end

-- From 1; what is not above 0 counts from the end.
local function firstPosition(text, position)
  local behind = #text + 1
  if position ~= position then return 1 end
  if position >= behind then return behind end
  position = floor(position)
  if position < 1 then position = behind + position end
  return position < 1 and 1 or position
end

-- The value and the position after it; or nil, the position of the mistake and what it is. Without further arguments
-- tables are marked as what they were, so that an empty object stays one.
function json.decode(text, position, nullValue, ...)
  if type(text) == 'number' then text = tostring(text) end
  if type(text) ~= 'string' then
    if text == nil then error('json.decode called with nil string', 2) end
    error("bad argument #1 to 'decode' (string expected, got " .. type(text) .. ')', 2)
  end
  local objectMeta, arrayMeta = metatables(...)
  for _, meta in pairs{ objectMeta or {}, arrayMeta or {} } do
    if type(meta) ~= 'table' then error("bad argument #4 to 'decode' (metatables expected, got " .. type(meta) .. ')', 2) end
  end
  local settings = { null = nullValue, objectMeta = objectMeta, arrayMeta = arrayMeta }
  return expectedValue(text, firstPosition(text, tonumber(position) or 1), settings, 0)
end

-- The same of a whole file, by its path. One that cannot be read gives nil, no position, and why.
function json.decodeFile(path, ...)
  if type(path) ~= 'string' then
    error("bad argument #1 to 'decodeFile' (string expected, got " .. type(path) .. ')', 2)
  end
  local file, problem = openFile(path, 'rb')
  if not file then return nil, 0, 'Cannot open file ' .. tostring(problem) end
  local text = file:read('*a')
  file:close()
  local value, position, message = json.decode(text, ...)
  if message then return nil, position, message end
  return value, 0
end

-- Numbers before texts, each in their order.
local function keysInOrder(value)
  local numbers, texts = {}, {}
  for key in pairs(value) do
    if type(key) == 'number' then numbers[#numbers + 1] = key elseif type(key) == 'string' then texts[#texts + 1] = key end
  end
  sort(numbers)
  sort(texts)
  for i = 1, #texts do numbers[#numbers + 1] = texts[i] end
  return numbers
end

function json.prettify(value)
  if value == nil then error('json.prettify called with nil string', 2) end
  if type(value) == 'string' then
    local decoded, after, message = json.decode(value)
    if message then error('json.prettify: invalid input: ' .. message, 2) end
    if after < #value then
      print('Warning: json.prettify: extra data at end of JSON')
      return nil
    end
    value = decoded
    if type(value) ~= 'table' then return json.encode(value) end
  elseif type(value) ~= 'table' then
    error('json.prettify takes a string or a table (got ' .. type(value) .. ')', 2)
  end
  return json.encode(value, { indent = true, keyorder = keysInOrder(value) })
end

function json.use_lpeg() return json end

package.preload.json = function() return json end
-- The engine's json is its dkjson, with other defaults.
package.preload.dkjson = package.preload.json
