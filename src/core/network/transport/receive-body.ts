import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDecoders, peekFirstByte } from './content-decoding.ts'

export type ReceiveOptions = {
  /** To take off, in this order. */
  readonly encodings: readonly string[]
  readonly onPart: (receivedBytes: number) => void
}

/**
 * Moves a body from the wire to where it goes, decoded on the way, and resolves with its wire bytes when the
 * destination has finished. Rejects with the first error of any stage, all stages destroyed.
 */
export async function receiveBody(
  stream: Readable,
  openBody: () => Writable,
  options: ReceiveOptions,
): Promise<number> {
  let receivedBytes = 0
  const { encodings } = options
  const firstByte = encodings.length === 0 ? undefined : await peekFirstByte(stream)
  const decoders = firstByte === undefined ? [] : createDecoders(encodings, firstByte)

  stream.on('data', (chunk: Uint8Array) => {
    receivedBytes += chunk.byteLength
    options.onPart(receivedBytes)
  })
  await pipeline([stream, ...decoders, openBody()])
  return receivedBytes
}

/** Body bytes of a redirect that are read to keep the connection; a longer one is cheaper to leave. */
const mostDrainedBytes = 64 * 1024

/** Reads the rest of an unwanted body, so that its connection can be used again, or closes the connection. */
export function drain(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    let drainedBytes = 0
    stream.on('data', (chunk: Uint8Array) => {
      drainedBytes += chunk.byteLength
      if (drainedBytes > mostDrainedBytes) stream.destroy()
    })
    for (const event of ['end', 'error', 'close']) stream.once(event, () => resolve())
  })
}
