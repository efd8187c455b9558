import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import type { DirectoryName, FileReference } from '../../shared/directory.ts'
import { openSandbox, type Sandbox } from './sandbox.ts'

type Place = { readonly project: string; readonly sandboxes: string; readonly sandbox: Sandbox }

function open(projectPath = makeScratchFolder({ 'main.lua': '' })): Place {
  const sandboxes = makeScratchFolder()
  const opened = openSandbox({ projectPath, sandboxesPath: sandboxes })
  if (!opened.ok) throw new Error(opened.error.message)
  return { project: projectPath, sandboxes, sandbox: opened.value }
}

const documents = (name: string) => ({ directory: 'DocumentsDirectory', name }) as const

describe('[S1] the layout on disk', () => {
  it('is the project folder, the MD5 of its real path, and four folders', () => {
    const { project, sandboxes, sandbox } = open()
    const hash = createHash('md5').update(project).digest('hex').toUpperCase()
    expect(sandbox.rootPath).toBe(join(sandboxes, `${basename(project)}-${hash}`))
    for (const folder of ['Documents', 'TemporaryFiles', 'CachedFiles', 'ApplicationSupport']) {
      expect(statSync(join(sandbox.rootPath, folder)).isDirectory()).toBe(true)
    }
    expect(sandbox.directoryPath('CachesDirectory')).toBe(join(sandbox.rootPath, 'CachedFiles'))
    expect(sandbox.directoryPath('ResourceDirectory')).toBe(project)
  })

  it('is one for a project and a link to it', () => {
    const { project, sandboxes, sandbox } = open()
    const link = join(makeScratchFolder(), 'link')
    symlinkSync(project, link)
    const again = openSandbox({ projectPath: link, sandboxesPath: sandboxes })
    expect(again.ok && again.value.rootPath).toBe(sandbox.rootPath)
  })

  it('holds a project whose name has 255 bytes', () => {
    const project = join(makeScratchFolder(), `${'ä'.repeat(127)}x`)
    mkdirSync(project)
    expect(existsSync(open(project).sandbox.rootPath)).toBe(true)
  })

  it('says what is wrong when it cannot be made', () => {
    const folder = makeScratchFolder({ file: '' })
    const opened = openSandbox({ projectPath: folder, sandboxesPath: join(folder, 'file') })
    expect(opened).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(openSandbox({ projectPath: join(folder, 'gone'), sandboxesPath: folder })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('ENOENT') },
    })
  })

  it('refuses a directory that is a link', () => {
    const { project, sandboxes, sandbox } = open()
    const documentsPath = sandbox.directoryPath('DocumentsDirectory')
    rmSync(documentsPath, { recursive: true })
    symlinkSync(makeScratchFolder(), documentsPath)
    expect(openSandbox({ projectPath: project, sandboxesPath: sandboxes })).toMatchObject({
      ok: false,
      error: { code: 'OUTSIDE_SANDBOX' },
    })
  })
})

describe('[S5] what an app may write', () => {
  it('never the project', () => {
    const { sandbox } = open()
    const file = { directory: 'ResourceDirectory', name: 'main.lua' } as const
    expect(sandbox.resolve(file, 'write')).toMatchObject({ ok: false, error: { code: 'READ_ONLY' } })
    expect(sandbox.resolve(file, 'read').ok).toBe(true)
  })

  it.each<DirectoryName>([
    'DocumentsDirectory',
    'TemporaryDirectory',
    'CachesDirectory',
    'ApplicationSupportDirectory',
  ])('[S6] %s, with missing sub-folders made', (directory) => {
    const { sandbox } = open()
    const resolved = sandbox.resolve({ directory, name: 'a/b/c.txt' }, 'write')
    expect(resolved).toEqual({ ok: true, value: join(sandbox.directoryPath(directory), 'a/b/c.txt') })
    expect(readdirSync(join(sandbox.directoryPath(directory), 'a/b'))).toEqual([])
  })

  it('[S6] checking whether it may be written makes nothing', () => {
    const { sandbox } = open()
    mkdirSync(join(sandbox.directoryPath('DocumentsDirectory'), 'folder'))
    const codeOf = (file: FileReference): string | undefined => {
      const outcome = sandbox.checkWritable(file)
      return outcome.ok ? undefined : outcome.error.code
    }
    expect(codeOf(documents('a/b/c.txt'))).toBeUndefined()
    expect(codeOf(documents('folder'))).toBe('INVALID_INPUT')
    expect(codeOf(documents('../out.txt'))).toBe('OUTSIDE_SANDBOX')
    expect(codeOf({ directory: 'ResourceDirectory', name: 'a.txt' })).toBe('READ_ONLY')
    expect(readdirSync(sandbox.directoryPath('DocumentsDirectory'))).toEqual(['folder'])
  })

  it('[S6] no folder when only reading', () => {
    const { sandbox } = open()
    expect(sandbox.resolve(documents('a/b.txt'), 'read').ok).toBe(true)
    expect(readdirSync(sandbox.directoryPath('DocumentsDirectory'))).toEqual([])
  })

  it('[S6] not onto a folder, and not below a file', () => {
    const { sandbox } = open()
    mkdirSync(join(sandbox.directoryPath('DocumentsDirectory'), 'folder'))
    writeFileSync(join(sandbox.directoryPath('DocumentsDirectory'), 'file'), '')
    expect(sandbox.resolve(documents('folder'), 'write')).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    })
    expect(sandbox.resolve(documents('file/x'), 'write')).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  })

  it('[S6] also after somebody removed the directory', () => {
    const { sandbox } = open()
    rmSync(sandbox.rootPath, { recursive: true })
    expect(sandbox.resolve(documents('x'), 'write').ok).toBe(true)
    expect(existsSync(sandbox.directoryPath('DocumentsDirectory'))).toBe(true)
  })
})

describe('[S4] a link never leads out', () => {
  const outside = { ok: false, error: { code: 'OUTSIDE_SANDBOX' } } as const

  it.each(['read', 'write'] as const)('a folder that is one (%s)', (access) => {
    const { sandbox } = open()
    const elsewhere = makeScratchFolder({ secret: 'x' })
    symlinkSync(elsewhere, join(sandbox.directoryPath('DocumentsDirectory'), 'link'))
    expect(sandbox.resolve(documents('link/secret'), access)).toMatchObject(outside)
    expect(sandbox.resolve(documents('link/new/file'), access)).toMatchObject(outside)
    expect(readdirSync(elsewhere)).toEqual(['secret'])
  })

  it.each(['read', 'write'] as const)('a file that is one (%s)', (access) => {
    const { sandbox } = open()
    const elsewhere = makeScratchFolder({ secret: 'x' })
    symlinkSync(join(elsewhere, 'secret'), join(sandbox.directoryPath('DocumentsDirectory'), 'link'))
    expect(sandbox.resolve(documents('link'), access)).toMatchObject(outside)
  })

  it('one that leads nowhere, since writing would make its target', () => {
    const { sandbox } = open()
    const target = join(makeScratchFolder(), 'made-later')
    symlinkSync(target, join(sandbox.directoryPath('DocumentsDirectory'), 'link'))
    expect(sandbox.resolve(documents('link'), 'write')).toMatchObject(outside)
  })

  it('a neighbour whose name begins the same', () => {
    const { sandbox } = open()
    const neighbour = `${sandbox.directoryPath('DocumentsDirectory')}2`
    mkdirSync(neighbour)
    writeFileSync(join(neighbour, 'secret'), 'x')
    symlinkSync(neighbour, join(sandbox.directoryPath('DocumentsDirectory'), 'link'))
    expect(sandbox.resolve(documents('link/secret'), 'read')).toMatchObject(outside)
  })

  it('one put there after a first use', () => {
    const { sandbox } = open()
    const base = sandbox.directoryPath('DocumentsDirectory')
    expect(sandbox.resolve(documents('saves/1.json'), 'write').ok).toBe(true)
    rmSync(join(base, 'saves'), { recursive: true })
    symlinkSync(makeScratchFolder(), join(base, 'saves'))
    expect(sandbox.resolve(documents('saves/1.json'), 'write')).toMatchObject(outside)
  })

  it('one put in the place of the directory itself', () => {
    const { sandbox } = open()
    const base = sandbox.directoryPath('DocumentsDirectory')
    renameSync(base, `${base}-moved`)
    symlinkSync(makeScratchFolder({ secret: 'x' }), base)
    expect(sandbox.resolve(documents('secret'), 'read')).toMatchObject(outside)
    expect(sandbox.resolve(documents('secret'), 'write')).toMatchObject(outside)
  })

  it('out of the project', () => {
    const { project, sandbox } = open()
    symlinkSync('/etc/passwd', join(project, 'passwd.txt'))
    expect(sandbox.resolve({ directory: 'ResourceDirectory', name: 'passwd.txt' }, 'read')).toMatchObject(
      outside,
    )
  })

  it('but one that stays inside is followed', () => {
    const { sandbox } = open()
    const base = sandbox.directoryPath('DocumentsDirectory')
    mkdirSync(join(base, 'real'))
    symlinkSync('real', join(base, 'link'))
    expect(sandbox.resolve(documents('link/x'), 'write')).toEqual({ ok: true, value: join(base, 'real/x') })
  })
})

describe('[S8] clearing', () => {
  it('empties the four directories and leaves the project', async () => {
    const { project, sandbox } = open()
    for (const name of ['x', 'a/b/c']) {
      const path = sandbox.resolve(documents(name), 'write')
      writeFileSync(path.ok ? path.value : '', 'x')
    }
    expect(await sandbox.clear()).toEqual({ ok: true, value: undefined })
    expect(readdirSync(sandbox.directoryPath('DocumentsDirectory'))).toEqual([])
    expect(readdirSync(project)).toEqual(['main.lua'])
  })

  it('removes a link inside, not what it leads to', async () => {
    const { sandbox } = open()
    const elsewhere = makeScratchFolder({ 'keep.txt': 'mine' })
    symlinkSync(elsewhere, join(sandbox.directoryPath('DocumentsDirectory'), 'link'))
    expect((await sandbox.clear()).ok).toBe(true)
    expect(readdirSync(sandbox.directoryPath('DocumentsDirectory'))).toEqual([])
    expect(readFileSync(join(elsewhere, 'keep.txt'), 'utf8')).toBe('mine')
  })

  it('removes nothing at all when a directory has become a link', async () => {
    const { sandbox } = open()
    const elsewhere = makeScratchFolder({ 'keep.txt': 'mine' })
    writeFileSync(join(sandbox.directoryPath('DocumentsDirectory'), 'x'), '')
    rmSync(sandbox.directoryPath('CachesDirectory'), { recursive: true })
    symlinkSync(elsewhere, sandbox.directoryPath('CachesDirectory'))
    expect(await sandbox.clear()).toMatchObject({ ok: false, error: { code: 'OUTSIDE_SANDBOX' } })
    expect(readdirSync(elsewhere)).toEqual(['keep.txt'])
    expect(readdirSync(sandbox.directoryPath('DocumentsDirectory'))).toEqual(['x'])
  })
})
