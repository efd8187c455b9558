--- an error ends the program
print("before")
error("the end")
--- an error of a table
error({})
--- calling nil
local t = {}
t.missing()
--- calling a method that is not there
local t = {}
t:missing()
--- calling a global
missing()
--- indexing nil
local a = {}
print(a.b.c)
--- indexing an upvalue
local up
local function f() return up.x end
f()
--- indexing the result of a call
local function f() end
print(f().x)
--- assigning into nil
local a = {}
a.b.c = 1
--- a nested traceback
local function three() error("three") end
local function two() three() end
function one() two() end
local t = { method = function(self) one() end }
t:method()
--- a traceback through pcall
local function inner() error("inner") end
local function outer() assert(pcall(inner)) end
outer()
--- a traceback through a tail call
local function f() error("tail") end
local function g() return f() end
g()
--- a traceback through a metamethod and an iterator
local t = setmetatable({}, { __index = function(_, k) error("no " .. k) end })
for k in function() return t.x end do print(k) end
--- a traceback through sort
table.sort({ 3, 1, 2 }, function(a, b) error("in order") end)
--- a traceback through gsub
local s = ("abc"):gsub(".", function(c) error("in " .. c) end)
--- a traceback through a coroutine
coroutine.wrap(function() error("in coroutine") end)()
--- a traceback of a deep stack
local function f(n) if n == 0 then error("deep") end f(n - 1) return n end
f(40)
--- a traceback of loaded text
loadstring("local function f()\n error('loaded')\nend\nf()", "=chunk")()
--- a traceback of loaded text without a name
loadstring("error('nameless')")()
--- a traceback of long loaded text
loadstring("-- a first line that is longer than what is shown of a chunk's name in messages\nerror('long')")()
--- debug.traceback
local function f() print(debug.traceback("here")) end
f()
print(debug.traceback("level", 2))
print(debug.traceback(nil))
print(debug.traceback({}) ~= nil, debug.traceback(12))
--- debug.getinfo
local function f() return debug.getinfo(1, "nSlu") end
local i = f()
print(i.name, i.namewhat, i.what, i.short_src, i.source, i.linedefined, i.lastlinedefined, i.currentline, i.nups)
local g = debug.getinfo(print)
print(g.what, g.short_src, g.source, g.currentline, g.linedefined)
print(debug.getinfo(1, "l").currentline, debug.getinfo(1, "S").what, debug.getinfo(100))
--- debug.getinfo of a function and its lines
local function f()
  local x = 1
  return x
end
local lines = {}
for line in pairs(debug.getinfo(f, "L").activelines) do lines[#lines + 1] = line end
table.sort(lines)
print(table.concat(lines, " "), debug.getinfo(f, "f").func == f)
--- debug.getinfo with wrong arguments
print(pcall(debug.getinfo))
print(pcall(debug.getinfo, "x"))
print(pcall(debug.getinfo, 1, "X"))
print(pcall(debug.getinfo, {}))
--- names in argument errors
print(pcall(function() string.rep() end))
print(pcall(function() ("x"):rep({}) end))
print(pcall(function() ("x").rep() end))
print(pcall(function() local r = string.rep r() end))
print(pcall(function() table.concat() end))
print(pcall(function() setmetatable(1) end))
--- a method's self is argument zero
print(pcall(function() string.rep(nil, 2) end))
print(pcall(function() local t = { f = string.rep } t:f(2) end))
--- syntax errors
local function try(s) print((select(2, loadstring(s, "=s")))) end
try("x")
try("x = ")
try("= 5")
try("local")
try("local 5")
try("if")
try("if x")
try("if x then")
try("if x then else else end")
try("for")
try("for i")
try("for i = 1 do end")
try("for i = 1, 2, 3, 4 do end")
try("for 5 = 1, 2 do end")
try("for a, b = 1, 2 do end")
try("for a in do end")
try("while x")
try("repeat")
try("repeat until")
try("function")
try("function f")
try("function f(")
try("function f(a,")
try("function f(a, ...")
try("function f(..., a) end")
try("function f:g.h() end")
try("local function f.g() end")
try("return return")
try("f(")
try("f(1,")
try("f(1 2)")
try("t = {")
try("t = { 1 2 }")
try("t = { [1] }")
try("t = { a = }")
try("a.5 = 1")
try("a:b = 1")
try("f() = 1")
try("1 = a")
try("(a) = 1")
try("a, f() = 1, 2")
try("x = 1 + ")
try("x = not")
try("x = 'a' 'b'")
try("x = a b")
try("x = @")
try("x = $")
try("x = a ! b")
try("x = a != b")
try("x = a ~ b")
try("end")
try("do")
try("x = function")
try("goto = = 1")
try("x = }")
try("x = \"a\nb\"")
try("\1 = 5")
--- syntax errors tell the line that was opened
print((select(2, loadstring("if a then\n\n\n", "=s"))))
print((select(2, loadstring("f(\n1,\n2", "=s"))))
print((select(2, loadstring("while true do\nif x then\nend\n", "=s"))))
print((select(2, loadstring("x = {\n1,\n2\n", "=s"))))
--- a program that does not compile
local x = = 5
--- a long token in a syntax error
print((select(2, loadstring("x = = " .. ("y"):rep(100), "=s"))))
print((select(2, loadstring("x = 'abc' " .. ("'long text that goes on'"):rep(5), "=s"))))
--- chunk names in messages
print(select(2, loadstring("x x", "=" .. ("n"):rep(80))))
print(select(2, loadstring("x x", "@" .. ("n"):rep(80))))
print(select(2, loadstring("x x", "plain")))
print(select(2, loadstring("x x", ("p"):rep(80))))
print(select(2, loadstring("x x", "one\ntwo")))
print(select(2, loadstring("x x", "")))
print(select(2, loadstring("x x", "=")))
print(select(2, loadstring("x x", "@")))
--- line numbers after long strings and comments
print(pcall(loadstring("local a = [[\n\n\n]]\n--[[\n\n]]\nerror('x')", "=s")))
print(pcall(loadstring("local t = {\n  a = 1,\n  b = nil + 1,\n}", "=s")))
print(pcall(loadstring("print(\n  1,\n  nil .. 'x')", "=s")))
print(pcall(loadstring("\r\n\r\nerror('crlf')", "=s")))
--- errors name what they can
local function try(s) print(select(2, pcall(loadstring(s, "=s")))) end
try("local a = {} a.b.c.d = 1")
try("a.b = 1")
try("local a = {} a[1][2] = 3")
try("local a = {} return a.x.y")
try("local a = {} return a['x y'].z")
try("local a, k = {}, 'key' return a[k].z")
try("return (1).x.y")
try("return ('x').y.z")
try("local a = {} a.f()")
try("local a = {} a.b.f()")
try("local a = {} a['f g']()")
try("local a = {} a:f()")
try("local a = {} a[1]()")
try("(function() end)()()")
try("local a a()")
try("local a = 'x' a()")
try("return #nil")
try("local a = 5 return #a")
try("return #undefined")
try("local a = {} return a.b .. 'x'")
try("return 'x' .. undefined")
try("local t = {} t.x.y = function() end")
try("string.format('%d', 'x')")
try("return math.floor({})")
try("return ('x'):rep(1, 2, 3):bad()")
--- os.exit and friends are not called here
print(type(os.time()), type(os.clock()), type(os.date()))
