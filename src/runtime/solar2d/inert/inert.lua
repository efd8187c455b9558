-- The parts of Solar2D that are not simulated: calling one warns once per call site and gives an object that
-- swallows what is done to it. What Solar2D does not know either stays nil.
local kernel, host, api = ...
local type, select, pairs, setmetatable, tostring = type, select, pairs, setmetatable, tostring
local match = string.match

local meta = {}

local function inert() return setmetatable({}, meta) end

local function zero() return 0 end
local function no() return false end
local function text(value) return type(value) == 'table' and '' or tostring(value) end

-- A numeric index ends `while list[i]` loops.
function meta.__index(_, key)
  if type(key) == 'number' then return nil end
  return inert()
end

function meta.__call(_, ...)
  -- As the iterator of a `for` loop it gets two nils first, and must end the loop.
  if select('#', ...) == 2 and (...) == nil and select(2, ...) == nil then return nil end
  return inert()
end

function meta.__concat(left, right) return text(left) .. text(right) end

function meta.__tostring() return '(not simulated)' end

meta.__add, meta.__sub, meta.__mul, meta.__div, meta.__mod, meta.__pow, meta.__unm = zero, zero, zero, zero, zero, zero, zero
meta.__lt, meta.__le = no, no

local made = {}

local function missingFunction(name, givesNothing)
  local fn = made[name]
  if not fn then
    local warning = name .. ' is not simulated yet; the call does nothing'
    fn = givesNothing and function()
      host.warnOnce(warning)
      return nil, name .. ' is not simulated yet'
    end or function()
      host.warnOnce(warning)
      return inert()
    end
    made[name] = fn
  end
  return fn
end

local function lookUp(library, names, key)
  local kind = type(key) == 'string' and names[key]
  if kind == 'function' then return missingFunction(library .. '.' .. key, library == 'io' or library == 'os') end
  if kind == 'value' then return inert() end
  return nil
end

local displayObject = api.DisplayObject

-- For display objects: a known method warns when called, a known property when read.
function kernel.unsimulated(library, key)
  local kind = type(key) == 'string' and displayObject[key]
  if kind == 'function' then return missingFunction(library .. ':' .. key) end
  if kind == 'value' then
    host.warnOnce(library .. '.' .. key .. ' is not simulated yet; what is done to it has no effect')
    return inert()
  end
  return nil
end

local function fill(library, name, names)
  return setmetatable(library, { __index = function(_, key) return lookUp(name, names, key) end })
end

for name, names in pairs(api.globals) do
  local library = _G[name]
  if type(library) ~= 'table' then
    library = {}
    _G[name] = library
  end
  if name ~= 'Runtime' then fill(library, name, names) end
  package.loaded[name] = library
end
native.systemFont, native.systemFontBold = 'native.systemFont', 'native.systemFontBold'
display.HiddenStatusBar = 'HiddenStatusBar'

fill(kernel.json, 'json', api.libraries.json)

local anything = setmetatable({}, { __index = function(_, key) return type(key) == 'string' and 'function' or nil end })

local function loadLibrary(name)
  host.warnOnce("the library '" .. name .. "' is not simulated yet; what it offers does nothing")
  return fill({}, name, api.libraries[name] or anything)
end

-- Last, so that a project's own file of that name is found first.
package.loaders[#package.loaders + 1] = function(name)
  if api.libraries[name] or match(name, '^plugin%.') then return loadLibrary end
  return nil
end
