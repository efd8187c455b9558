import type { FileReference } from '../../../shared/directory.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { RuntimeHost } from '../../host.ts'
import type { LuaInput, LuaValue, MultipleResults } from '../../lua/values.ts'
import { results, textOf } from '../bytes.ts'
import type { AppPaths } from './app-paths.ts'
import { FileProblem, problemOf } from './file-problem.ts'

/** No path of an honest app is longer (Linux: PATH_MAX). */
const mostPathBytes = 4096

export type FileAccess = {
  readonly files: RuntimeHost['files']
  readonly paths: AppPaths
  /** The file that a path of the app names. Throws `FileProblem`. */
  readonly fileOf: (path: LuaValue) => FileReference
  /** Results of `work`; of a `FileProblem` in it `nil`, its text (with the path, if there is one) and its number. */
  readonly attempt: (
    call: string,
    path: LuaValue,
    work: () => LuaInput | MultipleResults,
  ) => LuaInput | MultipleResults
}

/** What the app's path is for the host, and what the host's refusal is for the app. */
export function createFileAccess(parts: {
  readonly files: RuntimeHost['files']
  readonly paths: AppPaths
  /** Once per text and line of the app. */
  readonly warn: (text: string) => void
}): FileAccess {
  const { files, paths, warn } = parts
  return {
    files,
    paths,
    fileOf: (value) => {
      const bytes = value instanceof Uint8Array ? value : new Uint8Array()
      if (bytes.byteLength === 0) throw new FileProblem('ENOENT')
      if (bytes.byteLength > mostPathBytes) throw new FileProblem('ENAMETOOLONG')
      const path = textOf(bytes) ?? ''
      const file = paths.fileOf(path)
      if (file !== undefined) return file
      const advice = `${JSON.stringify(shortened(path))} is outside of the app's directories. Take paths from system.pathForFile()`
      throw new FileProblem('EACCES', advice)
    },
    attempt: (call, path, work) => {
      try {
        return work()
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error
        if (error.advice !== undefined) warn(`${call}: ${error.advice}`)
        const text = path === undefined ? error.message : `${shortened(textOf(path) ?? '')}: ${error.message}`
        return results(undefined, text, error.errno)
      }
    },
  }
}

/** The value, or the problem as C has it. */
export function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw problemOf(outcome.error)
  return outcome.value
}

const shortened = (path: string): string => (path.length > 512 ? `${path.slice(0, 512)}…` : path)
