import type { FileReference } from '../../shared/directory.ts'
import { fail, type ErrorCode, type Outcome } from '../../shared/outcome.ts'
import { systemErrorCode } from '../system-error.ts'
import { quote } from './file-name.ts'

const known: Readonly<Record<string, readonly [code: ErrorCode, reason: string]>> = {
  ENOENT: ['NOT_FOUND', 'does not exist'],
  EEXIST: ['ALREADY_EXISTS', 'exists already'],
  ENOTEMPTY: ['NOT_EMPTY', 'is not empty'],
  EISDIR: ['IS_DIRECTORY', 'is a directory'],
  ENOTDIR: ['NOT_DIRECTORY', 'is not a directory, or is below a file'],
  ENOSPC: ['NO_SPACE', 'does not fit on the disk'],
  EDQUOT: ['NO_SPACE', 'does not fit on the disk'],
  EMFILE: ['TOO_MANY_OPEN', 'cannot be opened: the system has too many open files'],
  ENFILE: ['TOO_MANY_OPEN', 'cannot be opened: the system has too many open files'],
  EFBIG: ['TOO_LARGE', 'would be too large'],
  EINVAL: ['INVALID_INPUT', 'cannot be used in this way'],
  ENAMETOOLONG: ['INVALID_INPUT', 'has a name that is too long'],
  ELOOP: ['OUTSIDE_SANDBOX', 'became a link while it was opened'],
}

/** What the operating system said of a file, in our codes; what has no code of its own is `NOT_ALLOWED`. */
export function fileFailure(file: FileReference, error: unknown): Outcome<never> {
  const systemCode = systemErrorCode(error)
  const [code, reason] = known[systemCode] ?? ['NOT_ALLOWED', `cannot be used (${systemCode})`]
  return fail(code, `${quote(file.name)} in ${file.directory} ${reason}.`)
}
