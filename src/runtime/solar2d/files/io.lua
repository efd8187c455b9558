-- The library io, as PUC Lua 5.1 has it.
local kernel, host = ...
local type, error, select, tostring, format = type, error, select, tostring, string.format
local checkText, newHandle, handleType = kernel.checkText, kernel.newHandle, kernel.handleType

io = {}
io.stdin, io.stdout, io.stderr = kernel.newStandardHandle(0), kernel.newStandardHandle(1), kernel.newStandardHandle(2)

local input, output = io.stdin, io.stdout

local function open(path, mode)
  local number, message, code = host.fileOpen(path, mode)
  if not number then return nil, message, code end
  return newHandle(number)
end

function io.open(...)
  local path, mode = ...
  local count = select('#', ...)
  path = checkText(path, count, 1, 'open', 2)
  mode = mode == nil and 'r' or checkText(mode, count, 2, 'open', 2)
  return open(path, mode)
end

function io.type(...)
  if select('#', ...) == 0 then kernel.badArgument(1, 'type', 'value expected', 2) end
  return handleType((...))
end

function io.close(...)
  local handle = ...
  if select('#', ...) == 0 then handle = output end
  kernel.numberOfHandle('close', 1, handle)
  return kernel.closeHandle(handle)
end

local function numberOf(handle, which)
  if handleType(handle) ~= 'file' then error(format('standard %s file is closed', which), 3) end
  return kernel.numberOfHandle(which, 1, handle)
end

function io.read(...) return kernel.readFormats(numberOf(input, 'input'), 'read', 2, ...) end

function io.write(...) return kernel.writeAll(numberOf(output, 'output'), 'write', 2, ...) end

function io.flush() return host.fileFlush(numberOf(output, 'output')) end

function io.lines(...)
  local path = ...
  if path == nil then
    kernel.numberOfHandle('lines', 1, input)
    return kernel.linesOf(input, false)
  end
  path = checkText(path, 1, 1, 'lines', 2)
  local handle, message = open(path, 'r')
  if not handle then kernel.badArgument(1, 'lines', message, 2) end
  return kernel.linesOf(handle, true)
end

-- A name opens the file, a handle is taken as it is.
local function choose(value, name, mode)
  if type(value) ~= 'string' and type(value) ~= 'number' then
    if not handleType(value) then
      kernel.badArgument(1, name, 'FILE* expected, got ' .. type(value), 3)
    end
    return value
  end
  local handle, message = open(tostring(value), mode)
  if not handle then kernel.badArgument(1, name, message, 3) end
  return handle
end

function io.input(value)
  if value ~= nil then input = choose(value, 'input', 'r') end
  return input
end

function io.output(value)
  if value ~= nil then output = choose(value, 'output', 'w') end
  return output
end

function io.tmpfile()
  local number, message, code = host.fileTemporary()
  if not number then return nil, message, code end
  return newHandle(number)
end

function io.popen()
  host.warnOnce('io.popen() is refused: an app runs no programs here')
  error("'popen' not supported", 2)
end

package.loaded.io = io
