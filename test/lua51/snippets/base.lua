--- version
print(_VERSION, type(_G), _G._G == _G)
--- type
print(type(nil), type(true), type(1), type(""), type({}), type(print), type(coroutine.create(print)))
--- type without an argument
print(pcall(type))
--- tostring of each kind
print(tostring(nil), tostring(true), tostring(false), tostring(12), tostring(-0.5), tostring("x"))
--- tostring without an argument
print(pcall(tostring))
--- tostring asks the metatable
print(tostring(setmetatable({}, { __tostring = function() return "mine" end })))
--- tostring may give what it likes
print(tostring(setmetatable({}, { __tostring = function() return 42 end })))
print(pcall(tostring, setmetatable({}, { __tostring = function() error("no") end })))
--- print wants a string of tostring
print(pcall(print, setmetatable({}, { __tostring = function() return {} end })))
--- print uses the global tostring
local old = tostring
function tostring(value) return "<" .. old(value) .. ">" end
print(1, nil, "x")
tostring = old
--- print without the global tostring
local old = tostring
tostring = nil
local ok, message = pcall(print, 1)
tostring = old
print(ok, message)
--- tonumber of decimal text
print(tonumber("10"), tonumber(" 10 "), tonumber("1e2"), tonumber(".5"), tonumber("5."), tonumber("+3"), tonumber("-3"))
--- tonumber of hexadecimal text
print(tonumber("0x10"), tonumber("0XfF"), tonumber("0xg"))
--- tonumber of what is no number
print(tonumber(""), tonumber(" "), tonumber("1 2"), tonumber("1a"), tonumber("--1"), tonumber("1e"), tonumber("0x1p4"))
--- tonumber of zero bytes
print(tonumber("1\0"), tonumber("\0001"))
--- tonumber of inf and nan
print(tonumber("inf"), tonumber("nan"), tonumber("1e400"), tonumber("-1e400"))
--- tonumber of other types
print(tonumber(nil), tonumber({}), tonumber(true), tonumber(print))
--- tonumber without an argument
print(pcall(tonumber))
--- tonumber in each base
for base = 2, 36 do io = nil print(base, tonumber("10", base), tonumber("zz", base), tonumber("11", base)) end
--- tonumber in a base: case, blanks, signs
print(tonumber("fF", 16), tonumber(" 7f ", 16), tonumber("0xff", 16), tonumber("8", 8))
--- tonumber in a base out of range
print(pcall(tonumber, "1", 1))
print(pcall(tonumber, "1", 37))
--- tonumber in base 10 of a fraction
print(tonumber("1.5", 10), tonumber("1.5", 16), tonumber("1e1", 16))
--- tonumber in a base of a number
print(tonumber(10, 16), tonumber(1.5, 10), pcall(tonumber, {}, 16))
--- tonumber in a base of big text
print(tonumber("ffffffff", 16), tonumber("7fffffff", 16))
--- select
print(select(1, "a", "b", "c"))
print(select(2, "a", "b", "c"))
print(select(4, "a", "b", "c"))
--- select with #
print(select("#"), select("#", nil), select("#", 1, nil, nil))
--- select from the end
print(select(-1, "a", "b"), select(-2, "a", "b"))
--- select out of range
print(pcall(select, 0, 1))
print(pcall(select, -3, 1, 2))
print(pcall(select, "x"))
--- unpack
print(unpack({ 1, 2, 3 }))
print(unpack({ 1, 2, 3 }, 2))
print(unpack({ 1, 2, 3 }, 2, 5))
print(unpack({ 1, 2 }, 3))
print(unpack({ 1, 2 }, 0, 2))
print(unpack({ 1, 2 }, -1, 1))
--- unpack of too much
print(pcall(unpack, {}, 1, 1e6))
print(pcall(unpack, {}, 1, 1e8))
print(pcall(unpack))
--- next
print(next({}), next({ 7 }), next({ x = 1 }))
print(pcall(next, {}, "nothing"))
print(pcall(next))
--- ipairs stops at nil
for i, v in ipairs({ 1, 2, nil, 4 }) do print(i, v) end
--- ipairs gives its three values
local f, t, i = ipairs({ 5 })
print(type(f), type(t), i, f(t, 0), f(t, 1))
--- ipairs and pairs without a table
print(pcall(ipairs))
print(pcall(pairs, nil))
--- assigning nil while a table is walked
local t = {}
for i = 1, 20 do t["k" .. i] = i end
local n = 0
for k in pairs(t) do t[k] = nil n = n + 1 end
print(n, next(t))
--- rawequal, rawget, rawset
local t = setmetatable({}, { __index = function() return 1 end, __newindex = error, __eq = function() return true end })
print(t.x, rawget(t, "x"), rawset(t, "x", 2) == t, rawget(t, "x"), rawequal(t, {}), rawequal(t, t))
--- rawset with keys that cannot be
print(pcall(rawset, {}, nil, 1))
print(pcall(rawset, {}, 0/0, 1))
print(pcall(rawget, 1, 1))
print(pcall(rawset, "x", 1, 1))
--- setmetatable
print(pcall(setmetatable, {}))
print(pcall(setmetatable, {}, 1))
print(pcall(setmetatable, 1, {}))
print(pcall(setmetatable, setmetatable({}, { __metatable = "locked" }), {}))
--- getmetatable
print(getmetatable({}), getmetatable(setmetatable({}, { __metatable = "locked" })), getmetatable("").__index == string)
print(getmetatable(1), getmetatable(nil), pcall(getmetatable))
--- assert
print(pcall(assert, false))
print(pcall(assert, nil, "my message"))
print(pcall(assert, false, { 1 }) == false)
print(assert(1, 2, 3))
print(pcall(assert))
--- error with levels
local function f(level) error("e", level) end
print(pcall(f, 0))
print(pcall(f, 1))
print(pcall(f, 2))
print(pcall(function() f(2) end))
print(pcall(function() local function g() f(3) end g() end))
--- error with values
print(pcall(error))
print(pcall(error, nil))
print(pcall(error, 5))
print(pcall(error, true))
print(select(2, pcall(error, setmetatable({}, { __tostring = function() return "object" end }))))
--- pcall
print(pcall(function(...) return ... end, 1, nil, 3))
print(pcall(pcall, error, "x"))
print(pcall())
print(pcall(1))
--- xpcall
print(xpcall(function() return 1, 2 end, print))
print(xpcall(function() error("x", 0) end, function(m) return m .. "!", 2 end))
print(xpcall(function() local x = nil; return x.y end, function(m) return (m:gsub("^.-:%d+: ", "")) end))
print(pcall(xpcall, print))
--- an error in an error handler
print(xpcall(function() error("x") end, function() error("y") end))
print(xpcall(function() error("x") end, 1))
--- load with pieces
local pieces = { "local a ", "= 5 ", "", "return never" }
local i = 0
print(load(function() i = i + 1 return pieces[i] end)())
--- load of what is no function or no text
print(pcall(load, "return 1"))
local asked = 0
print(load(function() asked = asked + 1 if asked == 1 then return 5 end end))
print(pcall(load, function() return {} end))
print(load(function() error("stop", 0) end))
--- load with a chunk name
local done
print(load(function() if not done then done = true return "x x" end end, "@name.lua"))
--- loadstring
print(loadstring("return 1 + 1")())
print(loadstring("return ...")(7, 8))
print(loadstring("x ="))
print(loadstring("x =", "=named"))
print(loadstring("x =", "@file.lua"))
print(loadstring("x =\n= y", "line one\nline two"))
print(loadstring(("x"):rep(200) .. " = = 1"))
print(loadstring("", "=e")())
--- loadstring of what is no text
print(pcall(loadstring))
print(pcall(loadstring, {}))
print(loadstring(12))
--- loadstring ignores a first line that begins with a hash only in files
print(loadstring("#!/usr/bin/lua\nreturn 1"))
--- collectgarbage
print(type(collectgarbage("count")), collectgarbage(), collectgarbage("collect"), collectgarbage("stop"), collectgarbage("restart"))
print(type(collectgarbage("step")), collectgarbage("setpause", 200), collectgarbage("setpause", 150), collectgarbage("setstepmul", 200))
print(pcall(collectgarbage, "nonsense"))
print(pcall(collectgarbage, {}))
--- gcinfo
print(type(gcinfo()), gcinfo() % 1)
--- weak tables
local weak = setmetatable({}, { __mode = "k" })
local strong = {}
weak[{}] = 1
weak[strong] = 2
collectgarbage()
local n = 0
for _ in pairs(weak) do n = n + 1 end
print(n, weak[strong])
--- weak values keep strings and numbers
local weak = setmetatable({ "text", 12, {} , n = {} }, { __mode = "v" })
collectgarbage()
print(weak[1], weak[2], weak[3], weak.n)
--- newproxy
local p, q = newproxy(), newproxy(true)
print(type(p), type(q), getmetatable(p), type(getmetatable(q)))
getmetatable(q).__index = function(_, key) return key .. "!" end
getmetatable(q).__call = function(_, ...) return select("#", ...) end
getmetatable(q).__len = function() return 3 end
getmetatable(q).__tostring = function() return "proxy" end
print(q.x, q(1, nil), #q, tostring(q), getmetatable(newproxy(q)) == getmetatable(q), newproxy(q).y)
print(newproxy(false) ~= nil, getmetatable(newproxy(false)))
--- newproxy of what is no proxy
print(pcall(function() local p = newproxy(1) end))
print(pcall(function() local p = newproxy({}) end))
print(pcall(function() local p = newproxy(newproxy()) end))
--- newproxy with a locked metatable
local q = newproxy(true)
getmetatable(q).__metatable = "locked"
print(getmetatable(q))
