import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { isInside } from '../is-inside.ts'
import { systemErrorCode } from '../system-error.ts'

/** The folder, or a sentence that says why it cannot be served. */
export async function findServedFolder(
  projectPath: string,
  serve: string,
): Promise<{ readonly path: string } | string> {
  const problem = findNameProblem(serve, 'Name a folder relative to the project.')
  if (problem !== undefined) return problem
  const path = join(projectPath, serve)
  if (!isInside(projectPath, path)) return 'Name a folder inside the project: this leads out of it.'
  try {
    const real = await realpath(path)
    if (!isInside(projectPath, real)) return 'Name a folder inside the project: a link leads out of it.'
    if (!(await stat(real)).isDirectory()) return 'Name a folder: this is a file.'
    return { path: real }
  } catch (error) {
    return isMissing(error)
      ? 'Make this folder in the project, or name another: it does not exist.'
      : `Check the rights of this folder: it cannot be opened (${systemErrorCode(error)}).`
  }
}

/** A sentence that says why this file of an answer cannot be sent, or undefined. */
export async function findServedFile(folder: string | undefined, file: string): Promise<string | undefined> {
  if (folder === undefined) return 'Add "serve": the file is looked for in that folder.'
  const problem = findNameProblem(file, 'Name a file relative to the served folder.')
  if (problem !== undefined) return problem
  const path = join(folder, file)
  if (file.split('/').includes('..')) return 'Name a file inside the served folder: this leads out of it.'
  try {
    if (!isInside(folder, await realpath(path))) {
      return 'Name a file inside the served folder: a link leads out of it.'
    }
    return (await stat(path)).isFile() ? undefined : 'Name a file: this is something else.'
  } catch (error) {
    return isMissing(error)
      ? 'Put this file into the served folder, or name another: it does not exist.'
      : `Check the rights of this file: it cannot be opened (${systemErrorCode(error)}).`
  }
}

function findNameProblem(name: string, relativeHint: string): string | undefined {
  if (name.includes('\0')) return 'Remove the NUL character.'
  if (name.includes('\\')) return 'Write "/" between folders, not a backslash.'
  return isAbsolute(name) || /^[A-Za-z]:/.test(name) ? relativeHint : undefined
}

function isMissing(error: unknown): boolean {
  const code = systemErrorCode(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}
