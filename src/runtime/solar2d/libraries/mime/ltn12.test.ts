import { expect, test } from 'vitest'
import { evaluateLua } from '../../../../../test/support/evaluate-lua.ts'

const evaluate = (lua: string): Promise<string> =>
  evaluateLua(`local ltn12 = require "ltn12"
local source, sink, pump, filter = ltn12.source, ltn12.sink, ltn12.pump, ltn12.filter
local function all(src)
  local parts = {}
  print(pump.all(src, (sink.table(parts))))
  return table.concat(parts, "|")
end
${lua}`)

test('[Y11] sources', async () => {
  expect(
    await evaluate(`
      print(all(source.string("abc")))
      print(all(source.cat(source.string("a"), source.empty(), source.string("b"))))
      print(all(source.table{ "x", "y" }))
      print(all(source.error("broken")))
      print(all(source.string(nil)))
      ltn12.BLOCKSIZE = 2
      print(all(source.string("abcde")))
      local rewinding = source.rewind(source.string("ab"))
      rewinding("back")
      print(all(rewinding))
      print(all(source.simplify(function() return "once", source.string("zz") end)))`),
  ).toBe('1\nabc\n1\na|b\n1\nx|y\nnil\tbroken\n\n1\n\n1\nab|cd|e\n1\nback|ab\n1\nonce|zz')
})

test('[Y11] sinks and the steps of a pump', async () => {
  expect(
    await evaluate(`
      print(pump.step(source.string("a"), sink.null()))
      print(pump.step(source.empty(), sink.null()))
      print(pump.all(source.string("a"), sink.error("full")))
      local seen = {}
      local first = function(chunk) seen[#seen + 1] = "1" .. tostring(chunk) return 1, function(rest) seen[#seen + 1] = "2" .. tostring(rest) return 1 end end
      pump.all(source.table{ "a", "b" }, sink.simplify(first))
      print(table.concat(seen, " "))
      local steps = 0
      print(pump.all(source.table{ "a", "b" }, sink.null(), function(src, snk) steps = steps + 1 return pump.step(src, snk) end), steps)
      print(pcall(function() pump.all(5, sink.null()) end))`),
  ).toBe('1\nnil\tnil\nnil\tfull\n1a 2b 2nil\n1\t3\nfalse\tmain.lua:18: a source expected, got number')
})

test('[Y11] a chain is emptied at the end, filter by filter', async () => {
  expect(
    await evaluate(`
      -- Holds everything back and gives it in two pieces at the end.
      local function holding(mark)
        local held, left = "", 2
        return function(chunk)
          if chunk then held = held .. chunk return "" end
          left = left - 1
          if left < 0 then return nil end
          return left == 1 and held or mark
        end
      end
      print(all(source.chain(source.table{ "a", "b" }, holding("<"), holding(">"))))
      local out = {}
      pump.all(source.table{ "a", "b" }, sink.chain(holding("<"), holding(">"), (sink.table(out))))
      print(table.concat(out, "|"))
      local counting = filter.cycle(function(count, chunk) if not chunk then return nil end return chunk .. count, count + 1 end, 1)
      print(counting("a"), counting("b"), counting(nil))`),
  ).toBe('1\nab<|>\nab<|>\na1\tb2\tnil')
})

test('[Y11] files over io', async () => {
  expect(
    await evaluate(`
      local path = system.pathForFile("copy.txt", system.DocumentsDirectory)
      print(pump.all(source.string(("line\\n"):rep(1000)), sink.file(io.open(path, "wb"))))
      local parts = {}
      print(pump.all(source.file(io.open(path, "rb")), (sink.table(parts))), #table.concat(parts), #parts)
      print(pump.all(source.file(io.open(path .. "2")), sink.null()))
      print(pump.all(source.string("x"), sink.file(nil, "no room")))`),
  ).toBe('1\n1\t5000\t3\nnil\t/sandbox/DocumentsDirectory/copy.txt2: No such file or directory\nnil\tno room')
})
