-- LuaFileSystem. Source: its manual.
local kernel, host = ...
local type, error, select, setmetatable, tonumber = type, error, select, setmetatable, tonumber
local tostring, insert = tostring, table.insert
local time, globals = os.time, _G
local checkText, badArgument = kernel.checkText, kernel.badArgument

local lfs = { _VERSION = 'LuaFileSystem 1.8.0' }

local attributeNames = {
  dev = true, ino = true, mode = true, nlink = true, uid = true, gid = true, rdev = true, access = true,
  modification = true, change = true, size = true, permissions = true, blocks = true, blksize = true,
}

-- Who owns a file and where it lies on the disk is not the app's to know: those are fixed.
local function readAttributes(path, into)
  local kind, size, accessed, modified, changed = host.pathStatus(path)
  if not kind then return nil, size, accessed end
  local isReadOnly = host.pathIsReadOnly(path)
  local isDirectory = kind == 'directory'
  into.mode, into.size = kind, size
  into.access, into.modification, into.change = accessed, modified, changed
  into.dev, into.ino, into.rdev, into.uid, into.gid = 0, 0, 0, 0, 0
  into.nlink = isDirectory and 2 or 1
  local owner = (isReadOnly and 'r-' or 'rw') .. (isDirectory and 'x' or '-')
  into.permissions = owner .. (isDirectory and 'r-xr-x' or 'r--r--')
  into.blksize = 4096
  into.blocks = (size - size % -512) / 512
  return into
end

local function attributes(name, ...)
  local path, wanted = ...
  path = checkText(path, select('#', ...), 1, name, 3)
  local found, message, code = readAttributes(path, type(wanted) == 'table' and wanted or {})
  if not found then
    return nil, "cannot obtain information from file '" .. path .. "': " .. message, code
  end
  if type(wanted) ~= 'string' then return found end
  if not attributeNames[wanted] then error("invalid attribute name '" .. wanted .. "'", 3) end
  return found[wanted]
end

function lfs.attributes(...) return attributes('attributes', ...) end

-- An app can make no links, so there are none to look at.
function lfs.symlinkattributes(...) return attributes('symlinkattributes', ...) end

function lfs.currentdir() return (host.currentDirectory()) end

function lfs.chdir(...)
  local path = checkText((...), select('#', ...), 1, 'chdir', 2)
  local ok, message = host.changeDirectory(path)
  if ok then return true end
  return nil, "Unable to change working directory to '" .. path .. "'\n" .. message .. '\n'
end

local directoryMethods = {}
local directoryMeta = { __index = directoryMethods, __metatable = 'directory metatable' }
local listings = setmetatable({}, { __mode = 'k' })

local function listingOf(directory, name, level)
  local listing = type(directory) == 'table' and listings[directory]
  if not listing then badArgument(1, name, 'directory metatable expected, got ' .. type(directory), level + 1) end
  if listing.isClosed then badArgument(1, name, 'closed directory', level + 1) end
  return listing
end

function directoryMethods.next(directory)
  local listing = listingOf(directory, 'next', 2)
  listing.at = listing.at + 1
  local name = listing[listing.at]
  if name == nil then listing.isClosed = true end
  return name
end

function directoryMethods.close(directory)
  local listing = type(directory) == 'table' and listings[directory]
  if not listing then badArgument(1, 'close', 'directory metatable expected, got ' .. type(directory), 2) end
  listing.isClosed = true
end

-- The names as they are at the call, with the two that every directory has.
function lfs.dir(...)
  local path = checkText((...), select('#', ...), 1, 'dir', 2)
  local names, message = host.pathList(path)
  if not names then error('cannot open ' .. path .. ': ' .. message, 2) end
  insert(names, 1, '..')
  insert(names, 1, '.')
  names.at = 0
  local directory = setmetatable({}, directoryMeta)
  listings[directory] = names
  return directoryMethods.next, directory
end

function lfs.mkdir(...)
  return host.pathMakeDirectory((checkText((...), select('#', ...), 1, 'mkdir', 2)))
end

function lfs.rmdir(...)
  return host.pathRemoveDirectory((checkText((...), select('#', ...), 1, 'rmdir', 2)))
end

local function checkTime(value, index, default)
  if value == nil then return default end
  return tonumber(value) or badArgument(index, 'touch', 'number expected, got ' .. type(value), 3)
end

function lfs.touch(...)
  local path, accessed, modified = ...
  path = checkText(path, select('#', ...), 1, 'touch', 2)
  accessed = checkTime(accessed, 2, time())
  return host.pathTouch(path, accessed, checkTime(modified, 3, accessed))
end

local function checkOpen(handle, name)
  if kernel.handleType(handle) == 'file' then return end
  local reason = kernel.handleType(handle) and 'closed file' or 'FILE* expected, got ' .. type(handle)
  error(name .. ': ' .. reason, 3)
end

-- Nobody else writes to the app's files, so each lock is granted.
function lfs.lock(handle, mode)
  checkOpen(handle, 'lock')
  if mode ~= 'r' and mode ~= 'w' then badArgument(2, 'lock', 'invalid mode', 2) end
  return true
end

function lfs.unlock(handle)
  checkOpen(handle, 'unlock')
  return true
end

-- Files have one mode on devices: no byte is changed.
function lfs.setmode(handle, mode)
  checkOpen(handle, 'setmode')
  if mode ~= 'text' and mode ~= 'binary' then
    badArgument(2, 'setmode', "invalid option '" .. tostring(mode) .. "'", 2)
  end
  return true, 'binary'
end

-- As LuaFileSystem has it: the lock is a file in the directory, made by whoever comes first.
function lfs.lock_dir(...)
  local path = checkText((...), select('#', ...), 1, 'lock_dir', 2) .. '/lockfile.lfs'
  if host.pathStatus(path) then return nil, 'File exists' end
  local number, message = host.fileOpen(path, 'w')
  if not number then return nil, message end
  host.fileClose(number)
  return { free = function() host.pathRemove(path) end }
end

-- A library written in C is also a global from its first `require` on.
function package.preload.lfs()
  rawset(globals, 'lfs', lfs)
  return lfs
end
