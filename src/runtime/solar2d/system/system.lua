-- print, system.* and what the other libraries need to know of directories.
local kernel, host, directories = ...
local type, error, select, tostring = type, error, select, tostring
local concat = table.concat
local globals, basicTostring = _G, tostring

local nameOf = {}
for name, constant in pairs(directories) do nameOf[constant] = name end

-- An error at the innermost line of the app, however deep in the library it was seen.
function kernel.raise(text)
  local site = host.callSite()
  error(site == '' and text or site .. ': ' .. text, 0)
end

function kernel.isDirectory(value) return value ~= nil and nameOf[value] ~= nil end

-- As in Lua itself, an app that replaces the global tostring changes what is printed.
function print(...)
  local convert = type(globals.tostring) == 'function' and globals.tostring or basicTostring
  local parts = { ... }
  for i = 1, select('#', ...) do
    local text = convert(parts[i])
    if type(text) ~= 'string' and type(text) ~= 'number' then
      error("'tostring' must return a string to 'print'", 2)
    end
    parts[i] = text
  end
  host.print(concat(parts, '\t') .. '\n')
end

system = {}
for name, constant in pairs(directories) do system[name] = constant end

local function pathForFile(filename, baseDirectory, testsExistence)
  if filename ~= nil and type(filename) ~= 'string' and type(filename) ~= 'number' then
    kernel.raise("bad argument #1 to 'pathForFile' (string expected, got " .. type(filename) .. ')')
  end
  local name = filename == nil and '' or tostring(filename)
  -- As on the device: the engine has room for 127 bytes and returns nothing for more.
  if #name >= 128 then return end
  local directory = baseDirectory
  if directory == nil then
    directory = directories.ResourceDirectory
  elseif not kernel.isDirectory(directory) then
    host.warn('system.pathForFile: invalid base directory (expected constant got a ' .. type(directory) .. ')')
    directory = directories.ResourceDirectory
  end
  return host.pathForFile(name, directory, testsExistence == true)
end

function system.pathForFile(filename, baseDirectory, testsExistence)
  return pathForFile(filename, baseDirectory, testsExistence)
end

-- What the network library resolves names with: the path, and whether it is one of the project's own files.
function _network_pathForFile(filename, baseDirectory)
  local path = pathForFile(filename, baseDirectory)
  return path, baseDirectory == nil or baseDirectory == directories.ResourceDirectory
end

function system.getTimer() return (host.now()) end

local info = host.info

function system.getInfo(property)
  if type(property) ~= 'string' then
    error("bad argument #1 to 'getInfo' (string expected, got " .. type(property) .. ')', 2)
  end
  return info[property]
end

function system.newEventDispatcher() return kernel.newDispatcher() end
