import type { Duplex, Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import type { HeaderList, ResponseHead } from '../../../shared/log-entry.ts'
import type { WireRules } from '../../../shared/profile/profile.ts'
import { acceptsOurEncodings } from './request-headers.ts'

/** Large outputs: with the default of 16 KiB the calls cost more than the decoding. */
const options = { chunkSize: 256 * 1024 }

/** More layers than a server has a reason for are left as they are. */
const mostLayers = 3

/**
 * The layers of compression to take off, in the order to take them; none when the app asked for an encoding itself,
 * or when one is unknown to us.
 */
export function encodingsToDecode(
  head: ResponseHead,
  requestHeaders: HeaderList,
  compression: WireRules['compression'],
): readonly string[] {
  return acceptsOurEncodings(requestHeaders, compression) ? contentEncodings(head) : []
}

function contentEncodings(head: ResponseHead): readonly string[] {
  const named = head.headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((encoding) => encoding.trim().replace(/^x-gzip$/, 'gzip'))
    .filter((encoding) => encoding !== '' && encoding !== 'identity')
  const areKnown = named.every((encoding) => ['gzip', 'deflate', 'br'].includes(encoding))
  return areKnown && named.length <= mostLayers ? named.toReversed() : []
}

/** `firstByte` of the body tells the two things apart that servers call `deflate`: with and without zlib's header. */
export function createDecoders(encodings: readonly string[], firstByte: number): readonly Duplex[] {
  return encodings.map((encoding, layer) => {
    if (encoding === 'gzip') return createGunzip(options)
    if (encoding === 'br') return createBrotliDecompress(options)
    return layer === 0 && (firstByte & 0x0f) !== 8 ? createInflateRaw(options) : createInflate(options)
  })
}

/** The first byte of a stream without taking it; undefined when the stream ends, fails or closes before one. */
export function peekFirstByte(stream: Readable): Promise<number | undefined> {
  return new Promise((resolve) => {
    const events = ['readable', 'end', 'error', 'close']
    const look = (): void => {
      const chunk: unknown = stream.read()
      const isOver = stream.readableEnded || stream.destroyed
      if (chunk === null && !isOver) return
      for (const event of events) stream.off(event, look)
      if (!(chunk instanceof Uint8Array)) return resolve(undefined)
      stream.unshift(chunk)
      resolve(chunk[0])
    }
    for (const event of events) stream.on(event, look)
  })
}
