import type { ErrorCode, Failure } from '../../../shared/outcome.ts'

/** C's errors as Linux and Android number and word them. */
const cErrors = {
  ENOENT: [2, 'No such file or directory'],
  EIO: [5, 'Input/output error'],
  EBADF: [9, 'Bad file descriptor'],
  EACCES: [13, 'Permission denied'],
  EEXIST: [17, 'File exists'],
  ENOTDIR: [20, 'Not a directory'],
  EISDIR: [21, 'Is a directory'],
  EINVAL: [22, 'Invalid argument'],
  EMFILE: [24, 'Too many open files'],
  EFBIG: [27, 'File too large'],
  ENOSPC: [28, 'No space left on device'],
  ESPIPE: [29, 'Illegal seek'],
  ENAMETOOLONG: [36, 'File name too long'],
  ENOTEMPTY: [39, 'Directory not empty'],
} as const

export type CErrorName = keyof typeof cErrors

const names: Readonly<Partial<Record<ErrorCode, CErrorName>>> = {
  NOT_FOUND: 'ENOENT',
  NOT_ALLOWED: 'EACCES',
  OUTSIDE_SANDBOX: 'EACCES',
  READ_ONLY: 'EACCES',
  ALREADY_EXISTS: 'EEXIST',
  NOT_DIRECTORY: 'ENOTDIR',
  IS_DIRECTORY: 'EISDIR',
  TOO_MANY_OPEN: 'EMFILE',
  TOO_LARGE: 'EFBIG',
  NO_SPACE: 'ENOSPC',
  NOT_EMPTY: 'ENOTEMPTY',
  INVALID_INPUT: 'ENAMETOOLONG',
}

/** What Lua's file functions return as message and number: C's error, and what the developer should know of it. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem'
  readonly errno: number
  /** For the console; undefined where the error says all. */
  readonly advice: string | undefined

  constructor(name: CErrorName, advice?: string) {
    super(cErrors[name][1])
    this.errno = cErrors[name][0]
    this.advice = advice
  }
}

const selfEvident: ReadonlySet<ErrorCode> = new Set([
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'NOT_DIRECTORY',
  'IS_DIRECTORY',
  'NOT_EMPTY',
])

/** The host's refusal as C would have it. */
export function problemOf({ code, message }: Failure): FileProblem {
  return new FileProblem(names[code] ?? 'EIO', selfEvident.has(code) ? undefined : message)
}
