-- What config.lua and build.settings of the project say of the screen. Each is run once, in an environment of its own.
local kernel, host = ...
local type, tonumber, tostring, pairs, pcall = type, tonumber, tostring, pairs, pcall
local loadstring, setfenv, setmetatable = loadstring, setfenv, setmetatable
local lower, getInfo = string.lower, system.getInfo

local function copy(library)
  local result = {}
  for name, value in pairs(library) do result[name] = value end
  return result
end

-- What a config.lua can ask: the screen and the platform. What it sets stays with it.
local function environment()
  return {
    display = { pixelWidth = host.pixelWidth, pixelHeight = host.pixelHeight },
    system = { getInfo = getInfo },
    math = copy(math), string = copy(string), table = copy(table),
    type = type, tonumber = tonumber, tostring = tostring, pairs = pairs, ipairs = ipairs, next = next,
    select = select, unpack = unpack, print = print, error = error, assert = assert,
  }
end

local function run(name, source, globals)
  local chunk, problem = loadstring(source, '@' .. name)
  local worked = chunk
  if chunk then worked, problem = pcall(setfenv(chunk, globals)) end
  if worked then return globals end
  return nil, type(problem) == 'string' and problem or 'it raised an error'
end

local function field(value, key)
  if type(value) == 'table' then return value[key] end
  return nil
end

-- The global table that the file leaves.
local function read(name, global, globals)
  local source = host.readScreenFile(name)
  if not source then return nil end
  local left, problem = run(name, source, globals)
  if left then return left[global] end
  if name == 'config.lua' then host.warn('config.lua cannot be used, so the project counts as having none: ' .. problem) end
  return nil
end

local function size(content, key)
  local value = field(content, key)
  if value == nil then return nil end
  local number = tonumber(value)
  if number and number >= 1 and number <= 100000 then return number end
  host.warn('config.lua: content.' .. key .. ' must be a number from 1 to 100000 (got ' .. tostring(value) .. ')')
  return nil
end

local scales = { letterbox = true, zoomeven = true, zoomstretch = true, none = true, adaptive = true }

local function scaleOf(content)
  local value = field(content, 'scale')
  if value == nil then return 'none' end
  local known = type(value) == 'string' and lower(value)
  if known and scales[known] then return known end
  host.warn("config.lua: content.scale must be 'letterbox', 'zoomEven', 'zoomStretch', 'adaptive' or 'none' (got "
    .. tostring(value) .. ')')
  return 'none'
end

local function readConfig()
  local content = field(read('config.lua', 'application', environment()), 'content')
  host.setContent(size(content, 'width'), size(content, 'height'), scaleOf(content), field(content, 'xAlign'),
    field(content, 'yAlign'), tonumber(field(content, 'fps')))
  local suffixes = field(content, 'imageSuffix')
  if type(suffixes) == 'table' then
    for suffix, scale in pairs(suffixes) do
      if type(suffix) == 'string' and tonumber(scale) then host.addImageSuffix(suffix, tonumber(scale)) end
    end
  end
end

-- A broken build.settings is told where its permissions are read.
local function readOrientation()
  local orientation = field(read('build.settings', 'settings', {}), 'orientation')
  host.setOrientation(field(orientation, 'default'), field(orientation, 'content'))
  local supported = field(orientation, 'supported')
  if type(supported) == 'table' then
    for _, name in pairs(supported) do host.addOrientation(name) end
  end
end

-- Run once, before the app's own code. Values that raise when they are read count as nothing said.
function kernel.readScreen()
  local worked, problem = pcall(readConfig)
  if not worked then
    host.setContent()
    host.warn('config.lua cannot be used, so the project counts as having none: ' .. tostring(problem))
  end
  pcall(readOrientation)
  host.openScreen()
  kernel.showScreen()
end
