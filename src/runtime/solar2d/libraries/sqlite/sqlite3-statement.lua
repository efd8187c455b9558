-- The library sqlite3: prepared statements.
local kernel, host = ...
local type, error, select, pairs, tonumber, tostring = type, error, select, pairs, tonumber, tostring
local sub, format = string.sub, string.format
local statements, sqlite3 = kernel.sqliteStatements, kernel.sqlite3

local stmt = {}
kernel.sqliteStatementMethods = stmt

local function open(self)
  local id = statements.id(self, 4)
  if not host.sqliteIsStatement(id) then error('attempt to use closed sqlite virtual machine', 3) end
  return id
end

-- The same where a row must be there.
local function withRow(self)
  local id = statements.id(self, 4)
  if not host.sqliteIsStatement(id) then error('attempt to use closed sqlite virtual machine', 3) end
  if not host.sqliteHasRow(id) then error('misuse of function: there is no row; call step() first', 3) end
  return id
end

function stmt:isopen() return host.sqliteIsStatement(statements.id(self, 3)) end

function stmt:step() return host.sqliteStep(open(self)) end

function stmt:reset() return host.sqliteReset(open(self)) end

function stmt:finalize() return (statements.forget(open(self))) end

function stmt:columns() return host.sqliteColumnCount(open(self)) end

local function bindAt(id, index, value, isBlob)
  if type(value) == 'table' or type(value) == 'function' or type(value) == 'userdata' or type(value) == 'thread' then
    error(format('index (%d) - invalid data type for bind (%s)', index, type(value)), 3)
  end
  return host.sqliteBind(id, index, value, isBlob)
end

local function bindIndex(id, value)
  local index, count = tonumber(value), host.sqliteParameterCount(id)
  if not index or index % 1 ~= 0 or index < 1 or index > count then
    error(format('bind index out of range [1..%d]', count), 3)
  end
  return index
end

function stmt:bind(index, value)
  local id = open(self)
  return bindAt(id, bindIndex(id, index), value, false)
end

function stmt:bind_blob(index, value)
  local id = open(self)
  return bindAt(id, bindIndex(id, index), value, true)
end

function stmt:bind_values(...)
  local id = open(self)
  local given, wanted = select('#', ...), host.sqliteParameterCount(id)
  if given ~= wanted then
    error(format('incorrect number of parameters to bind (%d given, %d to bind)', given, wanted), 2)
  end
  for index = 1, given do
    local code = bindAt(id, index, (select(index, ...)), false)
    if code ~= sqlite3.OK then return code end
  end
  return sqlite3.OK
end

-- `:name`, `$name` and `@name` take the field of that name; a plain `?` takes the field of its number.
function stmt:bind_names(values)
  local id = open(self)
  if type(values) ~= 'table' then
    error("bad argument #2 to 'bind_names' (table expected, got " .. type(values) .. ')', 2)
  end
  for index = 1, host.sqliteParameterCount(id) do
    local name = host.sqliteParameterName(id, index)
    local value
    if name and sub(name, 1, 1) ~= '?' then value = values[sub(name, 2)] else value = values[index] end
    local code = bindAt(id, index, value, false)
    if code ~= sqlite3.OK then return code end
  end
  return sqlite3.OK
end

function stmt:bind_parameter_count() return host.sqliteParameterCount(open(self)) end

function stmt:bind_parameter_name(index)
  local id = open(self)
  return host.sqliteParameterName(id, bindIndex(id, index))
end

-- Columns count from 0.
local function columnIndex(id, value)
  local index, count = tonumber(value), host.sqliteColumnCount(id)
  if not index or index % 1 ~= 0 or index < 0 or index >= count then
    error(format('index out of range [0..%d]', count - 1), 3)
  end
  return index + 1
end

function stmt:get_value(index)
  local id = withRow(self)
  return (select(columnIndex(id, index), host.sqliteValues(id)))
end

function stmt:get_name(index)
  local id = open(self)
  return (select(columnIndex(id, index), host.sqliteNames(id)))
end

function stmt:get_type(index)
  local id = open(self)
  return (select(columnIndex(id, index), host.sqliteTypes(id)))
end

local function list(count, ...)
  local result = {}
  for i = 1, count do result[i] = (select(i, ...)) end
  return result
end

function stmt:get_values()
  local id = withRow(self)
  return list(host.sqliteColumnCount(id), host.sqliteValues(id))
end

function stmt:get_uvalues() return host.sqliteValues(withRow(self)) end

function stmt:get_names()
  local id = open(self)
  return list(host.sqliteColumnCount(id), host.sqliteNames(id))
end

function stmt:get_unames() return host.sqliteNames(open(self)) end

function stmt:get_types()
  local id = open(self)
  return list(host.sqliteColumnCount(id), host.sqliteTypes(id))
end

function stmt:get_utypes() return host.sqliteTypes(open(self)) end

function stmt:get_named_values()
  local id = withRow(self)
  return kernel.sqliteNamedRow(id, host.sqliteValues(id))
end

function stmt:get_named_types()
  local id = open(self)
  return kernel.sqliteNamedRow(id, host.sqliteTypes(id))
end

stmt.data, stmt.idata, stmt.inames, stmt.itypes = stmt.get_named_values, stmt.get_values, stmt.get_names, stmt.get_types

local function iterator(name, shape)
  stmt[name] = function(self)
    local id = open(self)
    return function()
      if not host.sqliteIsStatement(id) then return nil end
      local code = host.sqliteStep(id)
      if code == sqlite3.ROW then return shape(id, host.sqliteValues(id)) end
      local problem = code ~= sqlite3.DONE and host.sqliteProblem(id)
      host.sqliteReset(id)
      if problem then error(problem, 0) end
      return nil
    end, self
  end
end

iterator('nrows', kernel.sqliteNamedRow)
iterator('rows', function(_, ...) return { ... } end)
iterator('urows', function(_, ...) return ... end)

function stmt:last_insert_rowid() return host.sqliteStatementLastRow(open(self)) end
return sqlite3
