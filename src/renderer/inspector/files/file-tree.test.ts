import { describe, expect, it } from 'vitest'
import type { DirectoryName } from '../../../shared/directory.ts'
import type { ListedFile } from '../client.ts'
import { luaReference } from './file-key.ts'
import { fileLines, lineStartingWith } from './file-lines.ts'
import { buildFileTree } from './file-tree.ts'
import { visibleName } from './visible-name.ts'

const file = (name: string, sizeBytes = 1, over: Partial<ListedFile> = {}): ListedFile => ({
  directory: 'DocumentsDirectory',
  name,
  kind: 'file',
  sizeBytes,
  modifiedAtMs: 1000,
  ...over,
})
const folder = (name: string): ListedFile => file(name, 0, { kind: 'folder' })
const temporary = '.00000000-0000-4000-8000-000000000000.download'

const listed = [folder('art'), file('art/b.png', 10), file('art/d.png', 5), file('z.txt', 3)]
const all = new Set<string>(['DocumentsDirectory', 'DocumentsDirectory/art'])

const namesOf = (lines: ReturnType<typeof fileLines>): readonly string[] =>
  lines.filter(({ node }) => node.name !== '').map(({ node }) => node.name)

describe('the tree of files', () => {
  it('[I210] folders tell how many files they hold, and how large these are together', () => {
    const { byKey } = buildFileTree(listed, [])
    expect(byKey.get('DocumentsDirectory')).toMatchObject({ sizeBytes: 18, fileCount: 3 })
    expect(byKey.get('DocumentsDirectory/art')).toMatchObject({ sizeBytes: 15, fileCount: 2 })
    expect(byKey.get('CachesDirectory')).toMatchObject({ sizeBytes: 0, fileCount: 0 })
  })

  it('[I210] shows what is in expanded folders, with its place among its siblings', () => {
    const tree = buildFileTree(listed, [])
    expect(namesOf(fileLines(tree, new Set(), ''))).toEqual([])
    expect(namesOf(fileLines(tree, new Set(['DocumentsDirectory']), ''))).toEqual(['art', 'z.txt'])
    const lines = fileLines(tree, all, '')
    expect(namesOf(lines)).toEqual(['art', 'art/b.png', 'art/d.png', 'z.txt'])
    expect(lines[2]).toMatchObject({ level: 3, position: 1, siblings: 2, isExpanded: false })
  })

  it('[I210] a filter shows what has all its words in the name, and the folders above', () => {
    const tree = buildFileTree(listed, [])
    expect(namesOf(fileLines(tree, new Set(), 'ART d'))).toEqual(['art', 'art/d.png'])
    expect(fileLines(tree, new Set(), 'nothing like it')).toEqual([])
  })

  it('[I212] a download stands where its file will be, and not as its temporary file', () => {
    const directory: DirectoryName = 'DocumentsDirectory'
    const files = [...listed, file(`art/${temporary}`, 4, { isPartial: true })]
    const tree = buildFileTree(files, [
      { directory, name: 'art/c.png' },
      { directory, name: 'new/sub/e.png' },
    ])
    const expanded = new Set([...all, 'DocumentsDirectory/new', 'DocumentsDirectory/new/sub'])
    expect(namesOf(fileLines(tree, expanded, ''))).toEqual([
      'art',
      'art/b.png',
      'art/c.png',
      'art/d.png',
      'z.txt',
      'new',
      'new/sub',
      'new/sub/e.png',
    ])
    expect(tree.byKey.get('DocumentsDirectory/art/c.png')?.isPartial).toBe(true)
  })

  it('[I212] a temporary file that no download writes any more is a file that is not finished', () => {
    const tree = buildFileTree([file(temporary, 4, { isPartial: true })], [])
    expect(tree.byKey.get(`DocumentsDirectory/${temporary}`)).toMatchObject({ isPartial: true, sizeBytes: 4 })
  })

  it('[I211] typing goes to the next name that begins so, round and round', () => {
    const lines = fileLines(buildFileTree(listed, []), all, '')
    const nameAt = (index: number): string | undefined => lines[index]?.node.name
    expect(nameAt(lineStartingWith(lines, 'd', 0))).toBe('art/d.png')
    expect(nameAt(lineStartingWith(lines, 'B', 4))).toBe('art/b.png')
    expect(lineStartingWith(lines, 'q', 0)).toBe(-1)
  })
})

const reference = (name: string): string => luaReference({ directory: 'CachesDirectory', name })

describe('names of files', () => {
  it('[I213] are copied as Lua, whatever is in them', () => {
    expect(reference('a.png')).toBe('system.pathForFile("a.png", system.CachesDirectory)')
    expect(reference('a"b\\c\n\u0001.txt')).toBe(
      'system.pathForFile("a\\"b\\\\c\\n\\001.txt", system.CachesDirectory)',
    )
  })

  it('[I214] show what would not be seen or turn the writing round', () => {
    expect(visibleName('a\u202egnp.exe\u0007\u200b')).toBe('a\\u{202e}gnp.exe\\u{7}\\u{200b}')
    expect(visibleName('größe 図.png')).toBe('größe 図.png')
  })
})
