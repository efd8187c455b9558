import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { systemErrorCode } from '../../system-error.ts'
import { createFailure, createFileFailure, TransportError } from '../failure.ts'
import type { WireBody } from '../wire.ts'

/** Small enough for upload progress to move, large enough to cost little. */
const sliceBytes = 64 * 1024

export const wireBodySize = (body: WireBody): number =>
  body.kind === 'bytes' ? body.bytes.byteLength : body.sizeBytes

/** A fresh stream of a body: each hop of a redirect chain sends it anew. Destroying it closes the file. */
export function openRequestBody(body: WireBody): Readable {
  const slices = body.kind === 'bytes' ? sliceOf(body.bytes) : readFile(body)
  return Readable.from(slices, { objectMode: false, highWaterMark: sliceBytes })
}

function* sliceOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += sliceBytes) {
    yield bytes.subarray(start, start + sliceBytes)
  }
}

async function* readFile(file: Extract<WireBody, { kind: 'file' }>): AsyncGenerator<Uint8Array> {
  const handle = await open(file.path, 'r').catch((error: unknown) => {
    throw new TransportError(createFileFailure('read', file.name, systemErrorCode(error)))
  })
  try {
    let restBytes = file.sizeBytes
    while (restBytes > 0) {
      // Each slice keeps its own memory, because the socket may hold it after the next read.
      const slice = new Uint8Array(Math.min(sliceBytes, restBytes))
      const { bytesRead } = await handle.read(slice, 0, slice.byteLength)
      // The length is promised in the head already: a shorter file can only end the request.
      if (bytesRead === 0)
        throw new TransportError(createFailure('FILE_FAILED', file.name, 'it became shorter'))
      restBytes -= bytesRead
      yield slice.subarray(0, bytesRead)
    }
  } catch (error) {
    if (error instanceof TransportError) throw error
    throw new TransportError(createFileFailure('read', file.name, systemErrorCode(error)))
  } finally {
    await handle.close()
  }
}
