import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startCommand } from '../support/command-line.ts'
import { examplePath, runExample } from '../support/run-example.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const path = examplePath('asset-downloader')
const names = ['background.jpg', 'chime.wav', 'levels.json', 'tiles.png']
const files = ['assets.db', ...names].map((name) => `Documents/${name}`).toSorted()

describe('[E8] asset-downloader', () => {
  it('fetches in slices, checks each hash, and finds everything at the next start', async () => {
    const sandboxes = temporaryDirectory()
    const first = await runExample(path, sandboxes)
    expect([first.exitCode, first.complaints]).toEqual([0, []])
    expect(first.printed.filter((line) => line.endsWith(': complete, hash is right'))).toHaveLength(4)
    expect(first.printed).toContain('broken.bin: wrong hash')
    expect(first.printed.at(-1)).toBe('Assets: 1 of 5 are missing')
    expect(first.answers.filter((answer) => answer === 'GET /tiles.png: 206')).toHaveLength(2)
    expect(first.files).toEqual(files)
    for (const name of names) {
      const served = readFileSync(join(path, 'remote/assets.example.com', name))
      expect(first.read(`Documents/${name}`).equals(served)).toBe(true)
    }

    const second = await runExample(path, sandboxes)
    expect([second.exitCode, second.complaints]).toEqual([0, []])
    expect(second.answers).toEqual(['GET /manifest.json: 200', 'GET /broken.bin: 206'])
    expect(second.printed.filter((line) => line.endsWith(': already there'))).toHaveLength(4)
    expect(second.files).toEqual(files)
  })

  it('goes on where it was stopped', async () => {
    const sandboxesPath = temporaryDirectory()
    const running = startCommand(['run', path], { sandboxesPath })
    await running.printed('chime.wav: bytes 8000-11068')
    running.child.kill('SIGINT')
    expect((await running.ended).exitCode).toBe(130)

    const second = await runExample(path, sandboxesPath)
    expect([second.exitCode, second.complaints]).toEqual([0, []])
    expect(second.printed).toContain('levels.json: already there')
    // The slice that was under way may have come at the last moment.
    expect(second.printed.join('\n')).toMatch(/^chime\.wav: (bytes 8000-11068|already there)$/m)
    expect(second.printed).not.toContain('chime.wav: bytes 0-7999')
    expect(second.files).toEqual(files)
  })
})
