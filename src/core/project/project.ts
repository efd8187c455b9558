import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { ProfileName } from '../../shared/profile/profile.ts'
import type { Expectations } from '../../shared/run/expectations.ts'
import { isInside } from '../is-inside.ts'
import { systemErrorCode } from '../system-error.ts'
import type { HostRoute } from './host-routes.ts'
import { readProjectFile } from './read-project-file.ts'

export type { HostRoute } from './host-routes.ts'

/** A folder that can be run. */
export type Project = {
  /** The folder's name. */
  readonly name: string
  /** Absolute, without links. */
  readonly path: string
  /** A folder with both entry files is a Solar2D project. */
  readonly kind: 'solar2d' | 'web'
  /** Whose rules apply unless the user chooses others. */
  readonly profile: ProfileName
  /** By canonical host: lower case, no brackets, no dot at the end. */
  readonly hosts: ReadonlyMap<string, HostRoute>
  /** What must happen in every run without a window. */
  readonly expect?: Expectations
}

const entryFiles = [
  ['main.lua', 'solar2d'],
  ['index.html', 'web'],
] as const

/** Checks a folder and its `coronagraph.json`. Fails with `BAD_PROJECT`: what is wrong, where, and what to do. */
export async function openProject(path: string): Promise<Outcome<Project>> {
  const folder = await findFolder(path)
  if (!folder.ok) return folder
  const kind = await findKind(folder.value)
  if (!kind.ok) return kind
  const settings = await readProjectFile(folder.value)
  if (!settings.ok) return settings
  return ok({
    name: basename(folder.value) || folder.value,
    path: folder.value,
    kind: kind.value,
    ...settings.value,
  })
}

async function findFolder(path: string): Promise<Outcome<string>> {
  const refuse = (reason: string): Outcome<never> => fail('BAD_PROJECT', `${JSON.stringify(path)} ${reason}`)
  if (path === '' || path.includes('\0')) return refuse('is no path. Choose the folder of a project.')
  try {
    const real = await realpath(path)
    if ((await stat(real)).isDirectory()) return ok(real)
    return refuse('is a file. Choose the folder that holds main.lua or index.html.')
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT')
      return refuse('does not exist. Choose the folder that holds main.lua or index.html.')
    return refuse(`cannot be opened (${code}). Check its rights, or choose another folder.`)
  }
}

async function findKind(folder: string): Promise<Outcome<Project['kind']>> {
  try {
    const names = await readdir(folder)
    for (const [entryName, kind] of entryFiles) {
      if (!names.includes(entryName)) continue
      const entry = await realpath(join(folder, entryName))
      if (!isInside(folder, entry)) {
        return fail(
          'BAD_PROJECT',
          `"${join(folder, entryName)}" is a link out of the project. Put the file itself there.`,
        )
      }
      if ((await stat(entry)).isFile()) return ok(kind)
    }
    const nearMiss = names.find((name) =>
      entryFiles.some(([entryName]) => name !== entryName && name.toLowerCase() === entryName),
    )
    const cure = nearMiss
      ? `It holds "${nearMiss}": rename that to "${nearMiss.toLowerCase()}".`
      : 'Choose the folder in which one of them is.'
    return fail(
      'BAD_PROJECT',
      `"${folder}" holds neither the file main.lua (Solar2D) nor index.html (a web app). ${cure}`,
    )
  } catch (error) {
    return fail('BAD_PROJECT', `"${folder}" cannot be read (${systemErrorCode(error)}). Check its rights.`)
  }
}
