import { joined } from './byte-pieces.ts'
import { FileProblem } from './file-problem.ts'

/** `*l`, `*n`, `*a`, or a number of bytes. */
export type ReadFormat = 'line' | 'number' | 'all' | number

/** What stands behind one handle of Lua's `io`. Every function throws `FileProblem` where C would set `errno`. */
export type AppStream = {
  /** Undefined at the end of the file, and where no number stands. */
  readonly read: (format: ReadFormat) => Uint8Array | number | undefined
  readonly write: (bytes: Uint8Array) => void
  /** The new position, in bytes from the start. */
  readonly seek: (whence: 'set' | 'cur' | 'end', offset: number) => number
  readonly flush: () => void
  readonly setBuffering: (mode: 'no' | 'line' | 'full') => void
  readonly close: () => void
}

const nothing = (): void => {}

function refuse(name: 'EBADF' | 'ESPIPE' | 'EISDIR'): never {
  throw new FileProblem(name)
}

/** Nobody types: it is at its end. */
export const standardInput: AppStream = {
  read: (format) => (format === 'all' ? new Uint8Array() : undefined),
  write: () => refuse('EBADF'),
  seek: () => refuse('ESPIPE'),
  flush: nothing,
  setBuffering: nothing,
  close: nothing,
}

/** C opens a directory for reading, and then reads nothing from it. */
export const directoryStream: AppStream = {
  read: () => refuse('EISDIR'),
  write: () => refuse('EBADF'),
  seek: (_whence, offset) => offset,
  flush: nothing,
  setBuffering: nothing,
  close: nothing,
}

/** Whole lines go on at once; the rest waits for its line end, or for so many bytes. */
const mostWaitingBytes = 60_000
const lineEnd = 0x0a

/** One of the two outputs. `print` takes whole lines, or what has waited at `flush` of the app's end. */
export function createStandardOutput(
  print: (line: Uint8Array) => void,
): AppStream & { readonly finish: () => void } {
  let waiting: Uint8Array = new Uint8Array()
  const finish = (): void => {
    if (waiting.byteLength > 0) print(waiting)
    waiting = new Uint8Array()
  }
  return {
    read: () => refuse('EBADF'),
    write: (bytes) => {
      const end = bytes.lastIndexOf(lineEnd) + 1
      if (end > 0) {
        print(joined([waiting, bytes.subarray(0, end)]))
        waiting = bytes.slice(end)
      } else {
        waiting = joined([waiting, bytes])
      }
      if (waiting.byteLength > mostWaitingBytes) finish()
    },
    seek: () => refuse('ESPIPE'),
    flush: nothing,
    setBuffering: nothing,
    close: nothing,
    finish,
  }
}
