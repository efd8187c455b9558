import type { Duplex, Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createFailure, TransportError } from '../failure.ts'
import { createDecoders, peekFirstByte } from './content-decoding.ts'
import type { DecodingRoom } from './decoding-room.ts'

export type ReceiveOptions = {
  /** To take off, in this order. */
  readonly encodings: readonly string[]
  readonly room: DecodingRoom
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
  const { encodings } = options
  const firstByte = encodings.length === 0 ? undefined : await peekFirstByte(stream)
  if (firstByte === undefined) return pass(stream, [], openBody(), options)
  const leave = await options.room.enter(encodings)
  try {
    return await pass(stream, createDecoders(encodings, firstByte), openBody(), options)
  } finally {
    leave()
  }
}

async function pass(
  stream: Readable,
  decoders: readonly Duplex[],
  body: Writable,
  options: Pick<ReceiveOptions, 'onPart'>,
): Promise<number> {
  let receivedBytes = 0
  stream.on('data', (chunk: Uint8Array) => {
    receivedBytes += chunk.byteLength
    options.onPart(receivedBytes)
  })
  guardGrowth(decoders.at(-1), () => receivedBytes)
  await pipeline([stream, ...decoders, body])
  return receivedBytes
}

/** No content grows like this: Brotli and layers can make a disk full of one packet. */
const mostGrowth = 1500
const leastGuardedBytes = 64 * 1024 * 1024

function guardGrowth(decoder: Duplex | undefined, receivedBytes: () => number): void {
  let decodedBytes = 0
  decoder?.on('data', (chunk: Uint8Array) => {
    decodedBytes += chunk.byteLength
    if (decodedBytes < leastGuardedBytes || decodedBytes < receivedBytes() * mostGrowth) return
    const reason = `The compressed response grows more than ${mostGrowth}-fold.`
    decoder.destroy(new TransportError(createFailure('REFUSED_BY_POLICY', reason)))
  })
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
