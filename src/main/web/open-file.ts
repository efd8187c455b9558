import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

const partBytes = 64 * 1024

// Windows knows neither flag. Non-blocking, because opening a pipe would otherwise wait for its writer.
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

export type OpenedFile = { readonly handle: FileHandle; readonly sizeBytes: number }

/** Opens a regular file and nothing else; rejects otherwise. */
export async function openFile(path: string): Promise<OpenedFile> {
  const handle = await open(path, readFlags)
  const stats = await handle.stat()
  if (stats.isFile()) return { handle, sizeBytes: stats.size }
  await handle.close()
  throw new Error(`${path} is not a file`)
}

/**
 * A file part by part, as the page takes it, so that no size of it fills the memory. Node's own adapter of a stream
 * throws past everybody when a page gives up in the middle.
 */
export function streamFile(
  { handle, sizeBytes }: OpenedFile,
  onClosed: () => void,
): ReadableStream<Uint8Array> {
  let leftBytes = sizeBytes
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= handle.close().then(onClosed, onClosed))
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        // As many as were announced: the file may have grown since.
        const mostBytes = Math.min(partBytes, leftBytes)
        const { bytesRead, buffer } = await handle.read(new Uint8Array(mostBytes), 0, mostBytes, null)
        leftBytes -= bytesRead
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
        else {
          await close()
          controller.close()
        }
      } catch (error) {
        await close()
        throw error
      }
    },
    cancel: close,
  })
}
