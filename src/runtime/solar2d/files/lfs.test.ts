import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runApp } from '../../../../test/support/simulated-app.ts'

const prelude = 'local lfs = require "lfs" local D = system.pathForFile("", system.DocumentsDirectory)\n'

describe('[J9] lfs', () => {
  it('attributes: all of them, one of them, into a table', async () => {
    const app = await runApp(
      `${prelude}
       local a = lfs.attributes(D .. "/a.txt")
       print(a.mode, a.size, a.permissions, a.nlink, a.blksize, a.blocks, a.uid, a.gid, a.dev, a.ino, a.rdev)
       print(type(a.access), type(a.modification), type(a.change), a.modification % 1)
       print(lfs.attributes(D, "mode"), lfs.attributes(D .. "/a.txt", "size"), lfs.symlinkattributes(D .. "/a.txt", "mode"))
       local into = { kept = 1 } print(lfs.attributes("main.lua", into) == into, into.kept, into.permissions)
       print(select("#", lfs.attributes(D .. "/none")), lfs.attributes("none.txt"))
       print(lfs.attributes("none.txt", "mode"))
       print(pcall(function() local x = lfs.attributes(D, "colour") end))
       print(pcall(function() local x = lfs.attributes() end))`,
      { documents: { 'a.txt': 'abc' } },
    )
    expect(app.lines()).toEqual([
      'file\t3\trw-r--r--\t1\t4096\t1\t0\t0\t0\t0\t0',
      'number\tnumber\tnumber\t0',
      'directory\t3\tfile',
      'true\t1\tr--r--r--',
      "3\tnil\tcannot obtain information from file 'none.txt': No such file or directory\t2",
      "nil\tcannot obtain information from file 'none.txt': No such file or directory\t2",
      "false\tmain.lua:10: invalid attribute name 'colour'",
      "false\tmain.lua:11: bad argument #1 to 'attributes' (string expected, got no value)",
    ])
  })

  it('directories: made, changed into, walked, removed', async () => {
    const app = await runApp(`${prelude}
      print(lfs.currentdir() == system.pathForFile("", system.ResourceDirectory))
      print(lfs.chdir(D)) print(lfs.currentdir() == D)
      print(lfs.mkdir("levels")) print(lfs.mkdir("levels")) print(lfs.mkdir("no/where"))
      print(lfs.chdir("levels")) print(lfs.currentdir() == D .. "/levels")
      io.open("b", "w"):close() io.open("a", "w"):close()
      print(lfs.chdir("none")) print(lfs.chdir("/")) print(lfs.chdir(".."))
      for name in lfs.dir("levels") do io.write(name, " ") end print()
      print(lfs.rmdir("levels")) print(lfs.rmdir("levels/a")) os.remove("levels/a") os.remove("levels/b")
      print(lfs.rmdir("levels")) print(lfs.rmdir("levels"))`)
    expect(app.lines()).toEqual([
      'true',
      'true',
      'true',
      'true',
      'nil\tFile exists\t17',
      'nil\tNo such file or directory\t2',
      'true',
      'true',
      "nil\tUnable to change working directory to 'none'",
      'No such file or directory',
      '',
      "nil\tUnable to change working directory to '/'",
      'Permission denied',
      '',
      'true',
      '. .. a b ',
      'nil\tDirectory not empty\t39',
      'nil\tNot a directory\t20',
      'true',
      'nil\tNo such file or directory\t2',
    ])
  })

  it('dir: an iterator and an object that can be closed', async () => {
    const app = await runApp(
      `${prelude}
       local next, dir = lfs.dir(D) print(next(dir), dir:next(), dir:next()) dir:close() print(pcall(dir.next, dir))
       print(pcall(next)) print(pcall(next, {}))
       for name in lfs.dir(D) do lfs.rmdir(D .. "/" .. name) os.remove(D .. "/" .. name) end
       for name in lfs.dir(D) do io.write(name, " ") end print()
       print(pcall(function() for name in lfs.dir("none") do end end))
       print(pcall(function() for name in lfs.dir("main.lua") do end end))`,
      { documents: { 'a.txt': '', 'b.txt': '' } },
    )
    expect(app.lines()).toEqual([
      '.\t..\ta.txt',
      "false\tbad argument #1 to 'next' (closed directory)",
      "false\tbad argument #1 to 'next' (directory metatable expected, got nil)",
      "false\tbad argument #1 to 'next' (directory metatable expected, got table)",
      '. .. ',
      'false\tmain.lua:7: cannot open none: No such file or directory',
      'false\tmain.lua:8: cannot open main.lua: Not a directory',
    ])
  })

  it('touch sets the times, now without any', async () => {
    const app = await runApp(
      `${prelude}
       local a = D .. "/a"
       print(lfs.touch(a, 1000, 2000), lfs.attributes(a, "access"), lfs.attributes(a, "modification"))
       print(lfs.touch(a, 3000), lfs.attributes(a, "modification"))
       print(lfs.touch(a), os.time() - lfs.attributes(a, "modification") <= 1)
       print(lfs.touch(D .. "/none"))
       print(lfs.touch(a, 0/0), lfs.touch(a, 1e300))
       print(pcall(function() local x = lfs.touch(a, {}) end))`,
      { documents: { a: '' } },
    )
    utimesSync(join(app.documents, 'a'), 1, 1)
    expect(app.lines()).toEqual([
      'true\t1000\t2000',
      'true\t3000',
      'true\ttrue',
      'nil\tNo such file or directory\t2',
      'true\ttrue',
      "false\tmain.lua:9: bad argument #2 to 'touch' (number expected, got table)",
    ])
  })

  it('locks and modes', async () => {
    const app = await runApp(`${prelude}
      local f = io.open(D .. "/a", "w")
      print(lfs.lock(f, "w"), lfs.unlock(f)) print(lfs.setmode(f, "text")) f:close()
      print(pcall(function() local x = lfs.lock(f, "w") end)) print(pcall(function() local x = lfs.setmode(3, "text") end))
      local lock = lfs.lock_dir(D) print(type(lock), lfs.lock_dir(D)) lock:free() print(type(lfs.lock_dir(D)))`)
    expect(app.lines()).toEqual([
      'true\ttrue',
      'true\tbinary',
      'false\tmain.lua:5: lock: closed file',
      'false\tmain.lua:5: setmode: FILE* expected, got number',
      'table\tnil\tFile exists',
      'table',
    ])
  })

  it('many files in a directory', async () => {
    const app = await runApp(`${prelude}
      for i = 1, 300 do io.open(D .. "/" .. i, "w"):close() end
      local count = 0 for name in lfs.dir(D) do count = count + 1 end print(count)`)
    expect(app.lines()).toEqual(['302'])
  })
})
