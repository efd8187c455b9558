import { existsSync, openSync, closeSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../../test/support/command-line.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'

const runLua = (mainLua: string) => runCommand(['run', makeScratchFolder({ 'main.lua': mainLua })])

describe('standard output', () => {
  it('[R2] is what the app prints, every byte of it', async () => {
    const { exitCode, stdout } = await runLua(`
      local bytes = {}
      for byte = 0, 255 do bytes[#bytes + 1] = string.char(byte) end
      print(table.concat(bytes))
      print("a\\0b", nil, true, 1.5)
      print()
      print("これ", "\\239\\187\\191mark", "\\255\\254")`)
    expect(exitCode).toBe(0)
    expect(stdout).toEqual(
      Buffer.concat([
        Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
        Buffer.from('\na\0b\tnil\ttrue\t1.5\n\n'),
        Buffer.from('これ\t\u{FEFF}mark\t'),
        Buffer.from([0xff, 0xfe, 0x0a]),
      ]),
    )
  })

  it('[R2] loses no line, however many there are', async () => {
    const count = 40_000
    const { exitCode, stdout } = await runLua(`
      for i = 1, ${count} do print(i .. string.rep(".", 50)) end
      Runtime:addEventListener("system", function(event) print(event.type) end)`)
    const lines = Array.from({ length: count }, (_, index) => `${index + 1}${'.'.repeat(50)}`)
    expect(exitCode).toBe(0)
    expect(stdout.byteLength).toBeGreaterThan(2_000_000)
    expect(stdout.equals(Buffer.from(`${lines.join('\n')}\napplicationStart\napplicationExit\n`))).toBe(true)
  })

  it('[R2] passes one line of 3 MB whole', async () => {
    const { stdout } = await runLua('print(string.rep("0123456789", 300000))')
    expect(stdout.equals(Buffer.from(`${'0123456789'.repeat(300_000)}\n`))).toBe(true)
  })

  it('[R3] warnings and errors go to standard error, each with its place', async () => {
    const { stdout, stderr } = await runLua(`
      print("before")
      network.cancel("nothing")
      system.pathForFile("missing.txt")
      timer.performWithDelay(1, function() error("late") end)
      print("after")`)
    expect(stdout.toString()).toBe('before\nafter\n')
    expect(stderr).toContain('error: ERROR: network: main.lua:3: invalid parameter')
    expect(stderr).toContain("warning: WARNING: Cannot create path for resource file 'missing.txt'")
    expect(stderr).toContain('error: main.lua:5: late')
  })

  // A device of Linux on which every write fails.
  it.runIf(existsSync('/dev/full'))('[R9] that cannot be written to ends the run: 2', async () => {
    const full = openSync('/dev/full', 'w')
    const project = makeScratchFolder({
      'main.lua': 'timer.performWithDelay(1, function() print("more") end, 0)',
    })
    const { exitCode, stderr } = await runCommand(['run', project], { stdio: ['ignore', full, 'pipe'] })
    closeSync(full)
    expect(stderr).toBe('Standard output cannot be written (ENOSPC). The run was ended.\n')
    expect(exitCode).toBe(2)
  })
})
