--- arithmetic
local mt = {}
for _, name in ipairs({ "add", "sub", "mul", "div", "mod", "pow", "concat" }) do
  mt["__" .. name] = function(a, b) return name .. ":" .. type(a) .. ":" .. type(b) end
end
mt.__unm = function(a) return "unm:" .. type(a) end
local o = setmetatable({}, mt)
print(o + 1, 1 - o, o * o, o / 2, 2 % o, o ^ "x", -o, o .. "x", "x" .. o, 1 .. o)
--- the left operand decides
local a = setmetatable({}, { __add = function() return "a" end })
local b = setmetatable({}, { __add = function() return "b" end })
print(a + b, b + a, 1 + b)
--- index as a function and as a table
local base = { greet = function() return "hello" end }
local o = setmetatable({}, { __index = base })
local p = setmetatable({}, { __index = function(t, k) return k .. "?" end })
print(o.greet(), o.other, p.x, p[1], rawget(p, "x"))
--- a chain of index tables
local a = setmetatable({}, { __index = setmetatable({ x = 1 }, { __index = setmetatable({ y = 2 }, { __index = { z = 3 } }) }) })
print(a.x, a.y, a.z, a.w)
--- an index loop
local t = {}
setmetatable(t, { __index = t })
print(pcall(function() return t.x end))
local u = setmetatable({}, {})
getmetatable(u).__newindex = u
print(pcall(function() u.x = 1 end))
--- newindex as a function and as a table
local log, store = {}, {}
local o = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, v * 2) end })
local p = setmetatable({}, { __newindex = store })
o.x = 5
o.x = 7
p.y = 1
print(o.x, rawget(p, "y"), store.y)
--- index of what is no table
print(pcall(function() local n = 5 return n.x end))
print(pcall(function() local f = print f.x = 1 end))
print(pcall(function() return nil .. "x" end))
print(pcall(function() return (nil)[1] end))
print(pcall(function() return setmetatable({}, { __index = 5 }).x end))
--- call
local o = setmetatable({}, { __call = function(self, ...) return select("#", ...), ... end })
print(o(1, nil, 3))
print(pcall(o, "x"))
print(pcall(setmetatable({}, { __call = 5 })))
print(pcall(function() local t = {} t() end))
print(pcall(function() local t = { f = 1 } t.f() end))
print(pcall(function() undefinedFunction() end))
print(pcall(function() ("x")() end))
--- a call through two levels is refused
print(pcall(setmetatable({}, { __call = setmetatable({}, { __call = print }) })))
--- eq
local mt = { __eq = function(a, b) return a.id == b.id end }
local a, b, c = setmetatable({ id = 1 }, mt), setmetatable({ id = 1 }, mt), setmetatable({ id = 2 }, mt)
print(a == b, a == c, a ~= b, a == 1, rawequal(a, b))
--- eq wants the same metamethod on both sides
local a = setmetatable({}, { __eq = function() return true end })
local b = setmetatable({}, { __eq = function() return true end })
print(a == b, a == {})
--- lt and le
local mt = { __lt = function(a, b) return a.v < b.v end, __le = function(a, b) return a.v <= b.v end }
local a, b = setmetatable({ v = 1 }, mt), setmetatable({ v = 2 }, mt)
print(a < b, a > b, a <= b, a >= b, a <= a)
--- le from lt
local mt = { __lt = function(a, b) return a.v < b.v end }
local a, b = setmetatable({ v = 1 }, mt), setmetatable({ v = 2 }, mt)
print(a <= b, b <= a, a >= b)
--- comparing different kinds asks nobody
local a = setmetatable({}, { __lt = function() return true end })
print(pcall(function() return a < 1 end))
print(pcall(function() return 1 < a end))
local b = setmetatable({}, { __lt = function() return false end })
print(pcall(function() return a < b end))
--- results are turned into booleans
local mt = { __eq = function() return 5 end, __lt = function() return nil end }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a == b, a < b)
--- len of a table asks nobody
print(#setmetatable({ 1, 2 }, { __len = function() return 10 end }))
--- concat with several operands
local o = setmetatable({}, { __concat = function(a, b) return (type(a) == "table" and "T" or a) .. "+" .. (type(b) == "table" and "T" or b) end })
print("a" .. "b" .. o .. "c" .. "d", o .. 1 .. 2)
--- unm gets its operand twice
print(-setmetatable({}, { __unm = function(...) return select("#", ...) end }))
--- metatables of strings
string.twice = function(s) return s .. s end
print(("ab"):twice(), ("x").twice ~= nil)
string.twice = nil
--- a metatable of its own
local mt = {}
mt.__index = mt
function mt.hello() return "hi" end
print(setmetatable({}, mt).hello())
--- classes with inheritance
local Animal = {}
Animal.__index = Animal
function Animal.new(name) return setmetatable({ name = name }, Animal) end
function Animal:speak() return self.name .. " makes a sound" end
local Dog = setmetatable({}, { __index = Animal })
Dog.__index = Dog
function Dog.new(name) return setmetatable(Animal.new(name), Dog) end
function Dog:speak() return Animal.speak(self) .. ": woof" end
print(Animal.new("Cat"):speak(), Dog.new("Rex"):speak())
--- a read-only table
local t = setmetatable({}, { __index = { x = 1 }, __newindex = function(_, k) error("read-only: " .. k, 2) end })
print(t.x, pcall(function() t.y = 2 end))
--- default values
local t = setmetatable({}, { __index = function() return 0 end })
t.a = t.a + 1
print(t.a, t.b, next(t))
--- a metamethod that raises
print(pcall(function() return setmetatable({}, { __add = function() error("no sum") end }) + 1 end))
--- a metatable that changes while it is used
local o = setmetatable({}, { __index = function(t, k) setmetatable(t, nil) return k end })
print(o.x, o.y)
--- tostring and concat do not use tostring
local o = setmetatable({}, { __tostring = function() return "o" end })
print(pcall(function() return "x" .. o end))
