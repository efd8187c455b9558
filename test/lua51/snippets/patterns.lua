--- find
print(("hello"):find("l"), ("hello"):find("xyz"), ("hello"):find(""), ("hello"):find("", 10), ("hello"):find("", 6))
--- find from a place
print(("hello"):find("l", 4), ("hello"):find("l", -2), ("hello"):find("h", 2), ("hello"):find("h", -100), (""):find("", 1), (""):find("", 2))
--- plain find
print(("a.b"):find(".", 1, true), ("a+b"):find("+", 1, true), ("a\0b"):find("\0b", 1, true), ("abc"):find("", 4, true))
--- find gives captures
print(("key = value"):find("(%w+)%s*=%s*(%w+)"))
--- match
print(("2024-01-02"):match("(%d+)-(%d+)-(%d+)"), ("x"):match("y"), ("abc"):match("b"), ("abc"):match("()b()"))
print(("hello"):match("l+", 4), ("  x "):match("^%s*(.-)%s*$") .. "|")
--- each character class
local all = ""
for i = 0, 255 do all = all .. string.char(i) end
for class in ("acdlpsuwxz"):gmatch(".") do
  local found, inverse = {}, 0
  for c in all:gmatch("%" .. class) do found[#found + 1] = c:byte() end
  for _ in all:gmatch("%" .. class:upper()) do inverse = inverse + 1 end
  print(class, #found, inverse, found[1], found[#found])
end
--- the dot
print(("a\0\n\255"):gsub(".", "x"))
--- an escaped character that is no class
print(("a%b.c"):gsub("%%", "P"), ("a.b"):gsub("%.", "D"), ("a-b"):gsub("%-", "M"), ("[x]"):gsub("%[", "("), ("i"):find("%i"))
--- sets
print(("hello world"):gsub("[aeiou]", "*"), ("a-b]c"):gsub("[]]", "X"), ("a-b"):gsub("[a-]", "X"), ("a^b"):gsub("[b^]", "X"))
print(("abc123"):gsub("[^%d]", "."), ("x_1-y"):match("[%w_]+"), ("0aF"):match("^[0-9a-fA-F]+$"), ("]"):find("[^]]"), ("^"):find("[%^]"))
--- ranges in sets
print(("az09"):gsub("[a-y]", "."), ("%a-z"):gsub("[%a-z]", "."), ("a-z"):gsub("[a%-z]", "."), ("\1\200"):gsub("[\1-\200]", "x"))
--- star, plus, minus, question mark
print(("aaa"):match("a*"), ("aaa"):match("a+"), ("aaa"):match("a-"), ("aaa"):match("a?"), ("baaa"):match("a*") .. "|", ("aaab"):match("^a-b"))
print(("<a><b>"):match("<.->"), ("<a><b>"):match("<.*>"), ("colour color"):gsub("colou?r", "C"), ("x"):match("x?x?x?"))
--- backtracking
print(("aaab"):match("a*ab"), ("aaab"):match("(a*)(a)b"), ("abcabc"):match("(.-)c(.*)"), ("aXbX"):match("(.*)X"))
--- anchors
print(("hello"):find("^h"), ("hello"):find("^e"), ("hello"):find("o$"), ("hello"):find("l$"), ("a$b"):find("$b"), ("a^b"):find("a^"))
print(("hello"):gsub("^", "> "), ("hello"):gsub("$", " <"), (""):gsub("^$", "empty"), ("aaa"):gsub("^a", "b"))
--- an anchor with a start
print(("hello"):find("^l", 3), ("hello"):match("^(l+)", 3))
--- an anchor in gmatch is an ordinary character
for w in ("^a^a"):gmatch("^a") do print(w) end
--- position captures
print(("hello"):find("()ll()"), ("abc"):match("()$"), ("abc"):gsub("()", "%1"))
--- nested captures
print(("abc"):match("((a)(b)c)"), ("k=v"):match("((%w)=(%w))"))
--- back references
print(("abcabc"):match("(abc)%1"), ([[say "it's"]]):match([[(["'])(.-)%1]]), ("aa bb"):gsub("(%w)%1", "<%1>"))
print(pcall(string.find, "x", "%1"))
print(pcall(string.find, "x", "(x)%2"))
print(pcall(string.find, "x", "(%1)"))
--- balance
print(("f(a(b)c)d"):match("%b()"), ("x"):match("%b()"), ("((x)"):match("%b()"), ("[[]]"):gsub("%b[]", "!"), ("aXbXc"):match("%bXX"))
print(pcall(string.find, "x", "%b"))
print(pcall(string.find, "x", "%bx"))
--- frontier
print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]"), ("[[a]]"):gsub("%f[%]]", "x"), ("abc"):gsub("%f[%z]", "."), ("abc"):gsub("%f[%a]", "."))
print(pcall(string.find, "x", "%fx"))
print(pcall(string.find, "x", "%f"))
--- malformed patterns
print(pcall(string.find, "x", "["))
print(pcall(string.find, "x", "[a"))
print(pcall(string.find, "x", "[]"))
print(pcall(string.find, "x", "[^]"))
print(pcall(string.find, "x", "[%"))
print(pcall(string.find, "x", "%"))
print(pcall(string.find, "x", "(x"))
print(pcall(string.find, "x", "x)"))
print(pcall(string.find, "x", ")"))
print(pcall(string.gsub, "x", "(", ""))
--- too many captures
print(pcall(string.find, "x", ("()"):rep(33)))
print(select("#", ("x"):find(("()"):rep(32))))
--- a pattern with a zero byte
print(("a\0b"):find("%z"), ("a\0b"):match("[%z]b") == "\0b", ("a\0b"):find("a\0b"))
--- gmatch
for w in ("one two  three"):gmatch("%a+") do print(w) end
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do print(k, v) end
for p in ("abc"):gmatch("()") do print(p) end
print(pcall(string.gmatch, "x"))
--- gmatch with empty matches
local n = 0
for w in ("abc"):gmatch("x*") do n = n + 1 end
print(n)
--- gsub with text
print(("hello world"):gsub("o", "0"), ("hello"):gsub("l", "L", 1), ("hello"):gsub("l", "L", 0), ("hello"):gsub("", "-"), ("abc"):gsub(".", "%0%0"))
print(("hello world"):gsub("(%w+) (%w+)", "%2 %1"), ("abc"):gsub("%w", "%%"), ("a"):gsub("a", "%1"))
--- gsub with a bad replacement
print(pcall(string.gsub, "abc", "b", "%2"))
print(pcall(string.gsub, "abc", "b", "%9"))
print(pcall(string.gsub, "abc", "b", "%x"))
print(pcall(string.gsub, "abc", "b", "%"))
--- gsub with a table
print(("$name is $age"):gsub("%$(%w+)", { name = "Ann", age = 7 }), ("abc"):gsub(".", { b = "B", c = false }), ("a b"):gsub("%w", {}))
print(("ab"):gsub("(a)(b)", { a = "first" }), ("x"):gsub("x", setmetatable({}, { __index = function(_, k) return k .. k end })))
print(pcall(string.gsub, "x", "x", { x = true }))
print(pcall(string.gsub, "x", "x", { x = {} }))
--- gsub with a function
print(("abc"):gsub("%w", function(c) return c:upper() .. "." end), ("abc"):gsub("b", function() end), ("abc"):gsub("b", function() return false end))
print(("a1b2"):gsub("(%a)(%d)", function(a, d) return d .. a end), ("abc"):gsub("()b", function(p) return p end))
print(pcall(string.gsub, "x", "x", function() return {} end))
print(pcall(string.gsub, "x", "x", function() error("inside", 0) end))
--- gsub with another type
print(pcall(string.gsub, "x", "x"))
print(pcall(string.gsub, "x", "x", true))
print(pcall(string.gsub, "x", "x", nil))
print(("x1"):gsub("%d", 5))
--- gsub counts
print(select(2, ("aaa"):gsub("a", "b")), select(2, ("aaa"):gsub("b", "c")), select(2, ("aaa"):gsub("a*", "b")), (("aaa"):gsub("a*", "b")))
print(("abc"):gsub("b*", "-"), ("hello"):gsub("l*", "x"))
print(("abc"):gsub("%w", "x", -1), ("abc"):gsub("%w", "x", 2.9))
--- a yield inside gsub
print(coroutine.resume(coroutine.create(function() return ("x"):gsub("x", coroutine.yield) end)))
--- long subject
local s = ("a"):rep(50000)
print(#s:match("a*"), s:find("b"), #s:match("(a-)$"), (s .. "b"):find("b", 1, true))
--- too many levels in a pattern
local ok, message = pcall(string.match, ("x"):rep(10), ("(x"):rep(40))
print(ok, message)
--- url decoding
print((("a%20b%2Fc+d"):gsub("+", " "):gsub("%%(%x%x)", function(h) return string.char(tonumber(h, 16)) end)))
--- splitting
local t = {}
for field in ("a,b,,c"):gmatch("([^,]*)") do t[#t + 1] = "[" .. field .. "]" end
print(table.concat(t))
--- trimming
print(("|" .. ("  both "):gsub("^%s+", ""):gsub("%s+$", "") .. "|"))
