import { describe, expect, it } from 'vitest'
import { createFakeHost } from '../../../../test/support/fake-host.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { simulateApp, runApp } from '../../../../test/support/simulated-app.ts'
import { fail } from '../../../shared/outcome.ts'
import { createSolar2dApp } from '../create-app.ts'

const D = 'local D = system.pathForFile("", system.DocumentsDirectory)\n'

describe('[J4] what is written is seen by others after flush or close', () => {
  it('and not before', async () => {
    const app = await runApp(`${D}
      local f = io.open(D .. "/a", "w") f:write("abc")
      print(io.open(D .. "/a"):read("*a")) f:flush() print(io.open(D .. "/a"):read("*a"))
      f:write(("x"):rep(65536)) print(#io.open(D .. "/a"):read("*a"))`)
    expect(app.lines()).toEqual(['', 'abc', '65539'])
  })

  it('what nobody closed is saved when the app ends', async () => {
    const app = await simulateApp(`${D}
      left = io.open(D .. "/left", "w") left:write("saved")
      Runtime:addEventListener("system", function(event)
        if event.type == "applicationExit" then io.open(D .. "/late", "w"):write("too") end
      end)`)
    expect(app.read('left')).toBe('')
    await app.end()
    expect([app.read('left'), app.read('late')]).toEqual(['saved', 'too'])
  })

  it('an app that is stopped loses nothing of it either', async () => {
    const { files } = await startApp(`${D}
      left = io.open(D .. "/left", "w") left:write("saved")
      error("not enough memory", 0)`)
    expect(Buffer.from(files.get('DocumentsDirectory/left') ?? []).toString()).toBe('saved')
  })
})

it('[J4] what cannot be saved any more is told, and ends nothing', async () => {
  const fake = createFakeHost({
    'main.lua': `${D} f = io.open(D .. "/a", "w") f:write("x") print(f:flush()) f:write("y") error("not enough memory", 0)`,
  })
  const files = { ...fake.host.files, writeAt: () => fail('NO_SPACE', 'the disk is full') }
  const app = await createSolar2dApp({ ...fake.host, files })
  app.start()
  expect(fake.printed()).toBe('nil\tNo space left on device\t28\n')
  expect(fake.messages.map(({ text }) => text)).toEqual([
    'main.lua:2: flush: the disk is full',
    'The app was stopped: it used up its memory (not enough memory)',
    'close: the disk is full',
  ])
})

describe('[J6] open files', () => {
  it('at most 256; the advice comes once', async () => {
    const app = await runApp(`${D}
      local open = { io.open(D .. "/a", "w") }
      local refused, text, code = 0
      for i = 2, 2000 do
        local f, message, number = io.open(D .. "/a")
        if f then open[i] = f else refused, text, code = refused + 1, message:match("[^/]*$"), number end
      end
      print(#open, refused, text, code)
      for _, f in ipairs(open) do f:close() end
      print(io.type(io.open(D .. "/a")))`)
    expect(app.lines()).toEqual(['256\t1744\ta: Too many open files\t24', 'file'])
    expect(app.messages()).toHaveLength(1)
    expect(app.messages()[0]).toContain('256 files are open')
  })

  it('a handle that is garbage is closed', async () => {
    const app = await runApp(`${D}
      for i = 1, 1000 do
        if not io.open(D .. "/a", "w") then print("refused", i) break end
        if i % 100 == 0 then collectgarbage() collectgarbage() end
      end
      io.open(D .. "/a", "w"):write("written") collectgarbage() collectgarbage()
      print(io.open(D .. "/a"):read("*a"))
      local next = io.lines(D .. "/a") collectgarbage() collectgarbage() print(next())`)
    expect(app.lines()).toEqual(['written', 'written'])
  })

  it('no finaliser is in reach of the app', async () => {
    const { printed } = await startApp(`
      print(pcall(setmetatable, io.stdout, {}))
      local shown = getmetatable(io.stdout)
      print(type(shown.__index.read), shown.__gc, shown == getmetatable(io.stderr))
      shown.__gc, shown.__tostring = function() print("never") end, function() return "forged" end
      io.tmpfile() collectgarbage() collectgarbage()
      print(tostring(io.stdout):match("^file %(0x"))
      function shown.__index:twice(text) return self:write(text, text) end
      io.stdout:twice("ha") print()`)
    expect(printed()).toBe(
      "false\tbad argument #1 to '?' (table expected, got userdata)\nfunction\tnil\ttrue\nfile (0x\nhaha\n",
    )
  })
})

describe('[J10] hostile use', () => {
  it('wrong arguments are errors of the app, whatever they are', async () => {
    const { printed, app } = await startApp(`${D}
      local bomb = setmetatable({}, { __index = function() error("bomb") end, __tostring = function() error("bomb") end })
      local values = { bomb, {}, print, 0/0, 1/0, -1/0, 2^53, -2^53, "", "\\0", "/", "..", ("x"):rep(1e6), true, false, io.stdout }
      local f = io.open(D .. "/a", "w+")
      local functions = {}
      for _, library in pairs { io, os, require "lfs" } do
        for name, fn in pairs(library) do
          if type(fn) == "function" and fn ~= io.close and fn ~= io.output and fn ~= io.write then functions[#functions + 1] = fn end
        end
      end
      for _, name in pairs { "read", "write", "seek", "setvbuf", "lines", "flush" } do
        functions[#functions + 1] = function(...) return f[name](f, ...) end
        functions[#functions + 1] = f[name]
      end
      for _, fn in ipairs(functions) do
        pcall(fn)
        for _, a in ipairs(values) do
          pcall(fn, a)
          for _, b in ipairs(values) do pcall(fn, a, b) pcall(fn, D .. "/a", a, b) end
        end
      end
      io.stdout:write("\\nalive\\n")`)
    expect(printed()).toMatch(/alive\n$/)
    expect(app.errorCount()).toBe(0)
  })

  it('a path of a megabyte does not reach the host', async () => {
    const { printed, messages } = await startApp(`${D}
      local f, text, code = io.open(D .. "/" .. ("n"):rep(1e6)) print(f, #text < 700, code)
      f, text, code = io.open(("../"):rep(1e5)) print(f, code)
      f, text, code = io.open(D .. "/" .. ("n"):rep(200)) print(f, code)`)
    expect(printed()).toBe('nil\ttrue\t36\nnil\t36\nnil\t2\n')
    expect(messages).toEqual([])
  })

  it('a name that devices refuse is refused, and the reason told once', async () => {
    const app = await runApp(`${D}
      for i = 1, 3 do print(select(3, io.open(D .. "/" .. ("n"):rep(200), "w")), select(3, io.open(D .. "/nul.txt", "w"))) end`)
    expect(app.lines()).toEqual(['36\t13', '36\t13', '36\t13'])
    expect(app.messages()).toHaveLength(2)
  })

  it('a file of a gigabyte is read in parts, and one read that cannot fit ends the app, not the host', async () => {
    const app = await runApp(`${D}
      local f = io.open(D .. "/big", "w+") f:seek("set", 2^30) f:write("end\\n") print(f:seek("end")) f:seek("set", 2^30)
      print(f:read()) print(f:seek("set", 2^40)) f:seek("set", 0)
      print(#f:read(2^20))
      f:read("*a") print("never")`)
    expect(app.lines()).toEqual(['1073741828', 'end', 'nil\tInvalid argument\t22', '1048576'])
    expect(app.messages().join()).toContain('used up its memory')
  })

  it('many small writes and lines are quick', async () => {
    const app = await runApp(`${D}
      local f = io.open(D .. "/a", "w") for i = 1, 100000 do f:write(i, "\\n") end f:close()
      local sum = 0 for line in io.lines(D .. "/a") do sum = sum + line end print(sum)`)
    expect(app.lines()).toEqual(['5000050000'])
  })

  it('zero bytes without end are given up', async () => {
    const app = await runApp(`${D}
      local f = io.open(D .. "/zeros", "w") f:write((("\\0\\n"):rep(300000))) f:close()
      f = io.open(D .. "/zeros") print(pcall(f.read, f))`)
    expect(app.lines()).toEqual(['false\tnot enough memory'])
  })
})
