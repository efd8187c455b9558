-- The parts of Solar2D that are not simulated: using one is told once per call site, or is an error in strict mode, and
-- gives an object that swallows what is done to it. What Solar2D does not know either stays nil.
local kernel, host, api = ...
local type, select, pairs, getmetatable, setmetatable, tostring = type, select, pairs, getmetatable, setmetatable, tostring
local match, unpack, globals, rawset = string.match, unpack, _G, rawset

local meta = {}

local function inert() return setmetatable({}, meta) end
kernel.newInert = inert

-- Where a display object is expected, one of these is left out.
function kernel.isInert(value) return type(value) == 'table' and getmetatable(value) == meta end

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

-- What is given instead: known answers, or something that takes what is done to it.
local function answer(answers)
  if answers then return unpack(answers) end
  return inert()
end

local function missingFunction(name, answers)
  local fn = made[name]
  if not fn then
    local told, finish = name .. ' is not simulated; the call does nothing', kernel.soundEnds[name]
    fn = function(...)
      host.unsupported(told)
      if finish then finish(...) end
      return answer(answers)
    end
    made[name] = fn
  end
  return fn
end

local function missingValue(name, answers)
  host.unsupported(name .. ' is not simulated; what is done to it has no effect')
  return answer(answers)
end

local none = {}

local refusal = { false }

-- What a plugin asks: whether something is loaded, connected, possible. It never is.
local function isQuestion(key) return match(key, '^is%u') or match(key, '^has%u') or match(key, '^can%u') end

local function lookUp(library, names, answers, key)
  local kind = type(key) == 'string' and names[key]
  if kind == 'function' then
    return missingFunction(library .. '.' .. key, answers[key] or isQuestion(key) and refusal or nil)
  end
  if kind == 'value' then return missingValue(library .. '.' .. key, answers[key]) end
  return nil
end

local displayObject, objectAnswers = api.DisplayObject, api.answers.DisplayObject

-- For display objects: a known method is told when it is called, a known property when it is read.
function kernel.unsimulated(library, key)
  local kind = type(key) == 'string' and displayObject[key]
  if kind == 'function' then return missingFunction(library .. ':' .. key, objectAnswers[key]) end
  if kind == 'value' then return missingValue(library .. '.' .. key, objectAnswers[key]) end
  return nil
end

local function fill(library, name, names, answers)
  answers = answers or none
  return setmetatable(library, { __index = function(_, key) return lookUp(name, names, answers, key) end })
end

for name, names in pairs(api.globals) do
  local library = _G[name]
  if type(library) ~= 'table' then
    library = {}
    _G[name] = library
  end
  fill(library, name, names, api.answers.globals[name])
  package.loaded[name] = library
end
native.systemFont, native.systemFontBold = native.systemFont or 'native.systemFont', native.systemFontBold or 'native.systemFontBold'

local anything = setmetatable({}, { __index = function(_, key) return type(key) == 'string' and 'function' or nil end })

local function loadLibrary(name)
  host.unsupported("the library '" .. name .. "' is not simulated; what it offers does nothing")
  local library = fill({}, name, api.libraries[name] or anything, api.answers.libraries[name])
  -- Written in C, so it is also a global.
  if name == 'physics' then rawset(globals, name, library) end
  return library
end

-- What one of our libraries leaves out.
for name, names in pairs(api.libraries) do
  local library = package.loaded[name]
  if type(library) == 'table' and not getmetatable(library) then fill(library, name, names, api.answers.libraries[name]) end
end

-- Last, so that a project's own file of that name is found first.
package.loaders[#package.loaders + 1] = function(name)
  if api.libraries[name] or match(name, '^plugin%.') or match(name, '^CoronaProvider%.') then return loadLibrary end
  return nil
end
