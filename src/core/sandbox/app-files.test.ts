import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { appFiles } from '../../shared/contract/app-files.ts'
import { serveSync } from '../serve.ts'
import { createAppFiles, maxReadBytes } from './app-files.ts'
import { openSandbox } from './sandbox.ts'

/** The handlers as an app reaches them: through the schema. */
function open() {
  const project = makeScratchFolder({ 'main.lua': 'print(1)' })
  const opened = openSandbox({ projectPath: project, sandboxesPath: makeScratchFolder() })
  if (!opened.ok) throw new Error(opened.error.message)
  const call = serveSync(appFiles, createAppFiles(opened.value).handlers)
  const ask = (name: 'read' | 'exists' | 'path', file: string, directory = 'DocumentsDirectory') =>
    call(name, { directory, name: file }, undefined)
  return { project, ask, documents: opened.value.directoryPath('DocumentsDirectory') }
}

const failure = (code: string) => ({ ok: false, error: { code } })

describe('[S7] reading', () => {
  it('gives the exact bytes', () => {
    const { ask, documents } = open()
    const bytes = Uint8Array.from([0, 255, 10, 13, 128])
    writeFileSync(join(documents, 'b'), bytes)
    expect(ask('read', 'b')).toEqual({ ok: true, value: bytes })
    writeFileSync(join(documents, 'empty'), '')
    expect(ask('read', 'empty')).toEqual({ ok: true, value: new Uint8Array(0) })
  })

  it('gives files of the project', () => {
    const { ask } = open()
    expect(ask('read', 'main.lua', 'ResourceDirectory')).toEqual({
      ok: true,
      value: new TextEncoder().encode('print(1)'),
    })
  })

  it.each(['none', 'none/below', '', 'folder', 'file/below'])('finds no file %j', (name) => {
    const { ask, documents } = open()
    mkdirSync(join(documents, 'folder'))
    writeFileSync(join(documents, 'file'), '')
    expect(ask('read', name)).toMatchObject(failure('NOT_FOUND'))
    expect(ask('exists', name)).toEqual({ ok: true, value: false })
  })

  it('takes 64 MiB and no byte more', () => {
    const { ask, documents } = open()
    writeFileSync(join(documents, 'big'), '')
    truncateSync(join(documents, 'big'), maxReadBytes + 1)
    expect(ask('read', 'big')).toMatchObject(failure('TOO_LARGE'))
    expect(ask('exists', 'big')).toEqual({ ok: true, value: true })
    truncateSync(join(documents, 'big'), maxReadBytes)
    const read = ask('read', 'big')
    expect(read.ok && read.value instanceof Uint8Array && read.value.byteLength).toBe(maxReadBytes)
  })

  it.runIf(process.platform !== 'win32')('does not wait for the writer of a pipe', () => {
    const { ask, documents } = open()
    execFileSync('mkfifo', [join(documents, 'pipe')])
    expect(ask('read', 'pipe')).toMatchObject(failure('NOT_FOUND'))
    expect(ask('exists', 'pipe')).toEqual({ ok: true, value: false })
  })
})

describe('[S2] [S4] leaving the directory', () => {
  it.each(['../main.lua', '/etc/passwd', 'a\0', 'link', 'folder-link/secret'])('%j is refused', (name) => {
    const { ask, documents } = open()
    const elsewhere = makeScratchFolder({ secret: 'x' })
    symlinkSync(join(elsewhere, 'secret'), join(documents, 'link'))
    symlinkSync(elsewhere, join(documents, 'folder-link'))
    for (const call of ['read', 'exists', 'path'] as const) {
      expect(ask(call, name)).toMatchObject(failure('OUTSIDE_SANDBOX'))
    }
  })
})

describe('[S7] paths', () => {
  it('an empty name is the directory itself', () => {
    const { ask, documents, project } = open()
    expect(ask('path', '')).toEqual({ ok: true, value: documents })
    expect(ask('path', '', 'ResourceDirectory')).toEqual({ ok: true, value: project })
  })

  it('the file need not exist', () => {
    const { ask, documents } = open()
    expect(ask('path', 'a/b.txt')).toEqual({ ok: true, value: join(documents, 'a/b.txt') })
  })

  it('[S3] a name of 128 bytes is refused', () => {
    expect(open().ask('path', 'x'.repeat(128))).toMatchObject(failure('INVALID_INPUT'))
  })
})
