-- The json library, second half: json.decode and json.prettify.
local kernel = ...
local type, error, select, pairs, tonumber, tostring, setmetatable = type, error, select, pairs, tonumber, tostring, setmetatable
local openFile, sort = io.open, table.sort
local byte, char, find, floor = string.byte, string.char, string.find, math.floor
local gsub, match, sub, concat = string.gsub, string.match, string.sub, table.concat
local json = kernel.json

-- Deeper nesting than this is an attack, not data.
local maxDepth = 1000

local decodeValue

local function place(text, position)
  local before = sub(text, 1, position - 1)
  local _, lines = gsub(before, '\n', '')
  local column = position - (match(before, '.*()\n') or 0)
  return 'line ' .. (lines + 1) .. ', column ' .. column
end

-- Position of the next character that is neither white space nor a comment, or nil at the end.
local function skip(text, position)
  while true do
    position = find(text, '%S', position)
    if not position then return nil end
    if sub(text, position, position + 2) == '\239\187\191' then
      position = position + 3
    elseif sub(text, position, position + 1) == '//' then
      position = find(text, '[\n\r]', position + 2)
      if not position then return nil end
    elseif sub(text, position, position + 1) == '/*' then
      position = find(text, '*/', position + 2, true)
      if not position then return nil end
      position = position + 2
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

local escapes = { b = '\b', f = '\f', n = '\n', r = '\r', t = '\t' }

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

local function decodeString(text, start)
  local parts, position = {}, start + 1
  while true do
    local stop = find(text, '["\\]', position)
    if not stop then return nil, start, 'unterminated string at ' .. place(text, start) end
    if stop > position then parts[#parts + 1] = sub(text, position, stop - 1) end
    if byte(text, stop) == 34 then return concat(parts), stop + 1 end
    local letter = sub(text, stop + 1, stop + 1)
    local character, after
    if letter == 'u' then character, after = decodeUnicode(text, stop + 2) end
    parts[#parts + 1] = character or escapes[letter] or letter
    position = after or stop + 2
  end
end

local function decodeArray(text, start, settings, depth)
  local result, length = setmetatable({}, settings.arrayMeta), 0
  local position = skip(text, start + 1)
  if position and byte(text, position) == 93 then return result, position + 1 end
  while position do
    local value, after, message = decodeValue(text, position, settings, depth)
    if message then return nil, after, message end
    length = length + 1
    result[length] = value
    position = skip(text, after)
    local separator = position and byte(text, position)
    if separator == 93 then return result, position + 1 end
    if separator == 44 then
      position = skip(text, position + 1)
      if position and byte(text, position) == 93 then return result, position + 1 end
    elseif separator then
      return nil, position, "',' or ']' expected at " .. place(text, position)
    end
  end
  return nil, start, 'unterminated array at ' .. place(text, start)
end

local function decodeObject(text, start, settings, depth)
  local result = setmetatable({}, settings.objectMeta)
  local position = skip(text, start + 1)
  if position and byte(text, position) == 125 then return result, position + 1 end
  while position do
    local key, after, message = decodeValue(text, position, settings, depth)
    if message then return nil, after, message end
    position = skip(text, after)
    if not position then break end
    if byte(text, position) ~= 58 then return nil, position, "':' expected at " .. place(text, position) end
    local value
    value, after, message = decodeValue(text, position + 1, settings, depth)
    if message then return nil, after, message end
    if key == nil then return nil, position, 'no valid key at ' .. place(text, position) end
    result[key] = value
    position = skip(text, after)
    local separator = position and byte(text, position)
    if separator == 125 then return result, position + 1 end
    if separator == 44 then
      position = skip(text, position + 1)
      if position and byte(text, position) == 125 then return result, position + 1 end
    elseif separator then
      return nil, position, "',' or '}' expected at " .. place(text, position)
    end
  end
  return nil, start, 'unterminated object at ' .. place(text, start)
end

function decodeValue(text, from, settings, depth)
  local position = skip(text, from)
  if not position then return nil, #text + 1, 'no valid JSON value (reached the end)' end
  local first = byte(text, position)
  if first == 34 then return decodeString(text, position) end
  if first == 123 or first == 91 then
    if depth >= maxDepth then return nil, position, 'nested too deeply at ' .. place(text, position) end
    local decode = first == 123 and decodeObject or decodeArray
    return decode(text, position, settings, depth + 1)
  end
  local digits = match(text, '^%-?[%d%.]+[eE]?[%+%-]?%d*', position)
  local number = digits and tonumber(digits)
  if number then return number, position + #digits end
  local word = match(text, '^%a%w*', position)
  if word == 'true' then return true, position + 4 end
  if word == 'false' then return false, position + 5 end
  if word == 'null' then return settings.null, position + 4 end
  return nil, position, 'no valid JSON value at ' .. place(text, position)
end

local function metatables(...)
  if select('#', ...) > 0 then return ... end
  return { __jsontype = 'object' }, { __jsontype = 'array' }
end

-- The value and the position after it; or nil, the position of the mistake and what it is. Without further arguments
-- tables are marked as what they were, so that an empty object stays one.
function json.decode(text, position, nullValue, ...)
  if type(text) ~= 'string' then
    if text == nil then error('json.decode called with nil string', 2) end
    error("bad argument #1 to 'decode' (string expected, got " .. type(text) .. ')', 2)
  end
  local objectMeta, arrayMeta = metatables(...)
  for _, meta in pairs{ objectMeta or {}, arrayMeta or {} } do
    if type(meta) ~= 'table' then error("bad argument #4 to 'decode' (metatables expected, got " .. type(meta) .. ')', 2) end
  end
  return decodeValue(text, tonumber(position) or 1, { null = nullValue, objectMeta = objectMeta, arrayMeta = arrayMeta }, 0)
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

package.preload.json = function() return json end
-- The engine's json is its dkjson, with other defaults.
package.preload.dkjson = package.preload.json
