--- how numbers are shown
print(1, 1.0, -1, 0.1, 1e15, 1e14, 1e16, 123456789012345, 1234567890123456, 0.1 + 0.2, 100, 1e100)
print(1 / 3, -1 / 3, 2 / 3, 1e-5, 1e-4, 123.456, 5e-324, 1.7976931348623157e308)
print(2^24, 2^31, 2^32, 2^53, 2^63, 2^64, -2^63)
--- zero
print(0, -0, 0 == -0, 1 / 0, 1 / -0, tostring(-0))
--- not a number
local nan = 0 / 0
print(nan == nan, nan ~= nan, nan < 1, nan > 1, rawequal(nan, nan))
--- division and modulo
print(7 / 2, -7 / 2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 5.5 % 2, -5.5 % 2, 1e15 % 7, 5 % math.huge, -5 % math.huge)
--- modulo of zero
print(0 % 5, (5 % 0) ~= (5 % 0), 1 / 0 > 0, -1 / 0 < 0)
--- powers
print(2^10, 2^-1, 2^0.5, (-2)^2, -2^2, 0^0, 2^3^2, (-8)^(1 / 3) ~= (-8)^(1 / 3))
--- precedence
print(1 + 2 * 3, (1 + 2) * 3, 2 * 3 % 4, -3 ^ 2, not nil == true, 1 .. 2 == "12", 2 < 3 == true, "a" .. "b" == "ab" and 1 or 2)
--- literals
print(0x10, 0XA, 0xff, 1e3, 1E+3, 1e-3, .5, 5., 3.0e0, 0x7fffffff, 0xffffffff)
print(loadstring("return 1e"))
print(loadstring("return 0xg"))
print(loadstring("return 1..2"))
print(loadstring("return 3x"))
print(loadstring("return 1.2.3"))
--- hexadecimal literals that are large
print(0xffffffff, 0x100000000, 0x1fffffffffffff)
--- comparing
print(1 < 2, 2 <= 2, 1 > 2, "a" >= "b", 1 == "1", nil == false)
print(pcall(function() return 1 < "2" end))
print(pcall(function() return {} < {} end))
print(pcall(function() return nil < 1 end))
print(pcall(function() return print <= print end))
print(pcall(function() return true > false end))
print(pcall(function() return {} >= 1 end))
--- arithmetic errors name the variable
print(pcall(loadstring("local a; return a + 1", "=f")))
print(pcall(loadstring("return undefined + 1", "=f")))
print(pcall(loadstring("local t = {} return t.x * 2", "=f")))
print(pcall(loadstring("local t = {} return 2 - t[1]", "=f")))
print(pcall(loadstring("local t = {} return -t", "=f")))
print(pcall(loadstring("local s = 'x' return s ^ 2", "=f")))
print(pcall(loadstring("local up; return (function() return up % 2 end)()", "=f")))
--- logic
print(nil and 1, false or nil, 1 and 2, nil or "x", false == nil, not 0, not "", 1 and nil, false and error())
--- math constants
print(math.pi, math.huge, -math.huge, math.huge == 1 / 0)
--- floor and ceil
print(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(2^40 + 0.5), math.floor(-0.5), math.ceil(-0.5))
--- abs, max, min
print(math.abs(-5), math.abs(5), math.abs(-0), math.max(1, 5, 3), math.min(1, 5, -3), math.max(2), pcall(math.max))
--- sqrt, exp, log, log10, pow
print(math.sqrt(16), math.sqrt(2), math.exp(0), math.exp(1), math.log(1), math.log(math.exp(2)), math.log10(1000), math.pow(2, 8))
print(math.log(0), math.log10(0), math.exp(1000), math.log(8, 2) == math.log(8))
--- trigonometry
print(math.sin(0), math.cos(0), math.tan(0), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, -1), math.atan2(0, -1))
print(math.sinh(1), math.cosh(1), math.tanh(1), math.deg(math.pi), math.rad(180))
--- trigonometry in between
for i = 1, 10 do print(math.sin(i * 0.7), math.cos(i * 0.7), math.tan(i * 0.3), math.exp(i / 3), math.log(i)) end
--- fmod and modf
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2), math.mod == math.fmod)
print(math.modf(3.7), math.modf(-3.7), math.modf(5))
--- frexp and ldexp
print(math.frexp(8), math.frexp(0), math.frexp(-0.3), math.ldexp(0.5, 4), math.ldexp(1, -2))
--- random in ranges
local ok = true
for i = 1, 200 do
  local a, b, c = math.random(), math.random(6), math.random(-3, 3)
  ok = ok and a >= 0 and a < 1 and b >= 1 and b <= 6 and b % 1 == 0 and c >= -3 and c <= 3
end
print(ok, math.random(5, 5))
--- random with wrong arguments
print(pcall(math.random, 0))
print(pcall(math.random, 2, 1))
print(pcall(math.random, 1, 2, 3))
print(pcall(math.random, "x"))
--- randomseed repeats
math.randomseed(42)
local a, b = math.random(), math.random(1000)
math.randomseed(42)
print(a == math.random(), b == math.random(1000), pcall(math.randomseed))
--- wrong arguments of math
print(pcall(math.floor))
print(pcall(math.floor, "x"))
print(pcall(math.floor, {}))
print(math.floor("3.7"), pcall(math.sqrt, nil))
--- what math holds
local names = {}
for name in pairs(math) do names[#names + 1] = name end
table.sort(names)
print(table.concat(names, " "))
--- integers stay exact
local n = 2^53
print(n - 1 == n, n + 1 == n, ("%.0f"):format(n), ("%.0f"):format(n - 1), 9007199254740993 == 9007199254740992)
--- accumulated fractions
local sum = 0
for i = 1, 10 do sum = sum + 0.1 end
print(sum, sum == 1, ("%.17g"):format(sum))
