--- globals are fields of _G
x = 5
print(_G.x, _G["x"])
_G.y = 6
print(y, z)
--- setfenv of a function
local function f() return value end
setfenv(f, { value = 7 })
print(f(), value, getfenv(f).value)
print(setfenv(f, {}) == f, f())
--- setfenv of a level
local function f() setfenv(1, { print = print, mark = "inside" }) print(mark) end
f()
print(mark)
--- setfenv of the caller
local function f() setfenv(2, setmetatable({ extra = 1 }, { __index = _G })) end
local function g() f() return extra end
print(g(), extra)
--- getfenv
print(getfenv() == _G, getfenv(1) == _G, getfenv(0) == _G, getfenv(print) == _G)
--- getfenv and setfenv with wrong arguments
print(pcall(getfenv, 100))
print(pcall(getfenv, -1))
print(pcall(setfenv, 1))
print(pcall(setfenv, print, {}))
print(pcall(setfenv, 100, {}))
print(pcall(setfenv, {}, {}))
--- a protected environment
print(getfenv(setfenv(function() end, setmetatable({}, { __fenv = "x" }))) ~= nil)
--- closures inherit the environment of their maker
local function make() return function() return name end end
setfenv(make, { name = "env" })
print(make()())
--- loadstring gets the global environment
local f = setfenv(function() return loadstring("return type(print)")() end, { loadstring = loadstring })
print(f())
--- strict globals
setmetatable(_G, { __newindex = function(_, k) error("no global " .. k, 2) end, __index = function(_, k) error("no such " .. k, 2) end })
print(pcall(function() newGlobal = 1 end))
print(pcall(function() return missingGlobal end))
setmetatable(_G, nil)
--- module
module("mymodule", package.seeall)
value = 5
function get() return value end
_G.print(_NAME, _M == _G.mymodule, _PACKAGE, _G.mymodule.get(), _G.package.loaded.mymodule == _M)
--- module with a dotted name
local print, pkg = print, package
module("a.b.c")
print(_NAME, _PACKAGE, pkg.loaded["a.b.c"] == _M)
--- module without options hides the globals
local print, G = print, _G
module("hidden")
print(G.hidden ~= nil, _G, pairs)
--- module over something else
taken = 5
print(pcall(module, "taken"))
print(pcall(module))
--- module outside of a Lua function
print(pcall(module, "x.y"))
--- require of what was loaded
package.loaded.mine = { 1 }
print(require("mine")[1], require("string") == string, require("_G") == _G)
--- require through preload
local calls = 0
package.preload.pre = function(...) calls = calls + 1 return { name = ..., count = select("#", ...) } end
local m = require("pre")
print(m.name, m.count, require("pre") == m, calls)
--- require of a module that gives nothing
package.preload.nothing = function() end
print(require("nothing"), package.loaded.nothing)
--- require of a module that gives false
package.preload.no = function() return false end
print(require("no"), package.loaded.no)
--- a module that sets itself
package.preload.own = function(name) package.loaded[name] = "own value" end
print(require("own"))
--- a circle of modules
package.preload.one = function() return require("two") end
package.preload.two = function() return require("one") end
print(pcall(require, "one"))
--- a module that raises
package.preload.bad = function() error("while loading") end
print(pcall(require, "bad"))
print(package.loaded.bad ~= nil)
--- require with wrong arguments
print(pcall(require))
print(pcall(require, {}))
--- package.seeall
local t = {}
package.seeall(t)
print(getmetatable(t).__index == _G, t.print == print)
--- package.loaders
print(type(package.loaders), type(package.preload), type(package.loaded), package.loaded._G == _G)
table.insert(package.loaders, 1, function(name) if name == "made" then return function(n) return n .. " up" end end return "\n\tnot by me" end)
print(require("made"))
--- loaders must be a table
local old = package.loaders
package.loaders = nil
print(pcall(require, "nowhere"))
package.loaders = old
--- package.config
print(#package.config, package.config:sub(1, 1))
