import type { LuaApi, Pointer } from './lua-api.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Above this a transient copy goes to `malloc` instead of the machine's 4 MB stack. */
const stackCopyLimitBytes = 4096

export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text)
/** Bytes that are not UTF-8 become U+FFFD: for messages, never for data. */
export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

/**
 * The machine's linear memory. Growing replaces the buffer, so views are taken anew by `refresh`, never kept.
 */
export class Heap {
  readonly #memory: WebAssembly.Memory
  #bytes: Uint8Array
  #words: Int32Array

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory
    this.#bytes = new Uint8Array(memory.buffer)
    this.#words = new Int32Array(memory.buffer)
  }

  get sizeBytes(): number {
    return this.#memory.buffer.byteLength
  }

  refresh(): void {
    this.#bytes = new Uint8Array(this.#memory.buffer)
    this.#words = new Int32Array(this.#memory.buffer)
  }

  /** Grows by whole pages; false when the engine refuses. */
  growTo(sizeBytes: number): boolean {
    try {
      this.#memory.grow(Math.ceil((sizeBytes - this.sizeBytes) / 65_536))
    } catch {
      return false
    }
    this.refresh()
    return true
  }

  word(pointer: Pointer): number {
    return this.#words[pointer >> 2] ?? 0
  }

  setWord(pointer: Pointer, value: number): void {
    this.#words[pointer >> 2] = value
  }

  byte(pointer: Pointer): number {
    return this.#bytes[pointer] ?? 0
  }

  /** A copy that outlives the machine's next step. */
  copyOut(pointer: Pointer, sizeBytes: number): Uint8Array {
    return this.#bytes.slice(pointer, pointer + sizeBytes)
  }

  copyIn(pointer: Pointer, bytes: Uint8Array): void {
    this.#bytes.set(bytes, pointer)
  }

  /** Writes a text that is all ASCII; false, with a part written, when it is not. */
  copyAsciiIn(pointer: Pointer, text: string): boolean {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code > 0x7f) return false
      this.#bytes[pointer + index] = code
    }
    return true
  }

  move(target: Pointer, source: Pointer, sizeBytes: number): void {
    this.#bytes.copyWithin(target, source, source + sizeBytes)
  }

  /** The text up to the next NUL. */
  cString(pointer: Pointer): string {
    return decodeUtf8(this.#bytes.subarray(pointer, this.#bytes.indexOf(0, pointer)))
  }
}

/**
 * Lends a copy of `bytes` in the machine's memory, with a NUL behind it, for the time of `use`.
 *
 * Small copies live on the machine's own stack: Lua may collect garbage before it has read them, and a finaliser that
 * comes back here must not overwrite them. A long jump out of `use` restores that stack by itself.
 */
export function withBytes<T>(
  api: LuaApi,
  heap: Heap,
  bytes: Uint8Array,
  use: (pointer: Pointer, sizeBytes: number) => T,
): T {
  const onStack = bytes.length <= stackCopyLimitBytes
  const frame = api.stackSave()
  const pointer = onStack ? api.stackAlloc(bytes.length + 1) : api.malloc(bytes.length + 1)
  if (pointer === 0) throw new Error('not enough memory')
  try {
    heap.copyIn(pointer, bytes)
    heap.copyIn(pointer + bytes.length, terminator)
    return use(pointer, bytes.length)
  } finally {
    if (onStack) api.stackRestore(frame)
    else api.free(pointer)
  }
}

const terminator = new Uint8Array(1)
