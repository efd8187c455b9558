import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runApp } from '../../../../test/support/simulated-app.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const textsOf = (messages: readonly { text: string }[]): string[] => messages.map(({ text }) => text)

const advice = (path: string) =>
  `"${path}" is outside of the app's directories. Take paths from system.pathForFile()`

describe('[J2] what is outside', () => {
  it('has no permission, and one warning a line tells why', async () => {
    // A place where anybody may write: only the sandbox's wall keeps the app from it.
    const writable = join(tmpdir(), 'x')
    const { printed, messages } = await startApp(`
      for i = 1, 3 do
        print(io.open("/etc/passwd"))
        print(os.remove("/etc/passwd"))
      end
      print(os.rename("main.lua", "${writable}"))
      print(pcall(io.lines, "/etc/passwd"))
      print(loadfile("/etc/passwd"))`)
    expect(printed()).toBe(
      'nil\t/etc/passwd: Permission denied\t13\n'.repeat(6) +
        'nil\tmain.lua: Permission denied\t13\n' +
        "false\tbad argument #1 to 'lines' (/etc/passwd: Permission denied)\n" +
        'nil\tcannot open /etc/passwd: Permission denied\n',
    )
    expect(textsOf(messages)).toEqual([
      `main.lua:3: io.open: ${advice('/etc/passwd')}`,
      `main.lua:4: os.remove: ${advice('/etc/passwd')}`,
      `main.lua:6: os.rename: ${advice(writable)}`,
      `main.lua:7: io.open: ${advice('/etc/passwd')}`,
      `main.lua:8: loadfile: ${advice('/etc/passwd')}`,
    ])
  })

  it('a relative path is one of the project', async () => {
    const { printed } = await startApp('print(io.open("data/level.txt"):read("*a"))', {
      'data/level.txt': 'one',
    })
    expect(printed()).toBe('one\n')
  })
})

it('[J3] the project is read-only, and each attempt to change it is told', async () => {
  const app = await runApp(
    `local R = system.pathForFile("", system.ResourceDirectory)
     print((select(2, io.open(R .. "/data.txt", "a")):match("[^/]*$")))
     print(io.open("new.txt", "w"))
     print(os.remove("data.txt"))
     print(require("lfs").mkdir("folder"))
     print(io.open("data.txt"):read("*a"))`,
    { files: { 'data.txt': 'as it was' } },
  )
  expect(app.lines()).toEqual([
    'data.txt: Permission denied',
    'nil\tnew.txt: Permission denied\t13',
    'nil\tdata.txt: Permission denied\t13',
    'nil\tPermission denied\t13',
    'as it was',
  ])
  expect(app.messages()).toHaveLength(4)
  expect(app.messages()[0]).toContain('is in the project, which apps cannot write to')
})

describe('[J7] the process', () => {
  it('os.tmpname makes an empty file in Temporary', async () => {
    const app = await runApp('local name = os.tmpname() print(name) print(io.open(name):read("*a") == "")')
    const [name = '', isEmpty] = app.lines()
    expect(dirname(name)).toBe(join(dirname(app.documents), 'TemporaryFiles'))
    expect(existsSync(name)).toBe(true)
    expect(isEmpty).toBe('true')
  })

  it('io.tmpfile leaves no name', async () => {
    const app = await runApp(`
      local f = io.tmpfile() f:write("x") f:flush()
      for name in require("lfs").dir(system.pathForFile("", system.TemporaryDirectory)) do print(name) end`)
    expect(app.lines()).toEqual(['.', '..'])
  })

  it('of the environment an app knows its own folders', async () => {
    const app = await runApp('print(os.getenv("HOME")) print(os.getenv("TMPDIR")) print(os.getenv("PATH"))')
    const home = dirname(app.documents)
    expect(app.lines()).toEqual([home, join(home, 'TemporaryFiles'), 'nil'])
  })

  it('runs no commands and does not end', async () => {
    const { printed, messages } = await startApp(`
      print(os.execute(), os.execute("ls"))
      print(pcall(io.popen, "ls"))
      for i = 1, 2 do os.exit(1) end
      print("still here")`)
    expect(printed()).toBe("0\t1\nfalse\t'popen' not supported\nstill here\n")
    expect(textsOf(messages)).toEqual([
      'main.lua:2: os.execute: an app runs no commands; it returns 1',
      'main.lua:3: io.popen() is refused: an app runs no programs here',
      'main.lua:4: os.exit ends nothing here, and devices forbid it or take it for a crash. Use native.requestExit()',
      expect.stringContaining('native.requestExit()'),
    ])
  })
})

it('[J1] a save game: written, renamed into place, read again by the next launch', async () => {
  const app = await runApp(`
    local path = system.pathForFile("save.json", system.DocumentsDirectory)
    local f = assert(io.open(path .. ".new", "w"))
    f:write('{"level":', 3, "}")
    f:close()
    assert(os.rename(path .. ".new", path))
    for line in io.lines(path) do print(line) end`)
  expect(app.lines()).toEqual(['{"level":3}'])
  expect(readFileSync(join(app.documents, 'save.json'), 'utf8')).toBe('{"level":3}')
  expect(app.listed()).toEqual(['save.json'])
})
