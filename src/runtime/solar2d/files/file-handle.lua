-- The handles of io: userdata whose methods go by number to the host.
local kernel, host = ...
local type, error, select, unpack, setmetatable, getmetatable = type, error, select, unpack, setmetatable, getmetatable
local tostring, tonumber = tostring, tonumber
local format, sub, match = string.format, string.sub, string.match

-- The number of an open file, false of a closed one.
local numbers = setmetatable({}, { __mode = 'k' })
local addresses = setmetatable({}, { __mode = 'k' })
local methods = {}
local standard = {}

local prototype = host.newProxy(true)
local meta = getmetatable(prototype)

function kernel.newHandle(number)
  local handle = host.newProxy(prototype)
  numbers[handle] = number
  return handle
end

function kernel.handleType(value)
  local number = value ~= nil and numbers[value]
  if number then return 'file' end
  return number == false and value ~= nil and numbers[value] == false and 'closed file' or nil
end

function kernel.newStandardHandle(number)
  local handle = kernel.newHandle(number)
  standard[handle] = true
  return handle
end

-- Errors of an argument name the line of the app that called the function of ours at `level`.
local function badArgument(index, name, reason, level)
  error(format("bad argument #%d to '%s' (%s)", index, name, reason), level + 1)
end
kernel.badArgument = badArgument

local function kindOf(count, index, value)
  return count < index and 'no value' or type(value)
end

-- A string, or a number as one.
function kernel.checkText(value, count, index, name, level)
  if type(value) == 'string' then return value end
  if type(value) == 'number' then return tostring(value) end
  badArgument(index, name, 'string expected, got ' .. kindOf(count, index, value), level + 1)
end

local function numberOf(name, count, handle)
  local number = handle ~= nil and numbers[handle]
  if number then return number end
  if handle ~= nil and number == false then error('attempt to use a closed file', 3) end
  badArgument(1, name, 'FILE* expected, got ' .. kindOf(count, 1, handle), 3)
end
kernel.numberOfHandle = numberOf

local function checkFormats(name, level, ...)
  for index = 1, select('#', ...) do
    local wanted = select(index, ...)
    if type(wanted) ~= 'number' then
      if type(wanted) ~= 'string' or sub(wanted, 1, 1) ~= '*' then
        badArgument(index, name, 'invalid option', level + 1)
      elseif not match(wanted, '^%*[nla]') then
        badArgument(index, name, 'invalid format', level + 1)
      end
    end
  end
end

-- As in C, reading ends with the first format that fails.
function kernel.readFormats(number, name, level, ...)
  local count = select('#', ...)
  if count == 0 then return host.fileRead(number, '*l') end
  checkFormats(name, level + 1, ...)
  if count == 1 then return host.fileRead(number, (...)) end
  local wanted, values = { ... }, {}
  for index = 1, count do
    local value, text, code = host.fileRead(number, wanted[index])
    if text then return nil, text, code end
    values[index] = value
    if value == nil then return unpack(values, 1, index) end
  end
  return unpack(values, 1, count)
end

function kernel.writeAll(number, name, level, ...)
  local count = select('#', ...)
  for index = 1, count do
    local text = kernel.checkText((select(index, ...)), count, index, name, level + 1)
    local ok, message, code = host.fileWrite(number, text)
    if not ok then return nil, message, code end
  end
  return true
end

-- `closes` for the lines of a file that nobody else has a handle of. The iterator keeps the handle alive.
function kernel.linesOf(handle, closes)
  return function()
    local number = numbers[handle]
    if not number then error('file is already closed', 2) end
    local line, message = host.fileRead(number, '*l')
    if message then error(message, 2) end
    if line ~= nil then return line end
    if closes then kernel.closeHandle(handle) end
  end
end

function kernel.closeHandle(handle)
  if standard[handle] then return nil, 'cannot close standard file' end
  local number = numbers[handle]
  numbers[handle] = false
  return host.fileClose(number)
end

function methods.read(handle, ...)
  return kernel.readFormats(numberOf('read', handle == nil and 0 or 1, handle), 'read', 2, ...)
end

function methods.write(handle, ...)
  return kernel.writeAll(numberOf('write', handle == nil and 0 or 1, handle), 'write', 2, ...)
end

function methods.lines(handle)
  numberOf('lines', handle == nil and 0 or 1, handle)
  return kernel.linesOf(handle, false)
end

function methods.flush(handle) return host.fileFlush(numberOf('flush', handle == nil and 0 or 1, handle)) end

function methods.close(handle)
  numberOf('close', handle == nil and 0 or 1, handle)
  return kernel.closeHandle(handle)
end

local function option(value, allowed, default, name)
  if value == nil and default then return default end
  local text = kernel.checkText(value, value == nil and 0 or 2, 1, name, 3)
  if not allowed[text] then badArgument(1, name, "invalid option '" .. text .. "'", 3) end
  return text
end

local whences = { set = true, cur = true, ['end'] = true }
local bufferings = { no = true, full = true, line = true }

function methods.seek(handle, whence, offset)
  local number = numberOf('seek', handle == nil and 0 or 1, handle)
  whence = option(whence, whences, 'cur', 'seek')
  if offset ~= nil and not tonumber(offset) then
    badArgument(2, 'seek', 'number expected, got ' .. type(offset), 2)
  end
  return host.fileSeek(number, whence, tonumber(offset or 0))
end

function methods.setvbuf(handle, mode)
  local number = numberOf('setvbuf', handle == nil and 0 or 1, handle)
  return host.fileBuffering(number, (option(mode, bufferings, nil, 'setvbuf')))
end

meta.__index = methods

function meta.__tostring(handle)
  if not numbers[handle] then return 'file (closed)' end
  local address = addresses[handle] or match(tostring({}), '0x%x+') or '0x0'
  addresses[handle] = address
  return 'file (' .. address .. ')'
end

-- Only this function of ours may be a finaliser: the watchdog does not see one run.
function meta.__gc(handle)
  local number = numbers[handle]
  if number and not standard[handle] then host.fileClose(number) end
end

-- What getmetatable shows. Methods may be added to it; the finaliser is out of reach.
meta.__metatable = { __index = methods }
