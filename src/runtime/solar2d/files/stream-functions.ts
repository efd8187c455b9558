import { maxOpenFiles, openModes, type OpenMode } from '../../../shared/contract/app-files.ts'
import type { FileReference } from '../../../shared/directory.ts'
import type { LuaInput, LuaValue, MultipleResults } from '../../lua/values.ts'
import { numberOf, textOf } from '../bytes.ts'
import { directoryStream, standardInput, type AppStream, type ReadFormat } from './app-stream.ts'
import { taken, type FileAccess } from './file-access.ts'
import { FileProblem } from './file-problem.ts'
import { createFileStream } from './file-stream.ts'

/** Numbers of the three that are always open. */
const firstFreeNumber = 3

export type StreamFunctions = {
  readonly functions: Record<string, LuaInput>
  /** Writes what waits and closes all, as C does when a program ends. */
  readonly closeAll: () => void
}

/** What handles of Lua's `io` do, by number. Failures are `nil`, a text and C's number. */
export function createStreamFunctions(
  access: FileAccess,
  output: AppStream,
  errorOutput: AppStream,
): StreamFunctions {
  const { files, fileOf, attempt } = access
  const streams = new Map<number, AppStream>([standardInput, output, errorOutput].entries())
  let lastNumber = firstFreeNumber - 1

  const add = (stream: AppStream): number => {
    lastNumber += 1
    streams.set(lastNumber, stream)
    return lastNumber
  }
  const open = (file: FileReference, mode: OpenMode): number => {
    if (streams.size >= maxOpenFiles + firstFreeNumber) throw tooMany()
    const opened = files.open({ ...file, mode })
    if (!opened.ok && opened.error.code === 'IS_DIRECTORY' && mode === 'r') return add(directoryStream)
    return add(createFileStream(files, taken(opened), mode))
  }
  const streamOf = (number: LuaValue): AppStream => {
    const stream = streams.get(numberOf(number, -1))
    if (stream === undefined) throw new FileProblem('EBADF')
    return stream
  }

  const functions: Record<string, LuaInput> = {
    fileOpen: (path, mode) =>
      attempt('io.open', path, () => {
        const known = modeOf(textOf(mode) ?? '')
        if (known === undefined) throw new FileProblem('EINVAL')
        return open(fileOf(path), known)
      }),
    fileTemporary: () =>
      attempt('io.tmpfile', undefined, () => {
        const file = unusedTemporary(access)
        const number = open(file, 'w+')
        // On Windows the name stays until the file is closed.
        files.remove(file)
        return number
      }),
    fileRead: (number, format) => attempt('read', undefined, () => streamOf(number).read(formatOf(format))),
    fileWrite: (number, bytes) =>
      attempt('write', undefined, () => {
        streamOf(number).write(bytes instanceof Uint8Array ? bytes : new Uint8Array())
        return true
      }),
    fileSeek: (number, whence, offset) =>
      attempt('seek', undefined, () => streamOf(number).seek(whenceOf(whence), Math.trunc(numberOf(offset)))),
    fileFlush: (number) =>
      attempt('flush', undefined, () => {
        streamOf(number).flush()
        return true
      }),
    fileBuffering: (number, mode) =>
      attempt('setvbuf', undefined, () => {
        const name = textOf(mode)
        streamOf(number).setBuffering(name === 'no' || name === 'line' ? name : 'full')
        return true
      }),
    fileClose: (number) =>
      attempt('close', undefined, () => {
        const stream = streamOf(number)
        streams.delete(numberOf(number))
        stream.close()
        return true
      }),
  }

  const closeNumbered = (stream: AppStream): LuaInput | MultipleResults =>
    attempt('close', undefined, () => {
      stream.close()
      return true
    })

  return {
    functions,
    closeAll: () => {
      for (const stream of streams.values()) closeNumbered(stream)
      streams.clear()
    },
  }
}

/** A name in Temporary that no file has. */
export function unusedTemporary({ files }: FileAccess): FileReference {
  for (let tries = 0; tries < 100; tries += 1) {
    const letters = Math.random().toString(36).slice(2, 8).padEnd(6, 'x')
    const file = { directory: 'TemporaryDirectory', name: `lua_${letters}` } as const
    if (!taken(files.exists(file))) return file
  }
  throw new FileProblem('EEXIST')
}

/** C takes further letters, such as `b`, in any order after the first one. */
function modeOf(text: string): OpenMode | undefined {
  const mode = `${text.slice(0, 1)}${text.slice(1, 8).includes('+') ? '+' : ''}`
  return openModes.find((known) => known === mode)
}

/** A negative count is a huge one in C. */
function formatOf(value: LuaValue): ReadFormat {
  if (typeof value === 'number') return value < 0 ? Infinity : Math.trunc(value) || 0
  const letter = textOf(value)?.[1]
  return letter === 'n' ? 'number' : letter === 'a' ? 'all' : 'line'
}

function whenceOf(value: LuaValue): 'set' | 'cur' | 'end' {
  const name = textOf(value)
  return name === 'set' || name === 'end' ? name : 'cur'
}

const tooMany = (): FileProblem =>
  new FileProblem('EMFILE', `${maxOpenFiles} files are open. Close each file when it is done with`)
