import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, startCommand } from '../../../test/support/command-line.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'

const project = () => makeScratchFolder({ 'main.lua': 'print("ran")' })

/** What one command answers for a project. */
async function ask(command: string, folder: string, sandboxesPath: string, ...args: string[]) {
  const { stdout, ...end } = await runCommand(['sandbox', command, folder, ...args], { sandboxesPath })
  return { ...end, stdout: stdout.toString() }
}

/** A sandbox with files of an app that has run. */
async function filled() {
  const sandboxesPath = temporaryDirectory()
  const folder = project()
  await runCommand(['run', folder], { sandboxesPath })
  const { stdout } = await ask('path', folder, sandboxesPath)
  const rootPath = stdout.trim()
  writeFileSync(join(rootPath, 'Documents', 'score.txt'), '12')
  mkdirSync(join(rootPath, 'CachedFiles', 'pictures'))
  writeFileSync(join(rootPath, 'CachedFiles', 'pictures', 'a\u001b[2J.png'), Buffer.alloc(1500))
  return { folder, rootPath, sandboxesPath }
}

describe('[R24] where and what', () => {
  it('tells where it is, also before the app has run, and makes nothing', async () => {
    const sandboxesPath = join(temporaryDirectory(), 'not-yet')
    const folder = project()
    const { stdout, exitCode } = await ask('path', folder, sandboxesPath)
    expect(stdout.startsWith(join(sandboxesPath, 'coronagraph-test-'))).toBe(true)
    expect(exitCode).toBe(0)
    expect(await ask('list', folder, sandboxesPath)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(await ask('clear', folder, sandboxesPath)).toMatchObject({ exitCode: 0 })
    expect(existsSync(sandboxesPath)).toBe(false)
  })

  it('lists files with size and time, in all directories', async () => {
    const { folder, rootPath, sandboxesPath } = await filled()
    const outside = makeScratchFolder({ 'secret.txt': 'not the app’s' })
    symlinkSync(outside, join(rootPath, 'Documents', 'link'))
    const { stdout } = await ask('list', folder, sandboxesPath)
    expect(stdout).toMatch(
      /^Documents\/score\.txt +2 B +\d{4}-\d\d-\d\dT[\d:.]+Z\nCachedFiles\/pictures\/a\\u\{1b\}\[2J\.png +1\.5 kB +\d{4}\S+Z\n$/,
    )
    const json: unknown = JSON.parse((await ask('list', folder, sandboxesPath, '--json')).stdout)
    expect(json).toMatchObject([
      { name: 'Documents/score.txt', sizeBytes: 2, changedAtMs: expect.any(Number) },
      { name: 'CachedFiles/pictures/a\u001b[2J.png', sizeBytes: 1500 },
    ])
  })

  it('needs a project', async () => {
    const { exitCode, stderr } = await ask('path', makeScratchFolder(), temporaryDirectory())
    expect(stderr).toContain('neither the file main.lua')
    expect(exitCode).toBe(2)
  })
})

describe('[R25] clear', () => {
  it('removes all files, and what links lead to stays', async () => {
    const { folder, rootPath, sandboxesPath } = await filled()
    const outside = makeScratchFolder({ 'kept.txt': '' })
    symlinkSync(outside, join(rootPath, 'Documents', 'link'))
    expect(await ask('clear', folder, sandboxesPath)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(readdirSync(join(rootPath, 'Documents'))).toEqual([])
    expect(readdirSync(join(rootPath, 'CachedFiles'))).toEqual([])
    expect(readdirSync(rootPath).filter((name) => name.startsWith('.'))).toEqual([])
    expect(existsSync(join(outside, 'kept.txt'))).toBe(true)
  })

  it('refuses while the app runs', async () => {
    const { folder, rootPath, sandboxesPath } = await filled()
    writeFileSync(join(folder, 'main.lua'), 'print("runs") timer.performWithDelay(1e9, print)')
    const running = startCommand(['run', folder], { sandboxesPath })
    await running.printed('runs')
    const { exitCode, stderr } = await ask('clear', folder, sandboxesPath)
    expect(stderr).toContain(`is in use by the process ${running.child.pid}. End that first`)
    expect(exitCode).toBe(2)
    expect(existsSync(join(rootPath, 'Documents', 'score.txt'))).toBe(true)
  })
})
