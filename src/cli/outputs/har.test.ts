import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { harProblems } from '../../../test/support/check-har.ts'
import { runCommand, startCommand } from '../../../test/support/command-line.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import type { Har } from '../../shared/har/har.ts'

const hosts = JSON.stringify({
  hosts: { 'slow.test': { serve: 'remote', bytesPerSecond: 100_000 }, 'fast.test': { serve: 'remote' } },
})

const project = (mainLua: string) =>
  makeScratchFolder({
    'main.lua': mainLua,
    'coronagraph.json': hosts,
    'remote/small.txt': 'small',
    'remote/large.bin': new Uint8Array(6_000_000),
  })

function readArchive(path: string): Har {
  const har: Har = JSON.parse(readFileSync(path, 'utf8'))
  expect(harProblems(har)).toEqual([])
  return har
}

describe('--har', () => {
  it('[P41] is written when the run is over, and coronagraph har reads it', async () => {
    const folder = temporaryDirectory()
    const path = join(folder, 'a.har')
    const main = `network.request("http://me:secret@fast.test/small.txt", "GET", function(event) print(event.response) end)`
    expect((await runCommand(['run', project(main), '--har', path])).exitCode).toBe(0)
    const har = readArchive(path)
    expect(har.log.entries[0]?.response.content.text).toBe('small')
    expect(readFileSync(path, 'utf8')).not.toContain('secret')
    expect(har.log._corona.console.at(-1)?.text).toBe('small')
    expect(readdirSync(folder)).toEqual(['a.har'])

    const { exitCode, stdout, stderr } = await runCommand(['har', path])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout.toString()).toMatch(/^Written by Coronagraph .*\nRequests: 1 \(1 done, 0 failed, /)
    expect(stdout.toString()).toContain('Passwords and cookies: removed')
  })

  it('[P20] --with-sensitive keeps what lets somebody in', async () => {
    const path = join(temporaryDirectory(), 'a.har')
    const main = `network.request("http://me:secret@fast.test/small.txt", "GET", function() end)`
    await runCommand(['run', project(main), '--har', path, '--with-sensitive'])
    const { log } = readArchive(path)
    expect(log.entries[0]?.request.headers).toContainEqual({
      name: 'Authorization',
      value: `Basic ${btoa('me:secret')}`,
    })
    expect(log.entries[0]?._corona.request?.url).toBe('http://me:secret@fast.test/small.txt')
  })

  it('[P41] Ctrl-C leaves a whole archive and no other file', async () => {
    const folder = temporaryDirectory()
    const path = join(folder, 'a.har')
    const main = `
      network.download("http://slow.test/large.bin", "GET", function(event) print(event.phase) end,
        { progress = true }, "large.bin", system.DocumentsDirectory)`
    const command = startCommand(['run', project(main), '--har', path])
    await command.printed('progress')
    command.child.kill('SIGINT')
    expect((await command.ended).exitCode).toBe(130)
    const { log } = readArchive(path)
    expect(log._corona.end).toEqual({ by: 'interrupt' })
    expect(log.entries).toMatchObject([{ response: { status: 200, _error: 'cancelled (close)' } }])
    expect(readdirSync(folder)).toEqual(['a.har'])
  })

  it('[P41] a time limit and an error of the app leave one as well', async () => {
    const path = join(temporaryDirectory(), 'a.har')
    const main = `timer.performWithDelay(1, function() end, 0) error("oh no")`
    expect((await runCommand(['run', project(main), '--har', path, '--timeout', '1'])).exitCode).toBe(3)
    expect(readArchive(path).log._corona).toMatchObject({
      end: { by: 'timeout', afterSeconds: 1 },
      errorCount: 1,
    })
  })

  it('[P41] a place that cannot be written to is told, and nothing is left', async () => {
    const path = join(temporaryDirectory(), 'none', 'a.har')
    const { exitCode, stderr } = await runCommand(['run', project(''), '--har', path])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`--har ${path}: the file cannot be written (ENOENT).`)
  })
})

describe('coronagraph har', () => {
  it('[P34] a broken file is one line, and 2', async () => {
    const path = join(temporaryDirectory(), 'a.har')
    writeFileSync(path, '{"log": {')
    const { exitCode, stdout, stderr } = await runCommand(['har', path])
    expect({ exitCode, stdout: stdout.toString() }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^${path}: line 1, column \\d+: .*\\n$`))
  })

  it('[P34] what was put right is said, and hostile names command no terminal', async () => {
    const path = join(temporaryDirectory(), 'a.har')
    const log = { creator: { name: 'evil\u001b[2J', version: '1' }, entries: [{ request: {} }] }
    writeFileSync(path, JSON.stringify({ log }))
    const { exitCode, stdout } = await runCommand(['har', path])
    expect(exitCode).toBe(0)
    expect(stdout.toString()).toBe(`Written by evil\\u{1b}[2J 1.
Requests: 0 (0 done, 0 failed, 0 cancelled, 0 open)
Received: 0 bytes
Events: none, another tool has recorded it
Put right: log.entries[0]: It has no request with a URL and was left out.
`)
  })
})
