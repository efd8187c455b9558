import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../test/support/command-line.ts'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'

const runLua = (mainLua: string, ...options: string[]) =>
  runCommand(['run', makeScratchFolder({ 'main.lua': mainLua }), ...options])

const project = () => makeScratchFolder({ 'main.lua': 'print("ran")' })

describe('what the app did', () => {
  it('[R15] with --strict what is not simulated is an error at its line; without it a warning', async () => {
    const source = 'print("ran")\nmedia.playSound("a.mp3")'
    expect(await runLua(source)).toMatchObject({ exitCode: 0 })
    const { exitCode, stderr } = await runLua(source, '--strict')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('error: main.lua:2: media.playSound is not simulated')
  })

  it('[R4] an app that ends without an error: 0, and nothing is said', async () => {
    const { exitCode, stdout, stderr } = await runLua('print("fine")')
    expect({ exitCode, stdout: stdout.toString(), stderr }).toEqual({
      exitCode: 0,
      stdout: 'fine\n',
      stderr: '',
    })
  })

  it('[R4] an error that the app catches is its own business', async () => {
    expect(await runLua('pcall(function() error("mine") end)')).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it('[R5] an error in main.lua: 1, with its place and the way to it', async () => {
    const { exitCode, stderr } = await runLua('local function go()\n  error("broken")\nend\ngo()')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('error: main.lua:2: broken')
    expect(stderr).toContain('main.lua:4: in main chunk')
  })

  it('[R5] a file that is no Lua: 1, with the line', async () => {
    const { exitCode, stderr } = await runLua('local = 1')
    expect(exitCode).toBe(1)
    expect(stderr).toContain("main.lua:1: '<name>' expected near '='")
  })

  it('[R5] an error in a timer: 1, and the app goes on', async () => {
    const { exitCode, stdout, stderr } = await runLua(`
      timer.performWithDelay(1, function() error("late") end)
      timer.performWithDelay(50, function() print("went on") end)`)
    expect(exitCode).toBe(1)
    expect(stderr).toContain('main.lua:2: late')
    expect(stdout.toString()).toBe('went on\n')
  })

  it('[R5] an error in a network listener: 1', async () => {
    const listening = makeScratchFolder({
      'main.lua':
        'network.request("http://a.test/", "GET", function(event) error("heard " .. event.status) end)',
      'coronagraph.json': '{ "hosts": { "a.test": { "serve": "remote" } } }',
      'remote/index.html': 'hello',
    })
    const { exitCode, stderr } = await runCommand(['run', listening])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('main.lua:1: heard 200')
  })
})

describe('nothing could be run', () => {
  it.each([
    { wrong: 'no command', args: () => [], says: 'Usage: coronagraph' },
    { wrong: 'an unknown command', args: () => ['walk'], says: "unknown command 'walk'" },
    { wrong: 'no project', args: () => ['run'], says: "missing required argument 'project'" },
    { wrong: 'two projects', args: () => ['run', project(), 'b'], says: 'too many arguments' },
    { wrong: 'an unknown option', args: () => ['run', project(), '--fast'], says: "unknown option '--fast'" },
    { wrong: 'a timeout of 0', args: () => ['run', project(), '--timeout', '0'], says: 'number of seconds' },
    {
      wrong: 'a timeout of words',
      args: () => ['run', project(), '--timeout', 'x'],
      says: 'number of seconds',
    },
    { wrong: 'an endless timeout', args: () => ['run', project(), '--timeout', '1e9'], says: 'up to 86400' },
    { wrong: 'a missing folder', args: () => ['run', join(project(), 'no')], says: 'does not exist' },
    { wrong: 'a file', args: () => ['run', join(project(), 'main.lua')], says: 'is a file' },
    { wrong: 'an empty folder', args: () => ['run', makeScratchFolder()], says: 'neither the file main.lua' },
    {
      wrong: 'a wrong coronagraph.json',
      args: () => [
        'run',
        makeScratchFolder({
          'main.lua': '',
          'coronagraph.json': '{ "hosts": { "a.test": { "serve": "." , "latencyMs": "slow" } } }',
        }),
      ],
      says: 'hosts["a.test"].latencyMs is "slow"',
    },
    {
      wrong: 'a place for the events that is not there',
      args: () => ['run', project(), '--events', join(project(), 'no', 'e.jsonl')],
      says: 'Name a file in a folder that exists',
    },
    {
      wrong: 'a folder in place of the events',
      args: () => ['run', project(), '--events', project()],
      says: 'EISDIR',
    },
  ])('[R6] $wrong: 2, and standard error says what', async ({ args, says }) => {
    const { exitCode, stdout, stderr } = await runCommand(args())
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(stdout.toString()).toBe('')
    expect(exitCode).toBe(2)
  })

  it('[R6] sandboxes in a place that is no folder: 2', async () => {
    const sandboxesPath = join(makeScratchFolder({ file: '' }), 'file')
    const { exitCode, stderr } = await runCommand(['run', project()], { sandboxesPath })
    expect(stderr).toContain(`could not be made in "${sandboxesPath}"`)
    expect(exitCode).toBe(2)
  })

  it('[R6] a project that cannot be opened makes no events file', async () => {
    const folder = makeScratchFolder()
    await runCommand(['run', join(folder, 'no'), '--events', join(folder, 'e.jsonl')])
    expect(existsSync(join(folder, 'e.jsonl'))).toBe(false)
  })

  it('[R6] help and version are asked for: 0, on standard output', async () => {
    const help = await runCommand(['run', '--help'])
    expect(help).toMatchObject({ exitCode: 0, stderr: '' })
    expect(help.stdout.toString()).toContain('--events <file>')
    const version = await runCommand(['--version'])
    expect(version).toMatchObject({ exitCode: 0, stderr: '' })
    expect(version.stdout.toString()).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
