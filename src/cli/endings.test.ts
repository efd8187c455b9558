import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runCommand, startCommand } from '../../test/support/command-line.ts'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'
import { temporaryDirectory } from '../../test/support/temporary-directory.ts'

const onExit = `
  Runtime:addEventListener("system", function(event)
    if event.type == "applicationExit" then print("exit") end
  end)`

/** Would run for ever. */
const endless = `${onExit}
  timer.performWithDelay(1, function() end, 0)
  print("begun")`

/** A loop that Lua's own watchdog would end after 5 seconds, and one inside C that it cannot see. */
const luaLoop = 'print("begun") while true do pcall(function() while true do end end) end'
const cLoop = 'print("begun") string.find(string.rep("a", 300000), string.rep("a-", 500) .. "b")'

const lua = (mainLua: string) => makeScratchFolder({ 'main.lua': mainLua })

describe('an app that is idle', () => {
  it('[R1] a run goes on while a timer, a transition or a request is open, and then ends', async () => {
    const project = makeScratchFolder({
      'main.lua': `${onExit}
        local box = display.newRect(0, 0, 10, 10)
        timer.performWithDelay(20, function(event)
          print("timer " .. event.count)
          if event.count < 3 then return end
          transition.to(box, { time = 100, alpha = 0, onComplete = function()
            print("transition")
            network.request("http://slow.test/", "GET", function(event) print(event.response) end)
          end })
        end, 3)`,
      'coronagraph.json': '{ "hosts": { "slow.test": { "serve": "remote", "latencyMs": 150 } } }',
      'remote/index.html': 'request',
    })
    const { exitCode, stdout } = await runCommand(['run', project])
    expect(stdout.toString()).toBe('timer 1\ntimer 2\ntimer 3\ntransition\nrequest\nexit\n')
    expect(exitCode).toBe(0)
  })

  it('[R1] a timer or a request that the app cancels is not waited for', async () => {
    const project = makeScratchFolder({
      'main.lua': `
        timer.cancel(timer.performWithDelay(60000, function() print("late") end))
        network.cancel(network.request("http://slow.test/", "GET", function() print("late") end))`,
      'coronagraph.json': '{ "hosts": { "slow.test": { "serve": "remote", "latencyMs": 60000 } } }',
      'remote/index.html': '',
    })
    const { exitCode, stdout } = await runCommand(['run', project, '--timeout', '20'])
    expect({ exitCode, stdout: stdout.toString() }).toEqual({ exitCode: 0, stdout: '' })
  })
})

describe('an app that is not', () => {
  it('[R7] the timeout ends it: 3, and its exit listeners run', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['run', lua(endless), '--timeout', '2'])
    expect(stdout.toString()).toBe('begun\nexit\n')
    expect(stderr).toBe(
      'The app was still busy after 2 s and was ended. Give it longer with --timeout SECONDS.\n',
    )
    expect(exitCode).toBe(3)
  })

  it.each([
    { loop: 'Lua', mainLua: luaLoop },
    { loop: 'C', mainLua: cLoop },
  ])('[R7] an endless loop in $loop is ended all the same: 3', async ({ mainLua }) => {
    const { exitCode, stdout } = await runCommand(['run', lua(mainLua), '--timeout', '2'])
    expect(stdout.toString()).toBe('begun\n')
    expect(exitCode).toBe(3)
  })

  it('[R5] an endless loop within the timeout counts as an error of the app', async () => {
    const { exitCode, stderr } = await runCommand(['run', lua(luaLoop)])
    expect(stderr).toMatch(/^error: .*main\.lua:1: stopped: the app did not return within 5000 ms/m)
    expect(exitCode).toBe(1)
  })
})

describe('a run that somebody ends', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('[R8] %s: 130, and exit listeners run', async (signal) => {
    const command = startCommand(['run', lua(endless)])
    await command.printed('begun')
    command.child.kill(signal)
    const { exitCode, stdout, stderr } = await command.ended
    expect({ exitCode, stdout: stdout.toString(), stderr }).toEqual({
      exitCode: 130,
      stdout: 'begun\nexit\n',
      stderr: '',
    })
  })

  it.each([
    { loop: 'Lua', mainLua: luaLoop },
    { loop: 'C', mainLua: cLoop },
  ])('[R8] an endless loop in $loop does not keep Ctrl-C from ending it: 130', async ({ mainLua }) => {
    const command = startCommand(['run', lua(mainLua)])
    await command.printed('begun')
    command.child.kill('SIGINT')
    expect((await command.ended).exitCode).toBe(130)
  })

  it('[R8] a download in progress leaves nothing', async () => {
    const sandboxesPath = temporaryDirectory()
    const command = startCommand(['run', slowDownload()], { sandboxesPath })
    await command.printed('progress')
    expect(filesBelow(sandboxesPath)).toEqual([expect.stringMatching(/\.download$/)])
    command.child.kill('SIGINT')
    expect((await command.ended).exitCode).toBe(130)
    expect(filesBelow(sandboxesPath)).toEqual([])
  })
})

describe('a reader that goes away', () => {
  it('[R9] standard output that nobody reads any more ends the run in order: 0', async () => {
    const sandboxesPath = temporaryDirectory()
    const command = startCommand(
      ['run', slowDownload('timer.performWithDelay(1, function() print("more") end, 0)')],
      {
        sandboxesPath,
      },
    )
    await command.printed('progress')
    command.child.stdout?.destroy()
    const { exitCode, stderr } = await command.ended
    expect(stderr).not.toMatch(/EPIPE|^\s+at /m)
    expect(exitCode).toBe(0)
    expect(filesBelow(sandboxesPath)).toEqual([])
  })

  it('[R9] a standard error that nobody reads changes nothing', async () => {
    const command = startCommand([
      'run',
      lua(`
        timer.performWithDelay(20, function() error("unheard") end, 10)
        timer.performWithDelay(300, function() print("went on") end)
        print("begun")`),
    ])
    await command.printed('begun')
    command.child.stderr?.destroy()
    const { exitCode, stdout } = await command.ended
    expect({ exitCode, stdout: stdout.toString() }).toEqual({ exitCode: 1, stdout: 'begun\nwent on\n' })
  })
})

function slowDownload(more = ''): string {
  return makeScratchFolder({
    'main.lua': `
      network.download("http://slow.test/large.bin", "GET", function(event) print(event.phase) end,
        { progress = true }, "large.bin", system.DocumentsDirectory)
      ${more}`,
    'coronagraph.json': '{ "hosts": { "slow.test": { "serve": "remote", "bytesPerSecond": 100000 } } }',
    'remote/large.bin': new Uint8Array(6_000_000),
  })
}

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
