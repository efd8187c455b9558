/** Lua with `D` for an empty folder, and what PUC Lua 5.1.5 prints for it; `D` there is the folder's path. */
export const ioScripts: Readonly<Record<string, readonly [source: string, printed: string]>> = {
  'modes and missing files': [
    `print(io.open(D.."/none")) print(io.open(D.."/no/x", "w")) print(io.open(D, "w")) print(io.open(D.."/x", "zz"))
     local f = io.open(D.."/a", "wb") print(f:read()) print(f:read("*a")) print(f:write("one\\n", 2, 1.5, 1e100)) f:close()
     f = io.open(D.."/a") print(f:read("*a")) print(f:write("x")) print(f:write()) f:close()
     f = io.open(D.."/a", "a") print(f:seek()) f:write("!") print(f:seek()) f:close()
     f = io.open(D.."/a", "r+") f:write("ONE") f:seek("set") print(f:read("*a")) f:close()
     f = io.open(D.."/a", "a+") print(f:seek(), f:read(3)) f:seek("set") f:write("?") f:seek("set") print(f:read("*a")) f:close()
     f = io.open(D.."/a", "w+") print(f:read("*a") == "", f:read("*l")) f:write("new") f:seek("set", 1) print(f:read(1)) f:close()
     f = io.open(D) print(f:read()) print(f:read("*a")) print(f:read(1)) print(f:close())`,
    `nil	D/none: No such file or directory	2
nil	D/no/x: No such file or directory	2
nil	D: Is a directory	21
nil	D/x: Invalid argument	22
nil	Bad file descriptor	9
nil	Bad file descriptor	9
true
one
21.51e+100
nil	Bad file descriptor	9
true
14
15
ONE
21.51e+100!
0	ONE
ONE
21.51e+100!?
true	nil
e
nil	Is a directory	21
nil	Is a directory	21
nil	Is a directory	21
true
`,
  ],
  'formats of read': [
    `local f = io.open(D.."/n", "wb")
     f:write("12 -3.5e2 +.5 0x1F 1e 7abc\\n\\n  last line\\nno end") f:close()
     f = io.open(D.."/n")
     print(f:read("*n", "*n", "*n", "*n")) print(f:read("*n")) print(f:read("*n")) print(f:read("*l"))
     print(f:read("*l") == "") print(f:read(2, 0, 1, "*l")) print(f:read("*a", "*l", "*a")) print(f:read(0)) print(f:read("*a") == "")
     f:close()
     f = io.open(D.."/z", "wb") f:write("ab\\0cd\\nef\\n\\0\\nend\\n\\0") f:close()
     for line in io.lines(D.."/z") do print(#line, line) end
     f = io.open(D.."/z", "rb") print(#f:read("*a")) f:close()
     f = io.open(D.."/w", "wb") f:write("  inf nan x") f:close()
     f = io.open(D.."/w") print(f:read("*n") == 1/0) local n = f:read("*n") print(n ~= n) print(f:read("*n")) print(f:read(1)) f:close()
     f = io.open(D.."/c", "wb") f:write("a\\r\\nb") f:close() for l in io.lines(D.."/c") do print(#l) end
     f = io.open(D.."/c") print(f:read(-1)) print(f:read("*number", "*line")) f:close()`,
    `12	-350	0.5	31
1
7
abc
true
  		l	ast line
no end	nil
nil
true
4	abef
3	end
16
true
true
nil
x
2
1
a\r
b
nil
`,
  ],
  'numbers as scanf takes them': [
    `for s in ("0x |0x1p |0x1p+z|1e |1e+ |1ex|+ 5|. 5|-.e5|1.5.2|infinity3|nano|0x.8|0xg|--5|1e5e5|00012|e5|+e5|-inf"):gmatch("[^|]+") do
       local f = io.open(D.."/n", "w+") f:write(s) f:seek("set") local n = f:read("*n") print(n, f:read("*a")) f:close()
     end`,
    `nil	 
1	 
1	z
1	 
1	 
1	x
nil	 5
nil	 5
nil	e5
1.5	.2
inf	3
nan	o
0.5	
nil	g
nil	-5
100000	e5
12	
nil	e5
nil	e5
-inf	
`,
  ],
  'seeking and buffering': [
    `local f = io.open(D.."/s", "w+") f:write("0123456789")
     print(f:seek("set", 3), f:read(2), f:seek("cur", -1), f:read(1), f:seek("end"), f:seek("end", -2), f:read("*a"))
     print(f:seek("set", -1)) print(f:seek("set", 12)) print(f:read(1)) f:write("x") f:seek("set") print(#f:read("*a"))
     local g = io.open(D.."/s") g:read(1) f:seek("set", 0) f:write("A") print(g:seek("set"), g:read(1)) print(f:flush()) g:close() g = io.open(D.."/s") print(g:read(1))
     print(f:setvbuf("no")) f:write("BB") local h = io.open(D.."/s") print(h:read(2)) f:seek("set", 0)
     print(f:setvbuf("line", 10)) f:write("1") f:write("2\\n") h:close() h = io.open(D.."/s") print(h:read(2)) print(f:setvbuf("full", 1024))
     f:close() g:close() h:close()`,
    `3	34	4	4	10	8	89
nil	Invalid argument	22
12
nil
13
0	0
true
A
true
AB
true
12
true
`,
  ],
  'what a handle is': [
    `local f = io.open(D.."/h", "w") print(type(f), io.type(f), io.type(io.stdout), io.type(42), io.type(nil))
     print((tostring(f):gsub("0x%x+", "ADDRESS"))) print(f == f, f == io.open(D.."/h")) local t = { [f] = "key" } print(t[f])
     print(f:close()) print(tostring(f), io.type(f), t[f])
     local function try(g) local ok, message = pcall(function() local a, b, c = g() return a, b, c end) print(ok, message) end
     try(function() f:read() end) try(function() f:write("x") end) try(function() f:close() end) try(function() io.close(f) end)
     try(function() f:seek() end) try(function() f:lines() end) try(function() f.x = 1 end) print(f.x)
     try(function() f.read(3) end) try(function() f.read() end) try(function() io.stdout.write({}) end)
     f = io.open(D.."/h", "w")
     try(function() f:read("x") end) try(function() f:read("*x") end) try(function() f:read({}) end) try(function() f:write({}) end)
     try(function() f:write("a", nil) end) try(function() f:seek("bad") end) try(function() f:setvbuf("bad") end) try(function() f:seek("set", "x") end)
     print(io.stdout:close())`,
    `userdata	file	file	nil	nil
file (ADDRESS)
true	false
key
true
file (closed)	closed file	key
false	main.lua:5: attempt to use a closed file
false	main.lua:5: attempt to use a closed file
false	main.lua:5: attempt to use a closed file
false	main.lua:5: attempt to use a closed file
false	main.lua:6: attempt to use a closed file
false	main.lua:6: attempt to use a closed file
false	main.lua:6: attempt to index upvalue 'f' (a userdata value)
nil
false	main.lua:7: bad argument #1 to 'read' (FILE* expected, got number)
false	main.lua:7: bad argument #1 to 'read' (FILE* expected, got no value)
false	main.lua:7: bad argument #1 to 'write' (FILE* expected, got table)
false	main.lua:9: bad argument #1 to 'read' (invalid option)
false	main.lua:9: bad argument #1 to 'read' (invalid format)
false	main.lua:9: bad argument #1 to 'read' (invalid option)
false	main.lua:9: bad argument #1 to 'write' (string expected, got table)
false	main.lua:10: bad argument #2 to 'write' (string expected, got nil)
false	main.lua:10: bad argument #1 to 'seek' (invalid option 'bad')
false	main.lua:10: bad argument #1 to 'setvbuf' (invalid option 'bad')
false	main.lua:10: bad argument #2 to 'seek' (number expected, got string)
nil	cannot close standard file
`,
  ],
  'default files and lines': [
    `local function try(g) local ok, message = pcall(function() local a, b, c = g() return a, b, c end) print(ok, message) end
     io.output(D.."/o") print(io.write("one\\n", 2, "\\nthree")) print(io.flush()) print(io.type(io.output())) print(io.close()) try(function() io.write("x") end)
     try(function() io.flush() end) try(function() io.close() end)
     io.output(io.stdout) io.input(D.."/o") print(io.read()) print(io.read("*n", "*l", "*l")) print(io.read())
     io.input(D.."/o") for l in io.lines() do io.write("<", l, ">") end print() print(io.type(io.input()))
     for l in io.input():lines() do print("never") end io.close(io.input()) try(function() io.read() end) try(function() io.lines() end)
     local next = io.lines(D.."/o") next() next() print(next()) print((next())) try(function() next() end)
     try(function() io.lines(D.."/none") end) try(function() io.input(D.."/none") end) try(function() io.output(D.."/no/x") end) try(function() io.input({}) end)
     try(function() io.open() end) try(function() io.type() end) try(function() io.open({}) end) try(function() io.close(3) end)
     for l in io.lines(D.."/o") do if l == "2" then break end print(l) end`,
    `true
true
file
true
false	main.lua:2: standard output file is closed
false	main.lua:3: standard output file is closed
false	main.lua:3: attempt to use a closed file
one
2		three
nil
<one><2><three>
file
false	main.lua:6: standard input file is closed
false	main.lua:6: attempt to use a closed file
three
nil
false	main.lua:7: file is already closed
false	main.lua:8: bad argument #1 to 'lines' (D/none: No such file or directory)
false	main.lua:8: bad argument #1 to 'input' (D/none: No such file or directory)
false	main.lua:8: bad argument #1 to 'output' (D/no/x: No such file or directory)
false	main.lua:8: bad argument #1 to 'input' (FILE* expected, got table)
false	main.lua:9: bad argument #1 to 'open' (string expected, got no value)
false	main.lua:9: bad argument #1 to 'type' (value expected)
false	main.lua:9: bad argument #1 to 'open' (string expected, got table)
false	main.lua:9: bad argument #1 to 'close' (FILE* expected, got number)
one
`,
  ],
  'os, loadfile and dofile': [
    `local function put(name, text) local f = assert(io.open(D.."/"..name, "w")) f:write(text) f:close() end
     put("a", "1") print(os.rename(D.."/a", D.."/b")) print(io.open(D.."/a")) print(os.remove(D.."/b")) print(os.remove(D.."/b"))
     print(os.rename(D.."/none", D.."/b")) print(os.remove(D.."/no/x")) print(os.getenv("CORONAGRAPH_NONE"))
     put("c.lua", "#!/bin/lua\\nlocal n = ... return n, 42") local chunk = loadfile(D.."/c.lua") print(chunk(7)) print(dofile(D.."/c.lua"))
     print(loadfile(D.."/none.lua")) put("d.lua", "x = = 1") print(loadfile(D.."/d.lua"))
     local ok, message = pcall(function() dofile(D.."/none.lua") end) print(message) put("e.lua", "\\nerror('oops')")
     ok, message = pcall(function() dofile(D.."/e.lua") end) print(message) print(pcall(loadfile, D.."/e.lua") == true)
     local name = os.tmpname() local f = io.open(name) print(f ~= nil, f:read("*a") == "") f:close() print(os.remove(name))
     f = io.tmpfile() f:write("temporary") f:seek("set") print(f:read("*a")) f:close()
     print(os.setlocale(), os.setlocale(nil, "all"), os.setlocale("C"), os.setlocale("C", "numeric"), os.setlocale("no such"))`,
    `true
nil	D/a: No such file or directory	2
true
nil	D/b: No such file or directory	2
nil	D/none: No such file or directory	2
nil	D/no/x: No such file or directory	2
nil
7	42
nil	42
nil	cannot open D/none.lua: No such file or directory
nil	D/d.lua:1: unexpected symbol near '='
cannot open D/none.lua: No such file or directory
D/e.lua:2: oops
true
true	true
true
temporary
C	C	C	C	nil
`,
  ],
}
