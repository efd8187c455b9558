import type { Dirent, Stats } from 'node:fs'
import { lstat, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { directoryNames, type DirectoryName, type FileReference } from '../../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../../shared/outcome.ts'
import { systemErrorCode } from '../../system-error.ts'
import type { Sandbox } from '../sandbox.ts'

/** A file or a folder as it was at one moment. Links and what is no regular file are never met. */
export type Walked = FileReference & { readonly stats: Stats }

export type WalkLimits = {
  /** Files and folders that are given. */
  readonly entries: number
  /** Names that are read to count what is left out. */
  readonly names: number
}

/** [I200] */
export const walkLimits: WalkLimits = { entries: 50_000, names: 1_000_000 }

export const ownDirectories: readonly DirectoryName[] = directoryNames.filter(
  (name) => name !== 'ResourceDirectory',
)

/** So many files are asked for their size at once. */
const together = 64

/**
 * What is in the directories: parents before what is in them, siblings by name. Links are not followed. Beyond the
 * limits nothing is looked at any more, and counted in `leftOut`. Fails with `OUTSIDE_SANDBOX` when somebody put a link
 * in the place of a directory, or `NOT_ALLOWED`.
 */
export async function walkSandbox(
  sandbox: Sandbox,
  directories: readonly DirectoryName[],
  limits: WalkLimits = walkLimits,
): Promise<Outcome<{ readonly entries: readonly Walked[]; readonly leftOut: number }>> {
  const entries: Walked[] = []
  let leftOut = 0
  let names = 0

  /** Those for which there is room, by name, and then the folders that are only counted. */
  const namesIn = async (
    directory: DirectoryName,
    path: string,
  ): Promise<{ readonly found: readonly Dirent[]; readonly counted: ReadonlySet<Dirent | undefined> }> => {
    const kept: Dirent[] = []
    const counted: Dirent[] = []
    const opened = await opendir(path, { bufferSize: 1024 }).catch((error: unknown) => {
      if (isGone(error)) return undefined
      throw error
    })
    if (opened === undefined) return { found: [], counted: new Set() }
    for await (const entry of opened) {
      names += 1
      if (names > limits.names) break
      if (!(entry.isFile() || entry.isDirectory()) || isOfTools(directory, entry.name)) continue
      if (entries.length + kept.length < limits.entries) kept.push(entry)
      else {
        leftOut += 1
        if (entry.isDirectory()) counted.push(entry)
      }
    }
    const sorted = kept.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return { found: [...sorted, ...counted], counted: new Set(counted) }
  }

  const walk = async (directory: DirectoryName, base: string, folder: string): Promise<void> => {
    const { found, counted } = await namesIn(directory, join(base, folder))
    for (let index = 0; index < found.length; index += together) {
      const part = found.slice(index, index + together)
      const allStats = await Promise.all(part.map((entry) => statsOf(join(base, folder, entry.name))))
      for (const [position, { name: own }] of part.entries()) {
        const stats = allStats[position]
        // Gone meanwhile, or something else stands in its place.
        if (stats === undefined || !(stats.isFile() || stats.isDirectory())) continue
        const name = folder === '' ? own : `${folder}/${own}`
        const isCounted = counted.has(found[index + position])
        if (entries.length < limits.entries && !isCounted) entries.push({ directory, name, stats })
        else if (!isCounted) leftOut += 1
        if (stats.isDirectory()) await walk(directory, base, name)
      }
    }
  }

  for (const directory of directories) {
    const place = sandbox.place({ directory, name: '' }, 'read')
    if (!place.ok) return place
    if (place.value.kind !== 'folder') continue
    try {
      await walk(directory, place.value.path, '')
    } catch (error) {
      return fail(
        'NOT_ALLOWED',
        `The files of "${place.value.path}" cannot be listed (${systemErrorCode(error)}). Check its rights.`,
      )
    }
  }
  return ok({ entries, leftOut })
}

/** A project's folders of tools are no part of what an app ships, and hold more files than it. */
const isOfTools = (directory: DirectoryName, name: string): boolean =>
  directory === 'ResourceDirectory' && (name.startsWith('.') || name === 'node_modules')

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path)
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

const isGone = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemErrorCode(error))
