-- The json library, first half: json.encode and what it needs.
local kernel = ...
local type, error, pairs, tonumber, tostring = type, error, pairs, tonumber, tostring
local getmetatable, setmetatable, rawget = getmetatable, setmetatable, rawget
local byte, find, floor, format, gsub, rep = string.byte, string.find, math.floor, string.format, string.gsub, string.rep
local char = string.char
local concat, huge = table.concat, math.huge

-- Deeper nesting than this is an attack, not data.
local maxDepth = 1000

local json = { version = 'dkjson 2.5-1', using_lpeg = true }
kernel.json = json
json.null = setmetatable({}, { __tojson = function() return 'null' end, __tostring = function() return 'null' end })

local shortEscapes = {
  ['"'] = '\\"', ['\\'] = '\\\\', ['\b'] = '\\b', ['\f'] = '\\f', ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t',
}

local function escape(character)
  return shortEscapes[character] or format('\\u%04x', byte(character))
end

-- Characters that cannot be seen are written as numbers too, from first to last: what an app sends is the same, byte by
-- byte, as on the device.
local unseen = {}
for _, range in pairs{
  { 0x80, 0x9F }, { 0xAD, 0xAD }, { 0x600, 0x604 }, { 0x70F, 0x70F }, { 0x17B4, 0x17B5 }, { 0x200C, 0x200F }, { 0x2028, 0x202F },
  { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF }, { 0xFFF0, 0xFFFF },
} do
  for code = range[1], range[2] do
    local last, rest = 128 + code % 64, floor(code / 64)
    local text = rest < 32 and char(192 + rest, last) or char(224 + floor(rest / 64), 128 + rest % 64, last)
    unseen[text] = format('\\u%04x', code)
  end
end

local function quote(text)
  if find(text, '[%z\1-\31"\\\127]') then text = gsub(text, '[%z\1-\31"\\\127]', escape) end
  if find(text, '[\194\216\220\225\226\239]') then
    text = gsub(text, '[\194\216\220][\128-\191]', unseen)
    text = gsub(text, '[\225\226\239][\128-\191][\128-\191]', unseen)
  end
  return '"' .. text .. '"'
end
json.quotestring = quote

local function numberText(value)
  if value ~= value or value == huge or value == -huge then return 'null' end
  return (gsub(tostring(value), ',', '.'))
end

-- A table is an array when its keys are positive integers, and perhaps `n`, its length. Gaps become null, unless most
-- of it would be gaps.
local function arrayLength(value)
  local largest, count, told = 0, 0, 0
  for key, member in pairs(value) do
    if key == 'n' and type(member) == 'number' and member >= 0 and member < huge then
      told = floor(member)
    elseif type(key) ~= 'number' or key < 1 or floor(key) ~= key or key == huge then
      return nil
    else
      if key > largest then largest = key end
      count = count + 1
    end
  end
  if told > largest then largest = told end
  if largest > 10 and largest > told and largest > 2 * count then return nil end
  return largest
end

function json.encodeexception(_, _, _, defaultMessage) return quote('<' .. defaultMessage .. '>') end

local encodeValue

local function encodeException(reason, value, state, defaultMessage)
  local text, message = state.exception(reason, value, state, defaultMessage)
  if not text then error({ jsonMessage = tostring(message or defaultMessage) }, 0) end
  if type(text) == 'string' then state.parts[#state.parts + 1] = text end
end

local function newLine(state, level)
  if state.indent then state.parts[#state.parts + 1] = '\n' .. rep('  ', level) end
end

local function encodeArray(value, length, state, level)
  local parts = state.parts
  parts[#parts + 1] = '['
  for i = 1, length do
    if i > 1 then parts[#parts + 1] = ',' end
    encodeValue(value[i], state, level)
  end
  parts[#parts + 1] = ']'
end

local function encodePair(key, member, state, level, isFirst)
  local kind, parts = type(key), state.parts
  if kind ~= 'string' and kind ~= 'number' then
    error({ jsonMessage = "type '" .. kind .. "' is not supported as a key by JSON." }, 0)
  end
  if not isFirst then parts[#parts + 1] = ',' end
  newLine(state, level)
  parts[#parts + 1] = quote(tostring(key)) .. ':'
  encodeValue(member, state, level)
end

-- Keys that `order` lists come first, in its order.
local function encodeObject(value, state, level, order)
  local parts = state.parts
  parts[#parts + 1] = '{'
  local isFirst, done = true, {}
  for i = 1, type(order) == 'table' and #order or 0 do
    local key = order[i]
    if key ~= nil and value[key] ~= nil and not done[key] then
      done[key] = true
      encodePair(key, value[key], state, level, isFirst)
      isFirst = false
    end
  end
  for key, member in pairs(value) do
    if not done[key] then
      encodePair(key, member, state, level, isFirst)
      isFirst = false
    end
  end
  newLine(state, level - 1)
  parts[#parts + 1] = '}'
end

local function encodeTable(value, state, level)
  if state.path[value] then return encodeException('reference cycle', value, state, 'reference cycle') end
  if level >= maxDepth then error({ jsonMessage = 'the table is nested too deeply' }, 0) end
  local metatable = getmetatable(value)
  local custom = type(metatable) == 'table' and metatable.__tojson
  if custom then
    state.path[value] = true
    state.bufferlen = #state.parts
    local text, message = custom(value, state)
    state.path[value] = nil
    if type(text) == 'string' then
      state.parts[#state.parts + 1] = text
    elseif not text then
      encodeException('custom encoder failed', value, state, tostring(message or 'custom encoder failed'))
    end
    return
  end
  state.path[value] = true
  local length = arrayLength(value)
  -- An empty table is an array unless it is marked as an object.
  if length and (length > 0 or type(metatable) ~= 'table' or metatable.__jsontype ~= 'object') then
    encodeArray(value, length, state, level + 1)
  else
    local order = type(metatable) == 'table' and metatable.__jsonorder or state.keyorder
    encodeObject(value, state, level + 1, order)
  end
  state.path[value] = nil
end

function encodeValue(value, state, level)
  local kind = type(value)
  local parts = state.parts
  if kind == 'string' then
    parts[#parts + 1] = quote(value)
  elseif kind == 'number' then
    parts[#parts + 1] = numberText(value)
  elseif kind == 'boolean' then
    parts[#parts + 1] = value and 'true' or 'false'
  elseif kind == 'nil' then
    parts[#parts + 1] = 'null'
  elseif kind == 'table' then
    encodeTable(value, state, level)
  else
    encodeException('unsupported type', value, state, "type '" .. kind .. "' is not supported by JSON.")
  end
end

function json.encode(value, options)
  local settings = type(options) == 'table' and options or {}
  -- A custom encoder may write to `buffer` itself.
  local parts = type(settings.buffer) == 'table' and settings.buffer or {}
  local state = {
    parts = parts, buffer = parts, path = {}, indent = settings.indent, keyorder = settings.keyorder,
    exception = type(settings.exception) == 'function' and settings.exception or json.encodeexception,
  }
  local worked, problem = kernel.try(encodeValue, value, state, tonumber(settings.level) or 0)
  if worked then
    if parts ~= settings.buffer then return concat(parts) end
    settings.bufferlen = #parts
    return true
  end
  if type(problem) == 'table' and rawget(problem, 'jsonMessage') then error(problem.jsonMessage, 2) end
  error(problem, 0)
end
