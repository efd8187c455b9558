import type { FileHandle } from 'node:fs/promises'
import { Writable } from 'node:stream'

/** Each write to a file costs a hop to a thread, so parts are gathered up to this size before one. */
const slabBytes = 1024 * 1024
/** Buffers in one gathering write; systems allow 1024 at most. */
const mostBuffers = 512

export type SlabWriterOptions = {
  /** Called at the first byte, or at the end of an empty body. */
  readonly openFile: () => Promise<FileHandle>
  readonly opensWhenEmpty: boolean
  /** What the stream's error shall be for what the file system threw. */
  readonly explain: (error: unknown) => Error
}

/** A stream into a file, with few large writes. The file is closed when the stream has finished or is destroyed. */
export function createSlabWriter(options: SlabWriterOptions): Writable {
  let opening: Promise<FileHandle> | undefined
  let slab: Uint8Array[] = []
  let slabSizeBytes = 0

  const openOnce = (): Promise<FileHandle> => (opening ??= options.openFile())
  const flush = async (): Promise<void> => {
    const full = slab
    slab = []
    slabSizeBytes = 0
    const file = await openOnce()
    if (full.length > 0) await writeAll(file, full)
  }
  // Waits for an opening under way: a file that opens after the stream was destroyed must be closed as well.
  const closeFile = async (): Promise<void> => {
    const file = await opening?.catch(() => undefined)
    opening = undefined
    await file?.close()
  }
  const settle = async (work: Promise<unknown>, done: (error?: Error) => void): Promise<void> => {
    const problem = await work.then(
      () => undefined,
      (error: unknown) => options.explain(error),
    )
    done(problem)
  }

  return new Writable({
    highWaterMark: slabBytes,
    write: (chunk: Uint8Array, _encoding, done) => {
      slab.push(chunk)
      slabSizeBytes += chunk.byteLength
      if (slabSizeBytes >= slabBytes || slab.length >= mostBuffers) void settle(flush(), done)
      else if (opening === undefined) void settle(openOnce(), done)
      else done()
    },
    final: (done) => {
      if (opening === undefined && !options.opensWhenEmpty) done()
      else void settle(flush().then(closeFile), done)
    },
    destroy: (error, done) => void settle(closeFile(), (closeError) => done(error ?? closeError ?? null)),
  })
}

/** Systems may write less than asked for, for example just before a disk is full. */
async function writeAll(file: FileHandle, buffers: readonly Uint8Array[]): Promise<void> {
  let rest = buffers
  while (rest.length > 0) {
    const { bytesWritten } = await file.writev(rest)
    rest = dropBytes(rest, bytesWritten)
  }
}

function dropBytes(buffers: readonly Uint8Array[], count: number): readonly Uint8Array[] {
  let restBytes = count
  for (const [index, buffer] of buffers.entries()) {
    if (restBytes < buffer.byteLength) return [buffer.subarray(restBytes), ...buffers.slice(index + 1)]
    restBytes -= buffer.byteLength
  }
  return []
}
