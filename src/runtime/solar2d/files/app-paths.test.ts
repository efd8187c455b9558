import { describe, expect, it } from 'vitest'
import { createMemoryFiles } from '../../../../test/support/memory-files.ts'
import { directoryNames } from '../../../shared/directory.ts'
import { ok } from '../../../shared/outcome.ts'
import { createAppPaths, type AppPaths } from './app-paths.ts'

function pathsBelow(root: string, separator = '/'): AppPaths {
  return createAppPaths({
    ...createMemoryFiles(new Map()),
    path: ({ directory }) => ok(`${root}${separator}${directory}`),
  })
}

describe('[J2] paths are those of the directories, by their wording', () => {
  it.each([
    ['/app/DocumentsDirectory/a.txt', 'DocumentsDirectory', 'a.txt'],
    ['/app/DocumentsDirectory', 'DocumentsDirectory', ''],
    ['/app//./CachesDirectory/x/../y/', 'CachesDirectory', 'y'],
    ['/app/DocumentsDirectory/../TemporaryDirectory/t', 'TemporaryDirectory', 't'],
    ['data/a.json', 'ResourceDirectory', 'data/a.json'],
    ['.', 'ResourceDirectory', ''],
    ['../DocumentsDirectory/up', 'DocumentsDirectory', 'up'],
    ['a\\b', 'ResourceDirectory', 'a\\b'],
  ] as const)('%s', (path, directory, name) => {
    expect(pathsBelow('/app').fileOf(path)).toEqual({ directory, name })
  })

  it.each([
    '/',
    '/etc/passwd',
    '/app',
    '/app/Documents',
    '/app/DocumentsDirectory10/a',
    '../x',
    '/../../etc',
  ])('%s is outside', (path) => {
    expect(pathsBelow('/app').fileOf(path)).toBeUndefined()
  })

  it('the current directory is where relative paths begin', () => {
    const paths = pathsBelow('/app')
    paths.setCurrent({ directory: 'DocumentsDirectory', name: 'level' })
    expect(paths.fileOf('a')).toEqual({ directory: 'DocumentsDirectory', name: 'level/a' })
    expect(paths.fileOf('../b')).toEqual({ directory: 'DocumentsDirectory', name: 'b' })
    expect(paths.pathOf(paths.current())).toBe('/app/DocumentsDirectory/level')
  })

  it('on Windows with either slash, in any case', () => {
    const paths = pathsBelow('C:\\App', '\\')
    expect(paths.fileOf('c:/app/documentsdirectory\\A/b')).toEqual({
      directory: 'DocumentsDirectory',
      name: 'A/b',
    })
    expect(paths.fileOf('a\\b')).toEqual({ directory: 'ResourceDirectory', name: 'a/b' })
    expect(paths.fileOf('D:\\App\\DocumentsDirectory\\a')).toBeUndefined()
    expect(paths.pathOf({ directory: 'DocumentsDirectory', name: 'a/b' })).toBe(
      'C:\\App\\DocumentsDirectory\\a\\b',
    )
  })

  it('a directory inside of another one counts by itself', () => {
    const paths = createAppPaths({
      ...createMemoryFiles(new Map()),
      path: ({ directory }) =>
        ok(directory === 'ResourceDirectory' ? '/p' : `/p/box/${directoryNames.indexOf(directory)}`),
    })
    expect(paths.fileOf('/p/box/1/a')).toEqual({ directory: 'DocumentsDirectory', name: 'a' })
    expect(paths.fileOf('/p/box/9/a')).toEqual({ directory: 'ResourceDirectory', name: 'box/9/a' })
  })
})
