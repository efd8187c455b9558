import { wrongType } from './arguments.ts'
import { directoryOf } from './directories.ts'
import type { WebReporter } from './reporter.ts'
import { isNothing } from './values.ts'
import type { WebHost } from './web-host.ts'

/**
 * `network.readFile`: the bytes of a file that the app has downloaded, or of its own project. Undefined when there is no
 * such file; a name that leads out of the directory is told on the console as well. Documents without a directory,
 * as for `network.download`.
 */
export function readSandboxFile(
  files: WebHost['files'],
  reporter: WebReporter,
  filename: unknown,
  baseDirectory: unknown,
): Uint8Array | undefined {
  if (typeof filename !== 'string') {
    throw wrongType('network.readFile', 'filename', 'a string', filename)
  }
  const directory = isNothing(baseDirectory) ? 'DocumentsDirectory' : directoryOf(baseDirectory)
  if (directory === undefined) {
    throw wrongType('network.readFile', 'baseDirectory', 'a system directory constant', baseDirectory)
  }
  const outcome = files.read({ directory, name: filename })
  if (outcome.ok) return outcome.value
  if (outcome.error.code !== 'NOT_FOUND') {
    reporter.message('error', `ERROR: network.readFile(): ${outcome.error.message}`)
  }
  return undefined
}
