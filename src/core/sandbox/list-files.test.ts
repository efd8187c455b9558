import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { listSandboxFiles } from './list-files.ts'
import { openSandbox, type Sandbox } from './sandbox.ts'

function openTestSandbox(): Sandbox {
  const sandbox = openSandbox({
    projectPath: makeScratchFolder({ 'main.lua': 'print(1)' }),
    sandboxesPath: temporaryDirectory(),
  })
  if (!sandbox.ok) throw new Error(sandbox.error.message)
  return sandbox.value
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

it('[E32] files of the own directories are listed with size and hash, also empty and nested ones; the project is not', async () => {
  const sandbox = openTestSandbox()
  mkdirSync(join(sandbox.directoryPath('DocumentsDirectory'), 'a', 'b'), { recursive: true })
  writeFileSync(join(sandbox.directoryPath('DocumentsDirectory'), 'a', 'b', 'c.txt'), 'abc')
  writeFileSync(join(sandbox.directoryPath('DocumentsDirectory'), 'z'), '')
  writeFileSync(join(sandbox.directoryPath('CachesDirectory'), 'picture'), 'x'.repeat(200_000))
  expect(await listSandboxFiles(sandbox)).toEqual({
    ok: true,
    value: [
      { directory: 'DocumentsDirectory', name: 'a/b/c.txt', sizeBytes: 3, sha256: sha256('abc') },
      { directory: 'DocumentsDirectory', name: 'z', sizeBytes: 0, sha256: sha256('') },
      {
        directory: 'CachesDirectory',
        name: 'picture',
        sizeBytes: 200_000,
        sha256: sha256('x'.repeat(200_000)),
      },
    ],
  })
})

it.runIf(process.platform !== 'win32')(
  '[E32] links are not followed, and a pipe is not waited for',
  async () => {
    const sandbox = openTestSandbox()
    const documents = sandbox.directoryPath('DocumentsDirectory')
    const outside = makeScratchFolder({ secret: 'secret' })
    symlinkSync(outside, join(documents, 'folder'))
    symlinkSync(join(outside, 'secret'), join(documents, 'file'))
    execFileSync('mkfifo', [join(documents, 'pipe')])
    expect(await listSandboxFiles(sandbox)).toEqual({ ok: true, value: [] })
  },
)

it.runIf(process.platform !== 'win32')(
  '[E32] a link in the place of a directory is refused, a missing directory is empty',
  async () => {
    const sandbox = openTestSandbox()
    rmSync(sandbox.directoryPath('CachesDirectory'), { recursive: true })
    expect(await listSandboxFiles(sandbox)).toEqual({ ok: true, value: [] })
    symlinkSync(makeScratchFolder({ secret: '' }), sandbox.directoryPath('CachesDirectory'))
    expect(await listSandboxFiles(sandbox)).toMatchObject({ ok: false, error: { code: 'OUTSIDE_SANDBOX' } })
  },
)

it('[E32] too many files or bytes are told, at the limit they are listed', async () => {
  const sandbox = openTestSandbox()
  const documents = sandbox.directoryPath('DocumentsDirectory')
  for (const name of ['a', 'b', 'c']) writeFileSync(join(documents, name), '12345')
  expect(await listSandboxFiles(sandbox, { files: 3, bytes: 15 })).toMatchObject({ ok: true })
  expect(await listSandboxFiles(sandbox, { files: 2, bytes: 15 })).toMatchObject({
    ok: false,
    error: { code: 'TOO_LARGE' },
  })
  expect(await listSandboxFiles(sandbox, { files: 3, bytes: 14 })).toMatchObject({
    ok: false,
    error: { code: 'TOO_LARGE' },
  })
})
