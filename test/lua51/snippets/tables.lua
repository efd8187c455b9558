--- length of sequences
print(#{}, #{ 1 }, #{ 1, 2, 3 }, #{ n = 1 }, #{ 1, 2, nil }, #{ nil }, #{ nil, nil, 3 })
--- length with holes
local t = { 1, 2, 3, 4, 5 }
t[3] = nil
print(#t)
t[5] = nil
print(#t)
local u = { nil, 2 }
print(#u, #{ 1, nil, 3 }, #{ 1, nil, 3, nil })
--- length of a grown table
local t = {}
for i = 1, 100 do t[i] = i end
for i = 100, 51, -1 do t[i] = nil end
print(#t, t[50], t[51])
--- constructors
local t = { 1, 2, x = 3, [10] = 4, "third", [2] = "lost", (function() return 5, 6 end)() }
print(t[1], t[2], t[3], t[4], t[5], t.x, t[10])
local u = { (function() return 5, 6 end)(), (function() return 5, 6 end)() }
print(#u, #{ ((function() return 5, 6 end)()) })
--- trailing separators
print(#{ 1, 2, }, #{ 1; 2; }, ({ a = 1, }).a)
--- keys of all kinds
local k = {}
local t = { [k] = 1, [print] = 2, [true] = 3, [1.5] = 4, ["1"] = 5, [1] = 6 }
print(t[k], t[print], t[true], t[1.5], t["1"], t[1], t[{}], t[1.0], t[false])
--- keys that cannot be
print(pcall(function() local t = {} t[nil] = 1 end))
print(pcall(function() local t = {} t[0 / 0] = 1 end))
print(({})[nil], ({})[0 / 0])
--- insert
local t = { 1, 2 }
table.insert(t, 3)
table.insert(t, 1, 0)
table.insert(t, 6, "far")
print(unpack(t, 1, 6))
--- insert with wrong arguments
print(pcall(table.insert))
print(pcall(table.insert, {}))
print(pcall(table.insert, {}, 1, 2, 3))
print(pcall(table.insert, {}, "x", 1))
print(pcall(table.insert, nil, 1))
--- insert outside
local t = { 1 }
table.insert(t, -3, "low")
table.insert(t, 0, "zero")
print(t[-3], t[0], t[1], t[2], #t)
--- remove
local t = { 1, 2, 3, 4 }
print(table.remove(t), table.remove(t, 1), #t, t[1], t[2], t[3])
print(table.remove({}), table.remove({}, 1), table.remove({ 1 }, 5), select("#", table.remove({})))
print(pcall(table.remove))
--- concat
print(table.concat({ 1, 2, 3 }), table.concat({ "a", "b" }, ", "), table.concat({}, "x"), table.concat({ 1, 2, 3 }, "-", 2), table.concat({ 1, 2, 3 }, "-", 2, 2), table.concat({ 1, 2 }, "-", 3))
print(table.concat({ 1, 2.5, "x" }, 0))
--- concat of what is no text
print(pcall(table.concat, { 1, {}, 3 }))
print(pcall(table.concat, { 1, nil, 3 }, ",", 1, 3))
print(pcall(table.concat, { true }))
print(pcall(table.concat, {}, {}))
print(pcall(table.concat))
--- sort
local t = { 5, 2, 8, 1, 9, 3 }
table.sort(t)
print(table.concat(t, " "))
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " "))
local words = { "pear", "Apple", "fig", "apple" }
table.sort(words)
print(table.concat(words, " "))
--- sort of small and equal lists
local e, o, same = {}, { 1 }, { 2, 2, 2 }
table.sort(e) table.sort(o) table.sort(same)
print(#e, #o, #same)
--- sort of a long list
local t = {}
local x = 17
for i = 1, 2000 do x = (x * 1103515245 + 12345) % 2147483648 t[i] = x end
table.sort(t)
local ordered = true
for i = 2, #t do ordered = ordered and t[i - 1] <= t[i] end
print(ordered, t[1], t[2000])
--- sort errors
print(pcall(table.sort, { 1, "x" }))
print(pcall(table.sort, { {}, {} }))
print(pcall(table.sort, { 1, 2, 3 }, 5))
print(pcall(table.sort, { 3, 2, 1 }, function() error("compare", 0) end))
print(pcall(table.sort))
--- sort with an invalid order function
print(pcall(table.sort, { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, function() return true end))
--- sort sees the metamethod
local mt = { __lt = function(a, b) return a.v < b.v end }
local t = {}
for i, v in ipairs({ 3, 1, 2 }) do t[i] = setmetatable({ v = v }, mt) end
table.sort(t)
print(t[1].v, t[2].v, t[3].v)
--- maxn
print(table.maxn({}), table.maxn({ 1, 2, [7] = 1 }), table.maxn({ [1.5] = 1 }), table.maxn({ [-1] = 1 }), pcall(table.maxn))
--- getn
print(table.getn({ 1, 2 }), pcall(table.getn))
--- setn is obsolete
print(pcall(table.setn, {}, 1))
--- foreach
table.foreach({ 1 }, print)
print(table.foreach({ 1, 2, 3 }, function(k, v) if v == 2 then return "found " .. k end end))
table.foreachi({ "a", "b", x = 1 }, print)
print(pcall(table.foreach, {}))
print(pcall(table.foreachi, 1, print))
--- what table holds
local names = {}
for name in pairs(table) do names[#names + 1] = name end
table.sort(names)
print(table.concat(names, " "))
--- numeric for
for i = 1, 3 do print(i) end
for i = 3, 1, -1 do print(i) end
for i = 1, 0 do print("never") end
for i = 0, 1, 0.25 do print(i) end
for i = 0.1, 0.35, 0.1 do print(i) end
--- for evaluates once
local n = 3
for i = 1, n do n = 10 print(i) end
--- for with text and wrong types
for i = "1", "2" do print(type(i), i) end
print(pcall(loadstring("for i = {}, 1 do end", "=f")))
print(pcall(loadstring("for i = 1, {} do end", "=f")))
print(pcall(loadstring("for i = 1, 2, {} do end", "=f")))
--- the variable of a for is a copy
for i = 1, 3 do local j = i i = 10 print(j, i) end
--- generic for
for a, b, c in function(s, v) if v < 3 then return v + 1, s end end, "state", 0 do print(a, b, c) end
print(pcall(loadstring("for x in 5 do end", "=f")))
print(pcall(loadstring("for x in nil do end", "=f")))
--- many elements
local t = {}
for i = 1, 10000 do t[i] = i end
local sum = 0
for _, v in ipairs(t) do sum = sum + v end
print(sum, #t)
--- many elements in a constructor
local s = {}
for i = 1, 300 do s[i] = tostring(i) end
print(#loadstring("return {" .. table.concat(s, ",") .. "}")())
