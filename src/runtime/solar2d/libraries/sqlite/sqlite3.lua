-- The library sqlite3: databases. Source: the LuaSQLite 3 reference, to which the Solar2D docs refer (library: sqlite3).
local kernel, host = ...
local type, error, select, tostring, tonumber, pairs = type, error, select, tostring, tonumber, pairs
local setmetatable, getmetatable, collectgarbage, try, max = setmetatable, getmetatable, collectgarbage, kernel.try, math.max

local version = host.sqliteLoad()
local sqlite3 = {}
for name, value in pairs(host.sqliteConstants) do sqlite3[name] = value end

-- The app holds objects, the host numbers. What was dropped is only noted when it is collected, and ended at the next
-- call: ending it may call functions of the app, which no watchdog could stop within a collection.
local function newRegistry(what, most, release)
  local idOf, live, dropped, count = setmetatable({}, { __mode = 'k' }), {}, {}, 0
  local registry, prototype, limit = {}, host.newProxy(true), most
  local meta = getmetatable(prototype)
  meta.__metatable = false

  function meta.__tostring(object) return what .. ': ' .. tostring(idOf[object]) end

  function meta.__gc(object) dropped[#dropped + 1] = idOf[object] end

  function registry.new(id, methods)
    meta.__index = methods
    local object = host.newProxy(prototype)
    idOf[object], live[id], count = id, true, count + 1
    return object
  end

  function registry.forget(id)
    if not live[id] then return sqlite3.OK end
    local code = release(id)
    if code ~= sqlite3.MISUSE then live[id], count = nil, count - 1 end
    return code
  end

  function registry.makeRoom()
    local isFull = count >= limit
    if isFull then collectgarbage() end
    while #dropped > 0 do
      local id = dropped[#dropped]
      dropped[#dropped] = nil
      try(registry.forget, id)
    end
    if isFull then limit = max(most, 2 * count) end
  end

  function registry.id(object, level)
    local id = type(object) == 'userdata' and idOf[object]
    if not id then error('bad argument #1 (' .. what .. ' expected, got ' .. type(object) .. '); call methods with a colon', level) end
    return id
  end
  return registry
end

local databases = newRegistry('sqlite database', 8, host.sqliteClose)
local statements = newRegistry('sqlite virtual machine', 100, host.sqliteFinalize)
kernel.sqliteStatements = statements

-- A statement keeps its database.
local databaseOf = setmetatable({}, { __mode = 'k' })

local function newStatement(id, database)
  local object = statements.new(id, kernel.sqliteStatementMethods)
  databaseOf[object] = database
  return object
end

local function text(value, index, name)
  if type(value) ~= 'string' and type(value) ~= 'number' then
    error('bad argument #' .. index .. " to '" .. name .. "' (string expected, got " .. type(value) .. ')', 3)
  end
  return tostring(value)
end

-- The number of an open database.
local function open(self)
  local id = databases.id(self, 4)
  if not host.sqliteIsOpen(id) then error('attempt to use closed sqlite database', 3) end
  return id
end

local function openPath(path, flags)
  statements.makeRoom()
  databases.makeRoom()
  local id, code, message = host.sqliteOpen(path, flags)
  if not id then return nil, code, message end
  return databases.new(id, kernel.sqliteDatabaseMethods)
end

function sqlite3.open(path, flags)
  return openPath(text(path, 1, 'open'), tonumber(flags) or sqlite3.OPEN_READWRITE + sqlite3.OPEN_CREATE)
end

function sqlite3.open_memory() return openPath(':memory:', sqlite3.OPEN_READWRITE + sqlite3.OPEN_CREATE) end

function sqlite3.version() return version end

function sqlite3.complete(sql) return host.sqliteComplete(text(sql, 1, 'complete')) end

function sqlite3.temp_directory() return nil end

local db = {}
kernel.sqliteDatabaseMethods = db

function db:isopen() return host.sqliteIsOpen(databases.id(self, 3)) end

function db:close() return (databases.forget(open(self))) end

function db:close_vm() host.sqliteCloseStatements(open(self)) end

local function prepare(id, sql)
  statements.makeRoom()
  return host.sqlitePrepare(id, sql)
end

function db:prepare(sql)
  local id, rest = prepare(open(self), text(sql, 2, 'prepare'))
  if not id then return nil, rest end
  return newStatement(id, self), rest
end

function db:exec(sql, onRow, data)
  local id = open(self)
  if onRow ~= nil and type(onRow) ~= 'function' then
    error("bad argument #3 to 'exec' (function expected, got " .. type(onRow) .. ')', 2)
  end
  return host.sqliteExec(id, text(sql, 2, 'exec'), onRow and function(count, values, names)
    return kernel.guard(function() return onRow(data, count, values, names) end)
  end)
end
db.execute = db.exec

-- An iterator over the rows of the first statement. `shape` makes of a row what the loop gets.
local function iterator(name, shape)
  db[name] = function(self, sql)
    local id = open(self)
    local statement, code = prepare(id, text(sql, 2, name))
    if not statement then error(code == sqlite3.NOMEM and 'too many open statements' or host.sqliteErrorMessage(id), 0) end
    local object = newStatement(statement, self)
    return function()
      if not host.sqliteIsStatement(statement) then return nil end
      local step = host.sqliteStep(statement)
      if step == sqlite3.ROW then return shape(statement, host.sqliteValues(statement)) end
      local message = step ~= sqlite3.DONE and host.sqliteErrorMessage(id)
      statements.forget(statement)
      object = nil
      if message then error(message, 0) end
      return nil
    end, object
  end
end

function kernel.sqliteNamedRow(statement, ...)
  local row, names = {}, { host.sqliteNames(statement) }
  for i = 1, #names do row[names[i]] = (select(i, ...)) end
  return row
end

iterator('nrows', kernel.sqliteNamedRow)
iterator('rows', function(_, ...) return { ... } end)
iterator('urows', function(_, ...) return ... end)

function db:changes() return host.sqliteChanges(open(self)) end
function db:total_changes() return host.sqliteTotalChanges(open(self)) end
function db:last_insert_rowid() return host.sqliteLastRow(open(self)) end
function db:errcode() return host.sqliteErrorCode(open(self)) end
function db:errmsg() return host.sqliteErrorMessage(open(self)) end
db.error_code, db.error_message = db.errcode, db.errmsg
function db:interrupt() host.sqliteInterrupt(open(self)) end

function db:busy_timeout(milliseconds)
  host.sqliteHook(open(self), 'busy', nil)
  return host.sqliteBusyTimeout(open(self), tonumber(milliseconds) or 0)
end

kernel.sqliteOpenDatabase = open
kernel.sqliteText = text
kernel.sqlite3 = sqlite3
