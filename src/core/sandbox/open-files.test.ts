import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type OpenAppFiles, openAppFiles } from '../../../test/support/app-files.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { entryBytes } from './disk-room.ts'
import { maxFileBytes, maxOpenFiles, maxPartBytes, type OpenMode } from '../../shared/contract/app-files.ts'

const documents = (name: string) => ({ directory: 'DocumentsDirectory', name }) as const
const failure = (code: string) => ({ ok: false, error: { code } })
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function open({ files }: OpenAppFiles, name: string, mode: OpenMode): number {
  const opened = files.open({ ...documents(name), mode })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value.id
}

describe('[S10] open files', () => {
  it('are read and written at any place', () => {
    const app = openAppFiles()
    const id = open(app, 'a', 'w+')
    expect(app.files.writeAt({ id, offset: 3, bytes: bytes('def') })).toEqual({ ok: true, value: 6 })
    expect(app.files.writeAt({ id, offset: 0, bytes: bytes('abc') })).toEqual({ ok: true, value: 3 })
    expect(app.files.readAt({ id, offset: 2, length: 100 })).toEqual({ ok: true, value: bytes('cdef') })
    expect(app.files.readAt({ id, offset: 6, length: 1 })).toEqual({ ok: true, value: new Uint8Array() })
    expect(app.files.truncate({ id, sizeBytes: 4 })).toEqual({ ok: true, value: undefined })
    expect(app.files.sizeOf({ id })).toEqual({ ok: true, value: 4 })
    expect(app.files.sync({ id }).ok).toBe(true)
    expect(app.files.close({ id }).ok).toBe(true)
    expect(readFileSync(join(app.documents, 'a'), 'utf8')).toBe('abcd')
  })

  it.each([
    ['r', 'old', 'NOT_FOUND', 'NOT_ALLOWED'],
    ['r+', 'old', 'NOT_FOUND', 'new'],
    ['w', '', 'made', 'new'],
    ['w+', '', 'made', 'new'],
    ['a', 'old', 'made', 'oldnew'],
    ['a+', 'old', 'made', 'oldnew'],
  ] as const)(
    'mode %s keeps %j, and has its own way with missing files and writing',
    (mode, kept, missing, written) => {
      const app = openAppFiles()
      app.put('old', 'old')
      const opened = app.files.open({ ...documents('old'), mode })
      expect(opened).toMatchObject({ ok: true, value: { sizeBytes: kept.length } })
      expect(readFileSync(join(app.documents, 'old'), 'utf8')).toBe(kept)
      const none = app.files.open({ ...documents('none'), mode })
      expect(none.ok ? 'made' : none.error.code).toBe(missing)
      expect(existsSync(join(app.documents, 'none'))).toBe(missing === 'made')
      const wrote = app.files.writeAt({ id: opened.ok ? opened.value.id : 0, offset: 0, bytes: bytes('new') })
      expect(wrote.ok ? readFileSync(join(app.documents, 'old'), 'utf8') : wrote.error.code).toBe(written)
    },
  )

  it('numbers are never given twice, and one that is closed names nothing', () => {
    const app = openAppFiles()
    const first = open(app, 'a', 'w')
    app.files.close({ id: first })
    expect(open(app, 'a', 'w')).toBeGreaterThan(first)
    for (const outcome of [
      app.files.readAt({ id: first, offset: 0, length: 1 }),
      app.files.writeAt({ id: first, offset: 0, bytes: bytes('x') }),
      app.files.sizeOf({ id: first }),
      app.files.close({ id: first }),
    ]) {
      expect(outcome).toMatchObject(failure('NOT_FOUND'))
    }
  })

  it.each(['w', 'a', 'r+', 'w+', 'a+'] as const)('[S5] mode %s is refused in the project', (mode) => {
    const { files, project } = openAppFiles()
    for (const name of ['main.lua', 'new.lua', '']) {
      expect(files.open({ directory: 'ResourceDirectory', name, mode })).toMatchObject(failure('READ_ONLY'))
    }
    expect(readFileSync(join(project, 'main.lua'), 'utf8')).toBe('print(1)')
    expect(existsSync(join(project, 'new.lua'))).toBe(false)
  })
})

describe('[S11] what an app has open is bounded', () => {
  it('256 files at once', () => {
    const app = openAppFiles()
    app.put('a')
    const ids = Array.from({ length: maxOpenFiles }, () => open(app, 'a', 'r'))
    for (let more = 0; more < 1000; more += 1) {
      expect(app.files.open({ ...documents('a'), mode: 'r' })).toMatchObject(failure('TOO_MANY_OPEN'))
    }
    app.files.close({ id: ids[0] ?? 0 })
    expect(open(app, 'a', 'r')).toBe(maxOpenFiles + 1)
  })

  it('one call carries 1 MiB', () => {
    const app = openAppFiles()
    const id = open(app, 'a', 'w+')
    const tooMuch = new Uint8Array(maxPartBytes + 1)
    expect(app.files.writeAt({ id, offset: 0, bytes: tooMuch })).toMatchObject(failure('INVALID_INPUT'))
    expect(app.files.readAt({ id, offset: 0, length: maxPartBytes + 1 })).toMatchObject(
      failure('INVALID_INPUT'),
    )
    expect(app.files.readAt({ id, offset: -1, length: 1 })).toMatchObject(failure('INVALID_INPUT'))
    expect(app.files.readAt({ id, offset: 0.5, length: 1 })).toMatchObject(failure('INVALID_INPUT'))
  })

  it('a file ends below 2 GiB', () => {
    const app = openAppFiles(() => true)
    const id = open(app, 'a', 'w')
    expect(app.files.writeAt({ id, offset: maxFileBytes, bytes: bytes('x') })).toMatchObject(
      failure('TOO_LARGE'),
    )
    expect(app.files.truncate({ id, sizeBytes: maxFileBytes + 1 })).toMatchObject(failure('INVALID_INPUT'))
    expect(statSync(join(app.documents, 'a')).size).toBe(0)
  })

  it('the last of the disk stays free', () => {
    let roomBytes = entryBytes
    const app = openAppFiles((growthBytes) => growthBytes <= roomBytes)
    const id = open(app, 'a', 'w')
    roomBytes = 10
    expect(app.files.writeAt({ id, offset: 0, bytes: bytes('0123456789') }).ok).toBe(true)
    expect(app.files.writeAt({ id, offset: 0, bytes: new Uint8Array(21) })).toMatchObject(failure('NO_SPACE'))
    expect(app.files.truncate({ id, sizeBytes: 100 })).toMatchObject(failure('NO_SPACE'))
    roomBytes = 0
    expect(app.files.writeAt({ id, offset: 0, bytes: bytes('abc') }).ok).toBe(true)
    expect(app.files.open({ ...documents('b'), mode: 'w' })).toMatchObject(failure('NO_SPACE'))
    expect(app.files.makeDirectory(documents('c'))).toMatchObject(failure('NO_SPACE'))
    expect(readFileSync(join(app.documents, 'a'), 'utf8')).toBe('abc3456789')
  })

  it.runIf(process.platform !== 'win32')('also where a file has a hole', () => {
    let roomBytes = 10 * maxPartBytes
    const app = openAppFiles((growthBytes) => growthBytes <= roomBytes)
    const id = open(app, 'a', 'w')
    expect(app.files.truncate({ id, sizeBytes: roomBytes }).ok).toBe(true)
    roomBytes = 0
    expect(app.files.writeAt({ id, offset: maxPartBytes, bytes: bytes('x') })).toMatchObject(
      failure('NO_SPACE'),
    )
    expect(app.files.truncate({ id, sizeBytes: 1 }).ok).toBe(true)
  })

  it('also where another number of the same file has emptied it', () => {
    let roomBytes = 4 * maxPartBytes
    const app = openAppFiles((growthBytes) => growthBytes <= roomBytes)
    const id = open(app, 'a', 'w')
    const part = new Uint8Array(maxPartBytes)
    expect(app.files.writeAt({ id, offset: 0, bytes: part }).ok).toBe(true)
    roomBytes = 0
    expect(app.files.writeAt({ id, offset: 0, bytes: part }).ok).toBe(true)
    open(app, 'a', 'w')
    expect(app.files.writeAt({ id, offset: 0, bytes: part })).toMatchObject(failure('NO_SPACE'))
  })

  it('all are closed with the session, and none is opened any more', () => {
    const app = openAppFiles()
    const id = open(app, 'a', 'w')
    app.close()
    app.close()
    expect(app.files.writeAt({ id, offset: 0, bytes: bytes('x') })).toMatchObject(failure('NOT_FOUND'))
    expect(app.files.open({ ...documents('a'), mode: 'r' })).toMatchObject(failure('SESSION_ENDED'))
  })
})

describe('[S2] [S4] opening leaves no directory', () => {
  it.each([
    '../x',
    '/etc/passwd',
    'a\0b',
    'a\\b',
    'c:d',
    'nul.txt',
    'a/../b',
    'folder-link/secret',
    'link',
    'nowhere',
  ])('%j is refused in every mode', (name) => {
    const app = openAppFiles()
    const elsewhere = makeScratchFolder({ secret: 'x' })
    symlinkSync(join(elsewhere, 'secret'), join(app.documents, 'link'))
    symlinkSync(elsewhere, join(app.documents, 'folder-link'))
    symlinkSync(join(elsewhere, 'made'), join(app.documents, 'nowhere'))
    for (const mode of ['r', 'w', 'a', 'r+', 'w+', 'a+'] as const) {
      expect(app.files.open({ ...documents(name), mode })).toMatchObject(failure('OUTSIDE_SANDBOX'))
    }
    expect(readFileSync(join(elsewhere, 'secret'), 'utf8')).toBe('x')
    expect(existsSync(join(elsewhere, 'made'))).toBe(false)
  })

  it('a folder that becomes a link later', () => {
    const app = openAppFiles()
    const elsewhere = makeScratchFolder({ a: 'theirs' })
    app.files.makeDirectory(documents('folder'))
    const id = open(app, 'folder/a', 'w')
    renameSync(join(app.documents, 'folder'), join(app.documents, 'was'))
    symlinkSync(elsewhere, join(app.documents, 'folder'))
    expect(app.files.open({ ...documents('folder/a'), mode: 'w' })).toMatchObject(failure('OUTSIDE_SANDBOX'))
    // What is open stays the file that it was.
    app.files.writeAt({ id, offset: 0, bytes: bytes('ours') })
    expect(readFileSync(join(elsewhere, 'a'), 'utf8')).toBe('theirs')
    expect(readFileSync(join(app.documents, 'was/a'), 'utf8')).toBe('ours')
  })

  it.runIf(process.platform !== 'win32')('a pipe is neither opened nor waited for', () => {
    const app = openAppFiles()
    execFileSync('mkfifo', [join(app.documents, 'pipe')])
    for (const mode of ['r', 'w', 'a+'] as const) {
      expect(app.files.open({ ...documents('pipe'), mode })).toMatchObject(failure('NOT_ALLOWED'))
    }
  })

  it('a directory, and what is below a file', () => {
    const app = openAppFiles()
    mkdirSync(join(app.documents, 'folder'))
    app.put('file')
    for (const mode of ['r', 'w'] as const) {
      expect(app.files.open({ ...documents('folder'), mode })).toMatchObject(failure('IS_DIRECTORY'))
      expect(app.files.open({ ...documents(''), mode })).toMatchObject(failure('IS_DIRECTORY'))
      expect(app.files.open({ ...documents('file/x'), mode })).toMatchObject(failure('NOT_DIRECTORY'))
      expect(app.files.open({ ...documents('none/x'), mode })).toMatchObject(failure('NOT_FOUND'))
    }
  })
})
