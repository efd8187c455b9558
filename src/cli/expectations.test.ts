import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, startCommand } from '../../test/support/command-line.ts'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'

const sources = `
  print("begun")
  network.download("http://a.test/file.txt", "GET", function(event)
    if event.phase == "ended" then print("status " .. event.status) end
  end, "copy.txt", system.DocumentsDirectory)`

/** A project that downloads one file of its own host, and prints that. */
const project = (expected?: object, mainLua = sources): string =>
  makeScratchFolder({
    'main.lua': mainLua,
    'remote/file.txt': 'content',
    'coronagraph.json': JSON.stringify({
      hosts: { 'a.test': { serve: 'remote' } },
      ...(expected === undefined ? {} : { expect: expected }),
    }),
  })

const sha256 = createHash('sha256').update('content').digest('hex')

const right = {
  requests: [{ host: 'a.test', path: '/file.txt', method: 'GET', status: 200, count: 1, attemptsPerUrl: 1 }],
  noOtherRequests: true,
  everyRequestEndsOnce: true,
  noErrors: true,
  noFindings: ['cookie-set'],
  maxReceivedBytes: 7,
  maxSentBytes: 0,
  files: [
    { directory: 'DocumentsDirectory', name: 'copy.txt', sizeBytes: 7, sha256 },
    { directory: 'TemporaryDirectory', name: '*', exists: false },
  ],
  printed: ['begun', 'status 200'],
  notPrinted: ['status 4*'],
}

const file = (content: string | object): string =>
  join(
    makeScratchFolder({
      'expect.json': typeof content === 'string' ? content : JSON.stringify(content),
    }),
    'expect.json',
  )

describe('what a run must come to', () => {
  it('[E34] 0 when all of it happened, and nothing is said of it', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['run', project(right)])
    expect(stderr).not.toContain('expectation')
    expect({ exitCode, stdout: stdout.toString() }).toEqual({ exitCode: 0, stdout: 'begun\nstatus 200\n' })
  })

  it('[E34] 4 when some of it did not, with a line each on standard error', async () => {
    const wrong = { requests: [{ host: 'a.test', count: 2 }], printed: ['status 404'], noErrors: true }
    const { exitCode, stdout, stderr } = await runCommand(['run', project(wrong)])
    expect(stdout.toString()).toBe('begun\nstatus 200\n')
    expect(stderr.split('\n').filter((line) => line.startsWith('expectation'))).toEqual([
      'expectation failed: a.test: 2 requests. Expected 2 requests, there were 1: #1 GET http://a.test/file.txt (main.lua:3).',
      'expectation failed: printed "status 404". None of the 2 printed lines fits; the last: "begun", "status 200".',
    ])
    expect(exitCode).toBe(4)
  })

  it('[E34] an error of the app stays 1 and a time limit 3', async () => {
    const failing = project({ noErrors: true }, 'error("broken")')
    const { exitCode, stderr } = await runCommand(['run', failing])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('expectation failed: no errors. There were 1: main.lua:1: broken.')
    const endless = project({ printed: ['done'] }, 'timer.performWithDelay(1, function() end, 0)')
    expect(await runCommand(['run', endless, '--timeout', '1'])).toMatchObject({ exitCode: 3 })
  })

  it('[E34] after Ctrl-C nothing is told of it, and JUnit has it', async () => {
    const junit = join(makeScratchFolder(), 'junit.xml')
    const endless = project(
      { printed: ['done'] },
      'print("begun") timer.performWithDelay(1, function() end, 0)',
    )
    const running = startCommand(['run', endless, '--junit', junit])
    await running.printed('begun')
    running.child.kill('SIGINT')
    const { exitCode, stderr } = await running.ended
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: '' })
    expect(readFileSync(junit, 'utf8')).toContain('failures="1" errors="1"')
  })

  it('[E34] a reader that has gone makes nothing of it happen', async () => {
    const chatty = project(
      { printed: ['never'] },
      'timer.performWithDelay(1, function() print("more") end, 0)',
    )
    const running = startCommand(['run', chatty])
    await running.printed('more')
    running.child.stdout?.destroy()
    expect(await running.ended).toMatchObject({ exitCode: 4 })
  })

  it('[E30] an error that is expected is no reason to end with 1', async () => {
    const expected = { errors: ['main.lua:1: broken'] }
    expect(await runCommand(['run', project(expected, 'error("broken")')])).toMatchObject({ exitCode: 0 })
    expect(await runCommand(['run', project(expected, 'print(1)')])).toMatchObject({ exitCode: 4 })
    expect(await runCommand(['run', project(expected, 'error("else")')])).toMatchObject({ exitCode: 4 })
  })

  it('[E33] the project and --expect both hold', async () => {
    const both = ['run', project({ printed: ['begun'] }), '--expect', file({ printed: ['never'] })]
    const { exitCode, stderr } = await runCommand(both)
    expect(exitCode).toBe(4)
    expect(stderr).toContain('printed "never"')
    expect(stderr).not.toContain('printed "begun"')
  })

  it.each([
    ['{ "printed": ["a", }', 'line 1, column'],
    ['{ "printd": ["a"] }', 'the whole file: Remove or correct "printd": there is no such setting.'],
    ['{ "requests": [{ "count": "two" }] }', 'requests[0].count is "two". Give a whole number'],
    ['[1]', 'the whole file is a list.'],
    [' '.repeat(1024 * 1024 + 1), 'Make it shorter'],
  ])('[E33] a wrong file is one line and 2, and nothing is run: %.40j', async (content, says) => {
    const path = file(content)
    const { exitCode, stdout, stderr } = await runCommand(['run', project(), '--expect', path])
    expect(stderr).toContain(`${path}, `)
    expect(stderr).toContain(says)
    expect(stderr.trimEnd()).not.toContain('\n')
    expect({ exitCode, stdout: stdout.toString() }).toEqual({ exitCode: 2, stdout: '' })
  })

  it('[E33] a missing file is told, and so is a wrong expect of the project', async () => {
    const missing = join(makeScratchFolder(), 'no.json')
    const first = await runCommand(['run', project(), '--expect', missing])
    expect(first).toMatchObject({ exitCode: 2 })
    expect(first.stderr).toContain(`--expect ${missing}: there is no such file.`)
    const second = await runCommand(['run', project({ everyRequestEndsOnce: 'yes' })])
    expect(second).toMatchObject({ exitCode: 2 })
    expect(second.stderr).toContain('coronagraph.json, expect.everyRequestEndsOnce is "yes". Write true')
  })
})

describe('its outputs', () => {
  it('[E35] [E37] JUnit and the summary tell the same', async () => {
    const folder = makeScratchFolder()
    const [junit, summary] = [join(folder, 'junit.xml'), join(folder, 'summary.json')]
    const expected = { ...right, printed: ['never'] }
    const { exitCode } = await runCommand(['run', project(expected), '--junit', junit, '--summary', summary])
    expect(exitCode).toBe(4)
    const told: unknown = JSON.parse(readFileSync(summary, 'utf8'))
    expect(told).toMatchObject({
      version: 1,
      exitCode: 4,
      end: { by: 'finished' },
      requests: { total: 1, byState: { done: 1 }, byHost: { 'a.test': 1 }, byStatusClass: { '2xx': 1 } },
      bytes: { received: 7, sent: 0 },
      files: [{ directory: 'DocumentsDirectory', name: 'copy.txt', sizeBytes: 7, sha256 }],
      expectations: { unmet: 1 },
    })
    const xml = readFileSync(junit, 'utf8')
    expect(xml).toContain('failures="1" errors="0"')
    expect(xml).toContain('<testcase name="printed &quot;never&quot;"')
  })

  it('[E35] a run that is cut short is written too', async () => {
    const junit = join(makeScratchFolder(), 'junit.xml')
    const endless = project(undefined, 'timer.performWithDelay(1, function() end, 0)')
    expect(await runCommand(['run', endless, '--timeout', '1', '--junit', junit])).toMatchObject({
      exitCode: 3,
    })
    expect(readFileSync(junit, 'utf8')).toContain('<error message="The app was still busy after 1 s')
  })

  it('[R6] a place that cannot be written to is told, and leaves nothing', async () => {
    const folder = makeScratchFolder()
    const path = join(folder, 'no', 'junit.xml')
    const { exitCode, stderr } = await runCommand(['run', project(), '--junit', path])
    expect(stderr).toContain(`--junit ${path}: the file cannot be written (ENOENT)`)
    expect(exitCode).toBe(2)
    expect(existsSync(join(folder, 'no'))).toBe(false)
  })
})
