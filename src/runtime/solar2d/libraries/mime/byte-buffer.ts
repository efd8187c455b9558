/** Bytes that grow at their end. */
export class ByteBuffer {
  #bytes: Uint8Array
  #length = 0

  constructor(expectedBytes: number) {
    this.#bytes = new Uint8Array(Math.max(16, expectedBytes))
  }

  /** One byte, or up to three: a rest parameter would cost ten times as much. */
  add(first: number, second?: number, third?: number): void {
    if (this.#length + 3 > this.#bytes.length) this.#grow()
    this.#bytes[this.#length] = first
    this.#length += 1
    if (second === undefined) return
    this.#bytes[this.#length] = second
    this.#length += 1
    if (third === undefined) return
    this.#bytes[this.#length] = third
    this.#length += 1
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2)
    larger.set(this.#bytes)
    this.#bytes = larger
  }

  addAll(bytes: Uint8Array): void {
    for (const byte of bytes) this.add(byte)
  }

  /** What is in it; no copy. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

export const character = { tab: 9, lineFeed: 10, return: 13, space: 32, dot: 46, equals: 61 } as const
