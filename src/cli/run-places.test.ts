import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../test/support/http-server.ts'
import { runCommand, startCommand } from '../../test/support/command-line.ts'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'
import { temporaryDirectory } from '../../test/support/temporary-directory.ts'

const project = (mainLua: string, files: Readonly<Record<string, string>> = {}) =>
  makeScratchFolder({ 'main.lua': mainLua, ...files })

const writes = `
  local file = io.open(system.pathForFile("a.txt", system.DocumentsDirectory), "w")
  file:write("kept")
  file:close()
  print(system.pathForFile("a.txt", system.DocumentsDirectory))`

describe('[R16] --host', () => {
  it('leads http and https to a server of this machine, also a redirect from one host to the other', async () => {
    const server = await httpServer((request, response) => {
      if (request.url === '/from') response.writeHead(302, { Location: 'https://b.example/to' }).end()
      else response.end(`${request.headers.host} got ${request.method}`)
    })
    const folder = project(`
      network.request("http://a.example/from", "GET", function(event)
        print(event.status, event.response)
      end)`)
    const address = `127.0.0.1:${server.port}`
    const args = ['run', folder, '--host', `a.example=${address}`, '--host', `b.example=${address}`]
    const { exitCode, stdout } = await runCommand(args)
    expect(stdout.toString()).toBe('200\tb.example got GET\n')
    expect(exitCode).toBe(0)
    await server.allClosed()
  })

  it('a server that is not there is a refused connection for the app', async () => {
    const server = await httpServer(() => undefined)
    await server.close()
    const folder = project(`
      network.request("https://a.example/", "GET", function(event)
        print(event.isError, event.status, event.response)
      end)`)
    const { stdout } = await runCommand(['run', folder, '--host', `a.example=127.0.0.1:${server.port}`])
    expect(stdout.toString()).toMatch(/^true\t-1\t.*refused/)
  })

  it.each([
    { value: 'a.example', says: 'write name=address:port' },
    { value: 'a.example=10.0.0.1:80', says: 'Give an address on this machine' },
    { value: 'http://a=127.0.0.1:80', says: 'without scheme and port' },
  ])('$value: 2, and what to write', async ({ value, says }) => {
    const { exitCode, stderr } = await runCommand(['run', project(''), '--host', value])
    expect(stderr).toContain(says)
    expect(exitCode).toBe(2)
  })
})

describe('[R19] --sandbox', () => {
  it('keeps the files of the app in a folder that is made, for the next run too', async () => {
    const sandbox = join(temporaryDirectory(), 'new', 'one')
    const { exitCode, stdout } = await runCommand(['run', project(writes), '--sandbox', sandbox])
    expect(exitCode).toBe(0)
    expect(stdout.toString()).toBe(`${join(sandbox, 'Documents', 'a.txt')}\n`)
    expect(readFileSync(join(sandbox, 'Documents', 'a.txt'), 'utf8')).toBe('kept')
    const reads = `print(io.open(system.pathForFile("a.txt", system.DocumentsDirectory)):read("*a"))`
    const again = await runCommand(['run', project(reads), '--sandbox', sandbox])
    expect(again.stdout.toString()).toBe('kept\n')
  })

  it('does not touch a folder of other files', async () => {
    const folder = makeScratchFolder({ 'thesis.txt': 'mine' })
    const { exitCode, stderr } = await runCommand(['run', project(writes), '--sandbox', folder])
    expect(stderr).toContain(`--sandbox ${folder}: the folder holds other files.`)
    expect(exitCode).toBe(2)
    expect(readdirSync(folder)).toEqual(['thesis.txt'])
  })

  it('refuses a file, and a directory of it that is a link', async () => {
    const folder = makeScratchFolder({ file: '' })
    const file = await runCommand(['run', project(''), '--sandbox', join(folder, 'file')])
    expect(file.stderr).toContain('it is a file')
    expect(file.exitCode).toBe(2)
    const sandbox = join(folder, 'sandbox')
    mkdirSync(sandbox)
    symlinkSync(folder, join(sandbox, 'Documents'))
    const linked = await runCommand(['run', project(''), '--sandbox', sandbox])
    expect(linked.stderr).toContain('is a link to another place')
    expect(linked.exitCode).toBe(2)
  })

  it('and --fresh are not for one run', async () => {
    const { exitCode, stderr } = await runCommand(['run', project(''), '--sandbox', 'x', '--fresh'])
    expect(stderr).toContain("cannot be used with option '--fresh'")
    expect(exitCode).toBe(2)
  })
})

describe('[R20] --fresh', () => {
  it('begins empty, and is gone afterwards', async () => {
    const sandboxesPath = temporaryDirectory()
    const folder = project(writes)
    await runCommand(['run', folder], { sandboxesPath })
    const empty = `
      print(io.open(system.pathForFile("a.txt", system.DocumentsDirectory)))
      ${writes}`
    writeFileSync(join(folder, 'main.lua'), empty)
    const { stdout } = await runCommand(['run', folder, '--fresh'], { sandboxesPath })
    const [none, path = ''] = stdout.toString().split('\n')
    expect(none).toMatch(/^nil/)
    expect(path).not.toContain(sandboxesPath)
    expect(existsSync(join(path, '..', '..'))).toBe(false)
  })

  it('is gone after Ctrl-C', async () => {
    const folder = project(`${writes}\ntimer.performWithDelay(1e9, print)`)
    const running = startCommand(['run', folder, '--fresh'])
    await running.printed('a.txt')
    running.child.kill('SIGINT')
    const { exitCode, stdout } = await running.ended
    expect(exitCode).toBe(130)
    expect(existsSync(join(stdout.toString().trim(), '..', '..'))).toBe(false)
  })
})

describe('how long', () => {
  it('[R17] --until exit: an app that is idle is not over', async () => {
    const { exitCode, stderr } = await runCommand(['run', project(''), '--until', 'exit', '--timeout', '0.5'])
    expect(stderr).toContain('still busy after 0.5 s')
    expect(exitCode).toBe(3)
  })

  it.each(['native.requestExit()', 'os.exit()'])(
    '[R18] %s ends the run, after its exit listeners',
    async (exit) => {
      const folder = project(`
      timer.performWithDelay(1e9, print)
      Runtime:addEventListener("system", function(event) print(event.type) end)
      timer.performWithDelay(20, function() ${exit} end)`)
      for (const until of ['exit', 'idle']) {
        const { exitCode, stdout } = await runCommand(['run', folder, '--until', until])
        expect(stdout.toString()).toBe('applicationStart\napplicationExit\n')
        expect(exitCode).toBe(0)
      }
    },
  )

  it('[R17] --until SECONDS: an app that goes on is ended, and that is fine', async () => {
    const folder = project('timer.performWithDelay(50, function() print("tick") end, 0)')
    const { exitCode, stdout, stderr } = await runCommand(['run', folder, '--until', '2'])
    expect(stdout.toString()).toContain('tick')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  })

  it('[R17] --until with anything else: 2', async () => {
    const { exitCode, stderr } = await runCommand(['run', project(''), '--until', 'dawn'])
    expect(stderr).toContain('give idle, exit, or a number of seconds')
    expect(exitCode).toBe(2)
  })

  it('[R23] a misspelt switch is told with the one that is meant', async () => {
    const { exitCode, stderr } = await runCommand(['run', project(''), '--util', 'idle'])
    expect(stderr).toContain("unknown option '--util'\n(Did you mean --until?)")
    expect(exitCode).toBe(2)
  })
})
