--- closures share variables
local function counter() local n = 0 return function() n = n + 1 return n end, function() return n end end
local up, get = counter()
up() up()
local up2 = counter()
print(get(), up2(), get())
--- a variable per turn
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 10 return i end end
print(fs[1](), fs[1](), fs[2](), fs[3]())
local gs = {}
local k = 0
while k < 3 do k = k + 1 local j = k gs[k] = function() return j end end
print(gs[1](), gs[2](), gs[3]())
local hs = {}
repeat local x = #hs + 1 hs[x] = function() return x end until x == 3
print(hs[1](), hs[3]())
--- closures after the function ended
local function make(...) local args = { ... } return function(i) return args[i] end end
print(make("a", "b")(2))
--- recursion
local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end
print(fact(10), fact(20), fact(170))
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(fib(20))
--- mutual recursion
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(10000), odd(7))
--- local functions see themselves
local f = function(n) return f end
print(f())
local function g() return g end
print(g() == g)
--- varargs
local function f(...) return select("#", ...), ... end
print(f(), f(nil), f(1, nil, nil))
local function g(a, ...) local b, c = ... return a, b, c end
print(g(1, 2, 3, 4))
print((function(...) local t = { ... } return #t end)(1, 2, 3))
print((f(1, 2)))
--- arg in old varargs
local function f(...) return arg.n, arg[1] end
print(pcall(f, "x", "y"))
local function g(...) local _ = ... return arg end
print(type(g(1)))
--- varargs outside
print(loadstring("function f() return ... end"))
print(loadstring("return ...")(1, 2))
--- results are adjusted
local function two() return 1, 2 end
local a, b, c = two()
print(a, b, c, two(), (two()))
local t = { two(), two() }
print(#t, two(), 3, two())
a, b = b, a
print(a, b)
--- order of assignment
local i, t = 1, {}
i, t[i] = i + 1, 20
print(i, t[1], t[2])
local a, a = 1, 2
print(a)
--- methods
local o = { n = 1 }
function o:add(k) self.n = self.n + k return self end
function o.plain(x) return x end
o.deep = { deeper = {} }
function o.deep.deeper:f() return self == o.deep.deeper end
print(o:add(2):add(3).n, o.plain(5), o.deep.deeper:f())
--- calls without parentheses
local function id(x) return x end
print(id "text", id { 1 }[1], id [[long]], #id { 1, 2 }, ("x"):rep(3))
--- a call on the next line is ambiguous
print(loadstring("local f = print\nf\n(1)"))
--- tail calls
local function loop(n) if n > 0 then return loop(n - 1) end return "done" end
print(loop(100000))
--- stack overflow
local function deep(n) return 1 + deep(n + 1) end
local ok, message = pcall(deep, 1)
print(ok, message:match("^[^\n]*"))
--- stack overflow in a metamethod
local t = setmetatable({}, { __index = function(t, k) return t[k + 1] end })
local ok, message = pcall(function() return t[1] end)
print(ok, message:match("stack overflow"))
--- recursion of tostring
local mt = {}
mt.__tostring = function(o) return tostring(o) end
local ok, message = pcall(tostring, setmetatable({}, mt))
print(ok, message:match("C stack overflow"))
--- deep recursion that fits
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(15000))
--- shadowing
local x = 1
do local x = 2 print(x) end
print(x)
local x = x + 10
print(x)
--- too many locals
local s = {}
for i = 1, 201 do s[i] = "local a" .. i end
print(loadstring(table.concat(s, "\n"), "=f"))
--- too many upvalues
local s = {}
for i = 1, 61 do s[i] = "local a" .. i end
s[#s + 1] = "return function() return "
for i = 1, 61 do s[#s + 1] = (i > 1 and "+" or "") .. "a" .. i end
s[#s + 1] = " end"
print(loadstring(table.concat(s, "\n"), "=f"))
--- deep nesting
print(loadstring("return " .. ("("):rep(190) .. "1" .. (")"):rep(190))())
print(loadstring("return " .. ("("):rep(300) .. "1" .. (")"):rep(300), "=f"))
print(loadstring(("do "):rep(300) .. ("end "):rep(300), "=f"))
print(loadstring("return " .. ("{"):rep(300) .. ("}"):rep(300), "=f"))
--- many arguments
print(select("#", unpack({}, 1, 5000)))
print(pcall(function() return (select("#", unpack({}, 1, 7000))) end))
--- break
for i = 1, 10 do if i == 3 then break end print(i) end
while true do do break end end
repeat local done = true until done
print(loadstring("break"))
print(loadstring("while true do break print(1) end"))
--- return must be last
print(loadstring("return 1 print(2)"))
print(loadstring("do return 1 end print(2)") ~= nil)
--- goto and continue are names
local goto, continue = 1, 2
print(goto + continue)
--- reserved words
for word in ("and break do else elseif end false for function if in local nil not or repeat return then true until while"):gmatch("%a+") do
  print((select(2, loadstring("local " .. word .. " = 1", "=f"))))
end
