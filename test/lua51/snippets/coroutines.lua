--- resume and yield
local co = coroutine.create(function(a, b)
  print("start", a, b)
  local c = coroutine.yield(a + b)
  print("again", c)
  local d, e = coroutine.yield(c * 2)
  return d, e
end)
print(coroutine.resume(co, 1, 2))
print(coroutine.resume(co, 10))
print(coroutine.resume(co, "x", "y"))
print(coroutine.resume(co))
--- status
local co
co = coroutine.create(function() print(coroutine.status(co)) coroutine.yield() end)
print(coroutine.status(co))
coroutine.resume(co)
print(coroutine.status(co))
coroutine.resume(co)
print(coroutine.status(co))
--- the status of a coroutine that resumes another
local outer
outer = coroutine.create(function()
  coroutine.resume(coroutine.create(function() print(coroutine.status(outer)) end))
end)
coroutine.resume(outer)
--- an error ends a coroutine
local co = coroutine.create(function() error("inside") end)
print(coroutine.resume(co))
print(coroutine.status(co), coroutine.resume(co))
--- an error value
print(select(2, coroutine.resume(coroutine.create(function() error({ code = 7 }) end))).code)
--- wrap
local next = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end return "end" end)
print(next(), next(), next(), next())
print(pcall(next))
--- an error through wrap
local f = coroutine.wrap(function() error("broken") end)
print(pcall(f))
local g = coroutine.wrap(function() error({}) end)
print(type(select(2, pcall(g))))
local h = coroutine.wrap(function() local x = nil; return x.y end)
print(pcall(function() h() end))
--- yield outside a coroutine
print(pcall(coroutine.yield, 1))
--- yield across pcall
local co = coroutine.create(function()
  print(pcall(function() coroutine.yield(1) end))
  return "after"
end)
print(coroutine.resume(co))
--- yield across a metamethod, an iterator, a sort
local function try(f) print(coroutine.resume(coroutine.create(f))) end
try(function() return setmetatable({}, { __add = function() coroutine.yield() end }) + 1 end)
try(function() for _ in coroutine.yield do end end)
try(function() table.sort({ 2, 1 }, function() coroutine.yield() end) end)
try(function() return ("x"):gsub("x", function() coroutine.yield() end) end)
try(function() require("x" .. tostring(coroutine.yield())) end)
--- resume of itself
local co
co = coroutine.create(function() return coroutine.resume(co) end)
print(coroutine.resume(co))
--- resume of what does not sleep
print(coroutine.resume(coroutine.create(function() end)))
print(pcall(coroutine.resume, 1))
print(pcall(coroutine.resume))
print(pcall(coroutine.status, 1))
--- create of what is no function
print(pcall(coroutine.create))
print(pcall(coroutine.create, 1))
print(pcall(coroutine.wrap, {}))
--- running
print(coroutine.running())
coroutine.wrap(function() print(type(coroutine.running())) end)()
--- a generator
local function range(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
local sum = 0
for i in range(100) do sum = sum + i end
print(sum)
--- permutations
local function permute(a, n)
  if n <= 1 then coroutine.yield(a) else
    for i = 1, n do
      a[n], a[i] = a[i], a[n]
      permute(a, n - 1)
      a[n], a[i] = a[i], a[n]
    end
  end
end
for p in coroutine.wrap(function() permute({ "a", "b", "c" }, 3) end) do print(table.concat(p, " ")) end
--- producer and consumer
local function producer() return coroutine.create(function() for _, v in ipairs({ "x", "y" }) do coroutine.yield(v) end end) end
local p = producer()
while true do
  local _, v = coroutine.resume(p)
  if not v then break end
  print(v)
end
--- many coroutines
local list = {}
for i = 1, 500 do list[i] = coroutine.create(function(x) local y = coroutine.yield(x + 1) return x + y end) end
local total = 0
for i, co in ipairs(list) do total = total + select(2, coroutine.resume(co, i)) end
for _, co in ipairs(list) do total = total + select(2, coroutine.resume(co, 1)) end
print(total)
--- coroutines in coroutines
local function nest(n)
  if n == 0 then return coroutine.yield("deep") end
  return coroutine.wrap(nest)(n - 1)
end
print(coroutine.resume(coroutine.create(nest), 10))
--- a coroutine per level is limited
local function deeper(n) return 1 + coroutine.wrap(deeper)(n + 1) end
local ok, message = pcall(deeper, 1)
print(ok, (message:match("C stack overflow")))
--- yield of many values
local co = coroutine.wrap(function() return select("#", coroutine.yield(unpack({}, 1, 100))) end)
print(select("#", co()), co(unpack({}, 1, 50)))
--- a tail call that yields
local co = coroutine.wrap(function() return coroutine.yield(1) end)
print(co(), co(2, 3))
--- a traceback of a coroutine
local co = coroutine.create(function() local function inner() coroutine.yield() end inner() end)
coroutine.resume(co)
print(debug.traceback(co))
print(debug.traceback(co, "message"))
--- a traceback of a dead coroutine
local co = coroutine.create(function() local t = nil; t.x = 1 end)
coroutine.resume(co)
print(debug.traceback(co))
--- an environment of a coroutine
local co = coroutine.wrap(function() value = 5 coroutine.yield() return value end)
co()
print(value, co())
