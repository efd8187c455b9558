import { maxFileBytes, maxPartBytes } from '../../../shared/contract/app-files.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { RuntimeHost } from '../../host.ts'
import { joined } from './byte-pieces.ts'
import { problemOf } from './file-problem.ts'

/** One block of reading ahead, and the most that waits to be written. */
export const blockBytes = 64 * 1024

/**
 * An open file with one block read ahead and one block written behind, as C's library keeps them: others see what was
 * written after `flush`. Throws `FileProblem`.
 */
export class FileWindow {
  /** Where the next read or write happens. */
  position = 0
  readonly #files: RuntimeHost['files']
  readonly #id: number
  readonly #appends: boolean
  #block: Uint8Array = new Uint8Array()
  #blockStart = 0
  #waiting: Uint8Array[] = []
  #waitingBytes = 0

  constructor(files: RuntimeHost['files'], id: number, appends: boolean) {
    this.#files = files
    this.#id = id
    this.#appends = appends
  }

  get waitingBytes(): number {
    return this.#waitingBytes
  }

  /** The bytes from the position on that are at hand, at least one; undefined at the end of the file. */
  peek(): Uint8Array | undefined {
    if (this.#waitingBytes > 0) this.flush()
    const inBlock = this.position - this.#blockStart
    if (inBlock >= 0 && inBlock < this.#block.byteLength) return this.#block.subarray(inBlock)
    const block = this.readPart(blockBytes)
    if (block.byteLength === 0) return undefined
    this.#block = block
    this.#blockStart = this.position
    return block
  }

  /** At most so many bytes at the position, past the block; the position stays. */
  readPart(length: number): Uint8Array {
    if (this.#waitingBytes > 0) this.flush()
    if (this.position >= maxFileBytes) return new Uint8Array()
    const part = this.#files.readAt({
      id: this.#id,
      offset: this.position,
      length: Math.min(length, maxPartBytes),
    })
    return valueOf(part)
  }

  write(bytes: Uint8Array): void {
    if (bytes.byteLength === 0) return
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.byteLength
    this.position += bytes.byteLength
    // Many tiny pieces cost more than their bytes.
    if (this.#waitingBytes >= blockBytes || this.#waiting.length >= 4096) this.flush()
  }

  /** What cannot be written is lost, as in C. */
  flush(): void {
    if (this.#waitingBytes === 0) return
    const bytes = joined(this.#waiting)
    let offset = this.position - bytes.byteLength
    this.#waiting = []
    this.#waitingBytes = 0
    this.#block = new Uint8Array()
    for (let start = 0; start < bytes.byteLength; start += maxPartBytes) {
      // A copy: a view would carry its whole buffer to another process.
      const part = bytes.byteLength <= maxPartBytes ? bytes : bytes.slice(start, start + maxPartBytes)
      const at = Math.min(offset, maxFileBytes)
      offset = valueOf(this.#files.writeAt({ id: this.#id, offset: at, bytes: part }))
    }
    if (this.#appends) this.position = offset
  }

  size(): number {
    this.flush()
    return valueOf(this.#files.sizeOf({ id: this.#id }))
  }

  close(): void {
    try {
      this.flush()
    } finally {
      valueOf(this.#files.close({ id: this.#id }))
    }
  }
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw problemOf(outcome.error)
  return outcome.value
}
