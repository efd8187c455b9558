-- How the app's functions are called, what a list of listeners is, and the Runtime object.
local kernel, host = ...
local type, xpcall, pcall, tostring = type, xpcall, pcall, tostring
local setmetatable, getmetatable, pairs = setmetatable, getmetatable, pairs
local traceback = debug.traceback

kernel.try = pcall

local function describe(message)
  local kind = type(message)
  if kind == 'string' or kind == 'number' then return tostring(message) end
  local named, text = pcall(tostring, message)
  if named and kind == 'table' and getmetatable(message) then return text end
  return '(error object is a ' .. kind .. ' value)'
end

local pendingFunction, pendingFirst, pendingSecond

local function runPending()
  local fn, first, second = pendingFunction, pendingFirst, pendingSecond
  pendingFunction, pendingFirst, pendingSecond = nil, nil, nil
  return fn(first, second)
end

local function onError(message)
  return { text = describe(message), trace = traceback('', 2) }
end

-- Calls one function of the app. Its error is reported and does not reach the caller.
function kernel.guard(fn, first, second)
  pendingFunction, pendingFirst, pendingSecond = fn, first, second
  local worked, result = xpcall(runPending, onError)
  if worked then return result end
  if type(result) == 'table' then
    host.reportError(result.text, result.trace)
  else
    host.reportError(describe(result), '')
  end
  return nil
end
local guard = kernel.guard

local function direct(fn, first, second) return fn(first, second) end

local notSimulated = {
  axis = true, accelerometer = true, gyroscope = true, heading = true, location = true, collision = true,
  preCollision = true, postCollision = true, inputDeviceStatus = true, notification = true,
}

-- Arrays of listeners are replaced, never changed, so that a list may change while it is being called.
local function without(array, listener)
  local result, found = {}, false
  for i = 1, #array do
    if array[i] == listener and not found then found = true else result[#result + 1] = array[i] end
  end
  return result, found
end

local function contains(array, listener)
  for i = 1, #array do
    if array[i] == listener then return true end
  end
  return false
end

local nothing = {}

local function kindOf(listener) return type(listener) == 'function' and 'functions' or 'tables' end

function kernel.addListener(lists, name, listener)
  if type(name) ~= 'string' then
    kernel.raise("bad argument #1 to 'addEventListener' (string expected, got " .. type(name) .. ')')
  end
  local kind = type(listener)
  if kind == 'nil' then kernel.raise('addEventListener: listener cannot be nil') end
  if kind ~= 'function' and kind ~= 'table' then
    kernel.raise('addEventListener: listener must be a function or a table (got ' .. kind .. ')')
  end
  if notSimulated[name] then
    host.warnOnce("'" .. name .. "' events are not simulated; this listener hears only dispatchEvent()")
  end
  local list = lists[name]
  if not list then
    list = { functions = nothing, tables = nothing }
    lists[name] = list
  end
  local array = without(list[kindOf(listener)], nil)
  array[#array + 1] = listener
  list[kindOf(listener)] = array
end

-- Without a listener, a dispatcher that has something of the event's name is its own.
function kernel.listenerOf(dispatcher, name, listener)
  if not listener and type(name) == 'string' and dispatcher[name] then return dispatcher end
  return listener
end

-- Whether nobody listens to the event any more, and whether the listener was there.
function kernel.removeListener(lists, name, listener)
  local list = lists[name]
  if not list then return true, false end
  local left, found = without(list[kindOf(listener)], listener)
  list[kindOf(listener)] = left
  if #list.functions + #list.tables > 0 then return false, found end
  lists[name] = nil
  return true, found
end

local function callAll(lists, name, kind, event, call)
  local list = lists[name]
  local array, handled = list[kind], false
  for i = 1, #array do
    local listener = array[i]
    if list[kind] == array or contains(list[kind], listener) then
      local result
      if kind == 'functions' then
        result = call(listener, event)
      else
        result = call(function()
          local method = listener[name]
          if type(method) == 'function' then return method(listener, event) end
          return false
        end)
      end
      if result then handled = true end
    end
  end
  return handled
end

local function dispatch(lists, event, call)
  local name = event.name
  if not lists[name] then return false end
  local list = lists[name]
  local handled = callAll(lists, name, 'functions', event, call)
  -- A listener may have removed the last one of its kind, and with it the list.
  if lists[name] == list and callAll(lists, name, 'tables', event, call) then handled = true end
  return handled
end

-- For events that the simulator makes: one listener's error does not keep the others from running.
function kernel.dispatch(lists, event) return dispatch(lists, event, guard) end

-- For dispatchEvent(): an error goes to the app's own call.
function kernel.dispatchFromApp(lists, event)
  if type(event) ~= 'table' or type(event.name) ~= 'string' then
    kernel.raise('dispatchEvent: expected an event table with a name (a string)')
  end
  return dispatch(lists, event, direct)
end

-- Whether the listener, or any without one, is among those of the event.
function kernel.hasListener(lists, name, listener)
  local list = lists[name]
  if not list then return false end
  return listener == nil or contains(list.functions, listener) or contains(list.tables, listener)
end

local listsOf = setmetatable({}, { __mode = 'k' })

local function lists(dispatcher)
  local found = type(dispatcher) == 'table' and listsOf[dispatcher]
  if not found then kernel.raise('expected an event dispatcher: call its methods with a colon') end
  return found
end

local methods = {}

function methods:addEventListener(name, listener)
  kernel.addListener(lists(self), name, kernel.listenerOf(self, name, listener))
  return true
end

function methods:removeEventListener(name, listener)
  local _, found = kernel.removeListener(lists(self), name, kernel.listenerOf(self, name, listener))
  return found or nil
end

function methods:hasEventListener(name, listener)
  return kernel.hasListener(lists(self), name, kernel.listenerOf(self, name, listener))
end

function methods:dispatchEvent(event)
  local handled = kernel.dispatchFromApp(lists(self), event)
  return handled
end

function kernel.newDispatcher()
  local dispatcher = {}
  for name, method in pairs(methods) do dispatcher[name] = method end
  listsOf[dispatcher] = {}
  return dispatcher
end

Runtime = kernel.newDispatcher()
local runtimeLists = listsOf[Runtime]

-- In no manual, but projects bring copies of the engine's own libraries, which use them.
Runtime._G = _G

function Runtime.verifyListener(listener, name)
  local kind = type(listener)
  if kind == 'function' or (kind == 'table' and type(listener[name]) == 'function') then return listener end
  return nil
end

function Runtime.callListener(listener, name, ...)
  if type(listener) == 'function' then return listener(...) end
  if type(listener) == 'table' then return listener[name](listener, ...) end
end

function kernel.dispatchToRuntime(event) return kernel.dispatch(runtimeLists, event) end

function kernel.runtimeHears(name) return runtimeLists[name] ~= nil end

-- `kernel.systemEvent` is what the app is being told at this moment.
function kernel.system(kind, url)
  kernel.systemEvent = kind
  local event = { name = 'system', type = kind, url = url }
  -- Only desktops give an app that runs already the arguments of another start.
  if kind == 'applicationOpen' then event.commandLineArgs = {} end
  kernel.dispatchToRuntime(event)
  kernel.systemEvent = nil
end
