const colourTypes = { rgb: 2, rgba: 6 } as const

/** A PNG of this size whose picture data, three or four bytes a pixel, is given as it stands in the file. */
export function pngOf(
  width: number,
  height: number,
  packedPixels: Uint8Array,
  colours: keyof typeof colourTypes = 'rgb',
): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, colourTypes[colours]], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', packedPixels), chunk('IEND')])
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** As PNG wants it; `zlib.crc32` is younger than the oldest Node that we run on. */
function crc32(bytes: Buffer): number {
  let sum = 0xff_ff_ff_ff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ ((sum & 1) === 1 ? 0xed_b8_83_20 : 0)
  }
  return ~sum >>> 0
}
