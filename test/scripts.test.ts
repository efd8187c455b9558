import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cacheFolder, removeLeftovers, withLock } from '../scripts/electron-runtime/cache.mjs'
import { makePublicCopy } from '../scripts/support/public-copy.mjs'
import { run } from '../scripts/support/run.mjs'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coronagraph-scripts-'))
  vi.stubEnv('XDG_CACHE_HOME', folder)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

describe('the cache of the Electron runtime', () => {
  test('[T8] two at once take turns', async () => {
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} starts`)
      await new Promise((resolve) => setImmediate(resolve))
      order.push(`${name} ends`)
    }
    await Promise.all([withLock('electron', work('one')), withLock('electron', work('two'))])
    expect(order).toHaveLength(4)
    expect(order[1]).toBe(order[0]?.replace('starts', 'ends'))
    expect(await readdir(cacheFolder())).toEqual([])
  })

  test('[T9] the lock of a process that is gone is taken over', async () => {
    const dead = await run(process.execPath, ['-p', 'process.pid'], { quiet: true })
    const lock = join(cacheFolder(), 'electron.lock')
    await mkdir(lock, { recursive: true })
    await writeFile(join(lock, 'pid'), dead.output.trim())
    expect(await withLock('electron', () => Promise.resolve('done'))).toBe('done')
    expect(existsSync(lock)).toBe(false)
  })

  test('[T10] a failure frees the lock, and what was half made is removed', async () => {
    const failing = withLock('electron', async () => {
      await mkdir(join(cacheFolder(), 'partial-1'))
      throw new Error('the line broke')
    })
    await expect(failing).rejects.toThrow('the line broke')
    await withLock('electron', removeLeftovers)
    expect(await readdir(cacheFolder())).toEqual([])
  })

  test('[T11] a cache folder that cannot be made is one clear error', async () => {
    await writeFile(join(folder, 'file'), '')
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'file'))
    await expect(withLock('electron', () => Promise.resolve())).rejects.toThrow(/Set XDG_CACHE_HOME/)
  })
})

describe('running a program', () => {
  test('[T12] gives its exit code, 127 when there is none, and its signal as shells count it', async () => {
    expect((await run(process.execPath, ['-e', 'process.exit(7)'], { quiet: true })).exitCode).toBe(7)
    expect((await run('coronagraph-no-such-program', [], { quiet: true })).exitCode).toBe(127)
    const killed = await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGTERM")'], {
      quiet: true,
    })
    expect(killed.exitCode).toBe(143)
  })

  test.skipIf(process.platform === 'win32')(
    '[T13] a program that is cut short leaves no child behind',
    async () => {
      // The child holds the pipe: `run` comes back only when it has ended too.
      const script = 'sleep 600 & wait'
      const { exitCode } = await run('sh', ['-c', script], { quiet: true, timeoutMs: 200 })
      expect(exitCode).toBe(143)
    },
  )

  test.skipIf(process.platform !== 'linux')(
    '[T14] a public copy is readable by all, the original stays as it was',
    async () => {
      const source = join(folder, 'secret')
      await mkdir(source, { mode: 0o700 })
      await writeFile(join(source, 'file'), 'text', { mode: 0o600 })
      await makePublicCopy([source], join(folder, 'copy'))
      const modes = await run('stat', ['-c', '%a', join(folder, 'copy/secret/file'), join(source, 'file')], {
        quiet: true,
      })
      expect(modes.output).toBe('644\n600\n')
    },
  )
})
