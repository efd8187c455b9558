import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openAppFiles } from '../../../test/support/app-files.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'

const documents = (name: string) => ({ directory: 'DocumentsDirectory', name }) as const
const failure = (code: string) => ({ ok: false, error: { code } })
const done = { ok: true, value: undefined }

describe('[S12] status and listing', () => {
  it('tell kind, size and times', () => {
    const { files, put, documents: path } = openAppFiles()
    put('a', 'abc')
    const { mtimeMs } = statSync(join(path, 'a'))
    expect(files.status(documents('a'))).toMatchObject({
      ok: true,
      value: { kind: 'file', sizeBytes: 3, modifiedMs: mtimeMs },
    })
    expect(files.status(documents(''))).toMatchObject({ ok: true, value: { kind: 'directory' } })
    expect(files.status({ directory: 'ResourceDirectory', name: 'main.lua' })).toMatchObject({
      ok: true,
      value: { kind: 'file', sizeBytes: 8 },
    })
    expect(files.status(documents('none'))).toMatchObject(failure('NOT_FOUND'))
    expect(files.status(documents('a/b'))).toMatchObject(failure('NOT_DIRECTORY'))
  })

  it('names are sorted, without what a download under way keeps there', () => {
    const { files, put, documents: path } = openAppFiles()
    for (const name of ['b', 'a', '.c', `.${'0'.repeat(36)}.download`]) put(name)
    mkdirSync(join(path, 'folder'))
    expect(files.list(documents(''))).toEqual({ ok: true, value: ['.c', 'a', 'b', 'folder'] })
    expect(files.list(documents('folder'))).toEqual({ ok: true, value: [] })
    expect(files.list(documents('a'))).toMatchObject(failure('NOT_DIRECTORY'))
    expect(files.list(documents('none'))).toMatchObject(failure('NOT_FOUND'))
  })
})

describe('[S13] changes', () => {
  it('folders are made one by one', () => {
    const { files, put } = openAppFiles()
    put('file')
    expect(files.makeDirectory(documents('a'))).toEqual(done)
    expect(files.makeDirectory(documents('a/b'))).toEqual(done)
    expect(files.makeDirectory(documents('x/y'))).toMatchObject(failure('NOT_FOUND'))
    for (const name of ['a', 'file', '']) {
      expect(files.makeDirectory(documents(name))).toMatchObject(failure('ALREADY_EXISTS'))
    }
  })

  it('files and empty folders are removed, nothing else', () => {
    const { files, put } = openAppFiles()
    put('file')
    files.makeDirectory(documents('a'))
    files.makeDirectory(documents('a/b'))
    expect(files.remove(documents('a'))).toMatchObject(failure('NOT_EMPTY'))
    for (const name of ['a/b', 'a', 'file']) expect(files.remove(documents(name))).toEqual(done)
    expect(files.remove(documents('file'))).toMatchObject(failure('NOT_FOUND'))
    expect(files.remove(documents(''))).toMatchObject(failure('NOT_ALLOWED'))
    expect(files.list(documents(''))).toEqual({ ok: true, value: [] })
  })

  it('renaming replaces a file, and goes from one directory to another', () => {
    const { files, put, documents: path, temporary } = openAppFiles()
    put('a', 'new')
    put('b', 'old')
    expect(files.rename({ from: documents('a'), to: documents('b') })).toEqual(done)
    expect(readFileSync(join(path, 'b'), 'utf8')).toBe('new')
    const inTemporary = { directory: 'TemporaryDirectory', name: 'c' } as const
    expect(files.rename({ from: documents('b'), to: inTemporary })).toEqual(done)
    expect(readFileSync(join(temporary, 'c'), 'utf8')).toBe('new')
    expect(files.rename({ from: documents('b'), to: documents('d') })).toMatchObject(failure('NOT_FOUND'))
    expect(files.rename({ from: inTemporary, to: documents('no/where') })).toMatchObject(failure('NOT_FOUND'))
  })

  it('a folder replaces an empty folder only', () => {
    const { files, put } = openAppFiles()
    put('file')
    for (const name of ['a', 'b', 'full', 'full/x']) files.makeDirectory(documents(name))
    const rename = (from: string, to: string) => files.rename({ from: documents(from), to: documents(to) })
    expect(rename('a', 'b')).toEqual(done)
    expect(rename('b', 'full')).toMatchObject(failure('NOT_EMPTY'))
    expect(rename('b', 'file')).toMatchObject(failure('NOT_DIRECTORY'))
    expect(rename('file', 'b')).toMatchObject(failure('IS_DIRECTORY'))
    expect(rename('full', 'full/x/y')).toMatchObject(failure('INVALID_INPUT'))
    expect(rename('', 'x')).toMatchObject(failure('NOT_ALLOWED'))
  })

  it('[S8] no folder goes where what is below it would have too long a name, so that all can be removed', async () => {
    const { files, put, sandbox, documents: path } = openAppFiles()
    const chain = (first: string, folders: number): string => {
      let name = first
      files.makeDirectory(documents(name))
      for (let made = 0; made < folders; made += 1) files.makeDirectory(documents((name += '/a')))
      return name
    }
    const inner = chain('inner', 50)
    const outer = chain('outer', 50)
    expect(files.rename({ from: documents('inner'), to: documents(`${outer}/b`) })).toMatchObject(
      failure('INVALID_INPUT'),
    )
    expect(files.rename({ from: documents('inner'), to: documents('other') })).toEqual(done)
    const renamed = inner.replace('inner', 'other')
    expect(files.status(documents(renamed)).ok).toBe(true)
    files.makeDirectory(documents('many'))
    for (let made = 0; made <= 10_000; made += 1) put(`many/${made}`)
    expect(files.rename({ from: documents('many'), to: documents('longer') })).toMatchObject(
      failure('INVALID_INPUT'),
    )
    expect(files.rename({ from: documents('many'), to: documents('less') })).toEqual(done)
    expect(await sandbox.clear()).toEqual(done)
    expect(readdirSync(path)).toEqual([])
  })

  it('times can be set', () => {
    const { files, put, documents: path } = openAppFiles()
    put('a')
    expect(files.touch({ ...documents('a'), accessedMs: 1000, modifiedMs: 2000 })).toEqual(done)
    expect(statSync(join(path, 'a')).mtimeMs).toBe(2000)
    expect(files.touch({ ...documents('none'), accessedMs: 0, modifiedMs: 0 })).toMatchObject(
      failure('NOT_FOUND'),
    )
    expect(files.touch({ ...documents('a'), accessedMs: NaN, modifiedMs: 0 })).toMatchObject(
      failure('INVALID_INPUT'),
    )
  })

  it('[S5] the project stays as it is', () => {
    const { files, project, put } = openAppFiles()
    put('a')
    const main = { directory: 'ResourceDirectory', name: 'main.lua' } as const
    for (const outcome of [
      files.remove(main),
      files.makeDirectory({ ...main, name: 'x' }),
      files.rename({ from: main, to: documents('b') }),
      files.rename({ from: documents('a'), to: main }),
      files.touch({ ...main, accessedMs: 0, modifiedMs: 0 }),
    ]) {
      expect(outcome).toMatchObject(failure('READ_ONLY'))
    }
    expect(readFileSync(join(project, 'main.lua'), 'utf8')).toBe('print(1)')
    expect(existsSync(join(project, 'x'))).toBe(false)
  })
})

describe('[S2] [S4] changes leave no directory', () => {
  it.each(['../x', '/etc/x', 'a\0', 'link/secret', 'link/new'])('%j', (name) => {
    const { files, documents: path, put } = openAppFiles()
    const elsewhere = makeScratchFolder({ secret: 'x' })
    symlinkSync(elsewhere, join(path, 'link'))
    put('mine')
    for (const outcome of [
      files.status(documents(name)),
      files.list(documents(name)),
      files.makeDirectory(documents(name)),
      files.remove(documents(name)),
      files.rename({ from: documents(name), to: documents('y') }),
      files.rename({ from: documents('mine'), to: documents(name) }),
      files.touch({ ...documents(name), accessedMs: 0, modifiedMs: 0 }),
    ]) {
      expect(outcome).toMatchObject(failure('OUTSIDE_SANDBOX'))
    }
    expect(readFileSync(join(elsewhere, 'secret'), 'utf8')).toBe('x')
    expect(existsSync(join(elsewhere, 'new'))).toBe(false)
  })

  it('a link itself can be removed; what it leads to stays', () => {
    const { files, documents: path } = openAppFiles()
    const elsewhere = makeScratchFolder({ secret: 'x' })
    for (const [name, target] of [
      ['file', join(elsewhere, 'secret')],
      ['folder', elsewhere],
    ] as const) {
      symlinkSync(target, join(path, name))
      expect(files.remove(documents(name))).toEqual(done)
    }
    expect(readFileSync(join(elsewhere, 'secret'), 'utf8')).toBe('x')
    expect(files.list(documents(''))).toEqual({ ok: true, value: [] })
  })

  it('touching and listing follow no link that leads out', () => {
    const { files, documents: path } = openAppFiles()
    const elsewhere = makeScratchFolder({ secret: 'x' })
    writeFileSync(join(elsewhere, 'secret'), 'x')
    symlinkSync(elsewhere, join(path, 'folder'))
    expect(files.list(documents('folder'))).toMatchObject(failure('OUTSIDE_SANDBOX'))
    expect(files.touch({ ...documents('folder'), accessedMs: 0, modifiedMs: 0 })).toMatchObject(
      failure('OUTSIDE_SANDBOX'),
    )
  })
})
