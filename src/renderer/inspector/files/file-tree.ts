import type { DirectoryName, FileReference } from '../../../shared/directory.ts'
import type { ListedFile } from '../client.ts'
import { fileKey, keysAbove, ownName, shownDirectories } from './file-key.ts'

/** A file, a folder or a directory with all that is in it. */
export type FileNode = {
  readonly key: string
  readonly directory: DirectoryName
  /** `''` of a directory itself. */
  readonly name: string
  readonly kind: 'directory' | 'folder' | 'file'
  /** Of a folder: of all files in it. */
  readonly sizeBytes: number
  /** Files in it, however deep. */
  readonly fileCount: number
  readonly modifiedAtMs: number
  /** What a download has got so far stands in this place, or nothing yet. */
  readonly isPartial: boolean
  readonly children: readonly FileNode[]
}

export type FileTree = {
  readonly roots: readonly FileNode[]
  readonly byKey: ReadonlyMap<string, FileNode>
}

type Building = { -readonly [Key in keyof FileNode]: FileNode[Key] } & { children: Building[] }

/**
 * The tree of a listing. A download that is under way stands where its file will be; the temporary files beside it
 * are left out, and one that no download writes is a file like any other.
 */
export function buildFileTree(files: readonly ListedFile[], downloads: readonly FileReference[]): FileTree {
  const byKey = new Map<string, Building>()
  const roots = shownDirectories.map((directory) => {
    const root = nodeOf({ directory, name: '' }, 'directory')
    byKey.set(root.key, root)
    return root
  })
  const inDownload = new Set(downloads.map(folderKey))

  const add = (file: FileReference, kind: 'folder' | 'file', listed?: ListedFile): Building => {
    const known = byKey.get(fileKey(file))
    if (known !== undefined) return known
    const node = nodeOf(file, kind, listed)
    byKey.set(node.key, node)
    parentOf(file).children.push(node)
    return node
  }
  const parentOf = (file: FileReference): Building => {
    const cut = file.name.lastIndexOf('/')
    const parent = { directory: file.directory, name: cut < 0 ? '' : file.name.slice(0, cut) }
    return byKey.get(cut < 0 ? parent.directory : fileKey(parent)) ?? add(parent, 'folder')
  }

  for (const file of files) {
    if (file.isPartial === true && inDownload.has(folderKey(file))) continue
    add(file, file.kind, file)
  }
  for (const file of downloads) {
    const before = byKey.size
    const node = add(file, 'file')
    node.isPartial = true
    if (byKey.size > before) {
      parentOf(file).children.sort((a, b) => (ownName(a.name) < ownName(b.name) ? -1 : 1))
    }
  }
  for (const root of roots) total(root)
  return { roots, byKey }
}

/** Tells each folder what is in it. */
function total(node: Building): void {
  if (node.kind === 'file') return
  for (const child of node.children) {
    total(child)
    node.sizeBytes += child.sizeBytes
    node.fileCount += child.kind === 'file' ? 1 : child.fileCount
  }
}

const folderKey = (file: FileReference): string => keysAbove(file).at(-1) ?? file.directory

function nodeOf(file: FileReference, kind: FileNode['kind'], listed?: ListedFile): Building {
  return {
    key: kind === 'directory' ? file.directory : fileKey(file),
    directory: file.directory,
    name: file.name,
    kind,
    sizeBytes: listed?.sizeBytes ?? 0,
    fileCount: 0,
    modifiedAtMs: listed?.modifiedAtMs ?? 0,
    isPartial: listed?.isPartial === true,
    children: [],
  }
}
