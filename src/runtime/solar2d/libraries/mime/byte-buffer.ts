/** Bytes that grow at their end. */
export class ByteBuffer {
  #bytes: Uint8Array
  #length = 0

  constructor(expectedBytes: number) {
    this.#bytes = new Uint8Array(Math.max(16, expectedBytes))
  }

  add(...more: readonly number[]): void {
    if (this.#length + more.length > this.#bytes.length) {
      const larger = new Uint8Array((this.#length + more.length) * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    for (const byte of more) {
      this.#bytes[this.#length] = byte
      this.#length += 1
    }
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
