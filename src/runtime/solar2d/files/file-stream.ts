import { maxFileBytes, type OpenMode } from '../../../shared/contract/app-files.ts'
import type { RuntimeHost } from '../../host.ts'
import type { AppStream } from './app-stream.ts'
import { FileProblem } from './file-problem.ts'
import { FileWindow } from './file-window.ts'
import { readFormat } from './read-formats.ts'

const lineEnd = 0x0a

/** A file that the host has opened, as a handle of Lua's `io` uses it. */
export function createFileStream(
  files: RuntimeHost['files'],
  opened: { readonly id: number; readonly sizeBytes: number },
  mode: OpenMode,
): AppStream {
  const canRead = mode.startsWith('r') || mode.endsWith('+')
  const canWrite = mode !== 'r'
  const file = new FileWindow(files, opened.id, mode.startsWith('a'))
  // C begins an append-only file at its end, and one that can be read too at its start.
  if (mode === 'a') file.position = opened.sizeBytes
  let buffering: 'no' | 'line' | 'full' = 'full'

  return {
    read: (format) => {
      if (!canRead) throw new FileProblem('EBADF')
      return readFormat(file, format)
    },
    write: (bytes) => {
      if (!canWrite) throw new FileProblem('EBADF')
      file.write(bytes)
      if (buffering === 'no' || (buffering === 'line' && bytes.includes(lineEnd))) file.flush()
    },
    seek: (whence, offset) => {
      file.flush()
      const base = whence === 'set' ? 0 : whence === 'cur' ? file.position : file.size()
      const position = base + offset
      if (!(position >= 0 && position <= maxFileBytes)) throw new FileProblem('EINVAL')
      file.position = position
      return position
    },
    flush: () => file.flush(),
    setBuffering: (next) => {
      buffering = next
      file.flush()
    },
    close: () => file.close(),
  }
}
