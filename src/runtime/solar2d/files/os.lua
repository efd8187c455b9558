-- What of os touches files and the process. Time is Lua's own.
local kernel, host = ...
local type, error, select, rawget = type, error, select, rawget
local checkText = kernel.checkText

function os.remove(...)
  return host.pathRemove((checkText((...), select('#', ...), 1, 'remove', 2)))
end

function os.rename(...)
  local from, to = ...
  local count = select('#', ...)
  from, to = checkText(from, count, 1, 'rename', 2), checkText(to, count, 2, 'rename', 2)
  return host.pathRename(from, to)
end

function os.tmpname()
  local path, message = host.pathTemporary()
  if not path then error('unable to generate a unique filename: ' .. message, 2) end
  return path
end

function os.getenv(...)
  return host.environment((checkText((...), select('#', ...), 1, 'getenv', 2)))
end

-- Without a command it asks whether there is a shell.
function os.execute(command)
  if command == nil then return 0 end
  checkText(command, 1, 1, 'execute', 2)
  host.warnOnce('os.execute: an app runs no commands; it returns 1')
  return 1
end

function os.exit()
  if host.requestExit() then
    host.warnOnce('os.exit: devices forbid it or take it for a crash. Use native.requestExit()')
    return
  end
  host.warnOnce('os.exit ends nothing here, and devices forbid it or take it for a crash. Use native.requestExit()')
  local requestExit = type(native) == 'table' and rawget(native, 'requestExit')
  if type(requestExit) == 'function' then requestExit() end
end

local locales = { [''] = true, C = true, POSIX = true }
local categories = { all = true, collate = true, ctype = true, monetary = true, numeric = true, time = true }

-- The app has the locale C and no other.
function os.setlocale(locale, category)
  if locale ~= nil then locale = checkText(locale, 1, 1, 'setlocale', 2) end
  if category ~= nil and not categories[checkText(category, 2, 2, 'setlocale', 2)] then
    kernel.badArgument(2, 'setlocale', "invalid option '" .. category .. "'", 2)
  end
  return (locale == nil or locales[locale]) and 'C' or nil
end

-- For our other libraries: the directory's constant and the name in it, or nil, a text and C's number.
function kernel.fileOf(path) return host.fileOfPath(path) end
