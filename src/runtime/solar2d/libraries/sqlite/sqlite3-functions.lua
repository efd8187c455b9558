-- The library sqlite3: functions of Lua that SQL calls, and the moments that an app can listen to.
local kernel, host = ...
local type, error, tostring, tonumber, setmetatable, math = type, error, tostring, tonumber, setmetatable, math
local db, open, text = kernel.sqliteDatabaseMethods, kernel.sqliteOpenDatabase, kernel.sqliteText
local guard = kernel.guard

local function aFunction(value, index, name)
  if type(value) ~= 'function' then
    error('bad argument #' .. index .. " to '" .. name .. "' (function expected, got " .. type(value) .. ')', 3)
  end
  return value
end

local results = setmetatable({}, { __mode = 'k' })
local context = {}
local contextMeta = { __index = context, __metatable = false, __tostring = function() return 'sqlite context' end }

local function setResult(self, value, kind)
  local state = results[self]
  if not state then error('the context is that of another call', 3) end
  state.value, state.kind = value, kind
end

function context:result(value)
  local kind = type(value)
  if kind ~= 'string' and kind ~= 'number' and kind ~= 'nil' and kind ~= 'boolean' then
    error('invalid result type ' .. kind, 2)
  end
  setResult(self, kind == 'boolean' and (value and 1 or 0) or value)
end
function context:result_null() setResult(self, nil) end
function context:result_number(value) setResult(self, tonumber(value) or 0) end
context.result_double = context.result_number
function context:result_int(value) setResult(self, math.floor(tonumber(value) or 0)) end
function context:result_text(value) setResult(self, tostring(value)) end
function context:result_blob(value) setResult(self, tostring(value), 'blob') end
function context:result_error(message) setResult(self, tostring(message), 'error') end
function context:user_data() return (results[self] or {}).data end
function context:aggregate_count() return (results[self] or {}).count end
function context:get_aggregate_data() return (results[self] or {}).aggregate end
function context:set_aggregate_data(value) (results[self] or {}).aggregate = value end

local function newContext(data)
  local made = setmetatable({}, contextMeta)
  results[made] = { data = data, count = 0 }
  return made, results[made]
end

-- What the host takes: whether the value is a blob, and the value; or false and a message.
local function answer(state)
  if state.kind == 'error' then return false, state.value end
  return state.kind == 'blob' or nil, state.value
end

local function argumentCount(value, name)
  local count = tonumber(value)
  if not count or count < -1 or count > 127 or count % 1 ~= 0 then
    error("bad argument #3 to '" .. name .. "' (a number of arguments expected, -1 for any)", 3)
  end
  return count
end

function db:create_function(name, count, fn, data)
  aFunction(fn, 4, 'create_function')
  return host.sqliteFunction(open(self), text(name, 2, 'create_function'), argumentCount(count, 'create_function'), function(...)
    local made, state = newContext(data)
    fn(made, ...)
    return answer(state)
  end, false) == 0
end

function db:create_aggregate(name, count, step, final, data)
  aFunction(step, 4, 'create_aggregate')
  aFunction(final, 5, 'create_aggregate')
  local groups = {}
  return host.sqliteFunction(open(self), text(name, 2, 'create_aggregate'), argumentCount(count, 'create_aggregate'), function(group, isFinal, ...)
    local made = groups[group]
    if not made then made = newContext(data) end
    local state = results[made]
    if isFinal then
      groups[group] = nil
      final(made)
      return answer(state)
    end
    groups[group] = made
    state.count = state.count + 1
    step(made, ...)
    if state.kind == 'error' then return answer(state) end
  end, true) == 0
end

function db:create_collation(name, fn)
  aFunction(fn, 3, 'create_collation')
  return host.sqliteCollation(open(self), text(name, 2, 'create_collation'), fn)
end

-- `wrap` makes what SQLite calls of the app's function and its data.
local function hook(method, name, wrap)
  db[method] = function(self, fn, data)
    local id = open(self)
    if fn == nil then return host.sqliteHook(id, name, nil) end
    aFunction(fn, 2, method)
    host.sqliteHook(id, name, wrap(fn, data))
  end
end

hook('trace', 'trace', function(fn, data) return function(sql) guard(fn, data, sql) end end)
hook('busy_handler', 'busy', function(fn, data) return function(tries) return guard(fn, data, tries) end end)
hook('commit_hook', 'commit', function(fn, data) return function() return guard(fn, data) end end)
hook('rollback_hook', 'rollback', function(fn, data) return function() guard(fn, data) end end)
hook('update_hook', 'update', function(fn, data)
  return function(operation, database, table, row)
    guard(function() fn(data, operation, database, table, row) end)
  end
end)

function db:progress_handler(steps, fn, data)
  local id = open(self)
  if fn == nil then return host.sqliteHook(id, 'progress', nil) end
  aFunction(fn, 3, 'progress_handler')
  host.sqliteHook(id, 'progress', function() return guard(fn, data) end, tonumber(steps) or 1000)
end

function db:load_extension() return nil, 'not authorized' end
