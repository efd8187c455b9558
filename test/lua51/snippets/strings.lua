--- len
print(#"", #"abc", ("a\0b"):len(), string.len("ä"), pcall(string.len))
--- sub
local s = "hello"
print(s:sub(2), s:sub(2, 3), s:sub(-3), s:sub(-3, -2), s:sub(0), s:sub(10), s:sub(3, 2), s:sub(-100, 100))
print(pcall(string.sub, "x"))
print(("x"):sub(1.9, 2.1), ("hello"):sub("2", "3"))
--- upper, lower, reverse
print(("aBc1ä"):upper(), ("aBc1Ä"):lower(), ("abc"):reverse(), (""):reverse(), ("a\0b"):reverse() == "b\0a")
--- rep
print(("ab"):rep(3), ("x"):rep(0) == "", ("x"):rep(-1) == "", pcall(string.rep, "x"), #("x"):rep(100000))
print(#(""):rep(1e6))
--- byte
print(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(-1), ("abc"):byte(1, -1), ("abc"):byte(10), ("\255\0"):byte(1, 2))
print(pcall(string.byte, ("x"):rep(1e6), 1, -1))
--- char
print(string.char(72, 105), string.char() == "", #string.char(0, 255))
print(pcall(string.char, 256))
print(pcall(string.char, -1))
print(pcall(string.char, "x"))
--- comparing
print("a" < "b", "a" < "A", "" < "a", "a\0b" < "a\0c", "a" < "a\0", "Z" < "a", "10" < "9", "ä" > "z")
--- comparing with zero bytes
print("a\0a" == "a\0a", "a\0a" < "a\0b", "\0" < "\1", "a\0" <= "a", "a\0\0" > "a\0")
--- escapes
print("\a\b\f\v" == "\7\8\12\11", "\t|\\|\"|\'", "\65\066\0067", "\
second line")
print(("\z"), "\q")
--- an escape that is too large
print(loadstring('return "\\256"'))
print(loadstring('return "\\300"'))
--- open strings
print(loadstring('return "abc'))
print(loadstring('return "abc\ndef"'))
print(loadstring("return 'abc\\"))
--- long strings
print([[a]], [==[a]]b]==], [[
first newline goes]], [[

second stays]], #[[\n]])
print([[a]=]b]], [=[x[[y]]z]=])
print(loadstring("return [[open"))
print(loadstring("return [=[open]]"))
print(loadstring("return [=x"))
--- nested long strings are refused
print(loadstring("return [[ a [[ b ]] ]]"))
--- line ends in long strings
print(loadstring("return [[a\r\nb\n\rc\rd]]")() == "a\nb\nc\nd")
--- comments
print(1) -- short
--[[ long
comment ]] print(2) --[==[ another ]] ]==] print(3)
--[ short after all
print(4)--[[
]]
print(loadstring("--[[ open"))
--- concatenation
print("a" .. 1 .. 2.5, 1 .. "", -1 .. "|", 2^63 .. "")
print(pcall(function() return "a" .. nil end))
print(pcall(function() return {} .. "a" end))
print(pcall(function() local t = {} return "a" .. t.x .. "b" end))
print(pcall(function() return true .. "" end))
--- strings as numbers
print("10" + 1, "0x10" * 2, " 5 " - 0, "1e1" / 1, -"2", "3" ^ 2, "7" % "4")
print(pcall(function() return "a" + 1 end))
print(pcall(function() return "" + 1 end))
print(pcall(function() return 1 + "1x" end))
--- methods of literals
print(("x"):rep(2), #("abc"):upper(), ("%d"):format(3))
print(pcall(function() return ("x"):nothing() end))
print(("x").len == string.len, ("x").y)
--- setting a field of a string
print(pcall(function() local s = "x" s.y = 1 end))
--- gfind is an old name
print(string.gfind == string.gmatch)
--- long text
local s = ("abc"):rep(10000)
print(#s, s:sub(29998), s:find("cab", 20000, true))
