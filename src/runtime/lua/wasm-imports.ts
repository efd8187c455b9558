import { fromEpochSeconds, readTime, readWantedTime, toEpochSeconds, writeTime } from './broken-down-time.ts'
import { encodeUtf8, type Heap } from './heap.ts'
import type { LuaApi, Pointer } from './lua-api.ts'
import { strftime } from './strftime.ts'

/** Unwinds C frames up to the nearest protected call: Lua's own errors and yields travel this way. */
export class LongJump extends Error {
  override readonly name = 'LongJump'
}

/** Thrown again and again: it carries nothing, and a fresh stack trace per Lua error would cost more than the error. */
export const longJump = new LongJump('a Lua error crossed a frame that does not know it')

export type Linked = {
  readonly api: LuaApi
  readonly heap: Heap
  readonly table: WebAssembly.Table
}

export type ImportDependencies = {
  /** Known only after instantiation: the imports are needed to get them. */
  readonly linked: () => Linked
  readonly mayGrowTo: (sizeBytes: number) => boolean
  readonly wallClockMs: () => number
  readonly onOutput: (bytes: Uint8Array) => void
}

const errno = { noEntry: -44, notSupported: -52, wasiBadDescriptor: 8, wasiCannotSeek: 70 } as const
const growthFactor = 1.2

/**
 * All that the machine can reach of the outside: its memory, the clock, and bytes to show. No file, no process, no
 * environment: every other call answers as a system without any.
 */
export function createImports({ linked, mayGrowTo, wallClockMs, onOutput }: ImportDependencies) {
  const localTime = (zone: 'local' | 'utc') => (low: number, high: number, out: Pointer) =>
    writeTime(linked().heap, out, fromEpochSeconds((low >>> 0) + high * 2 ** 32, zone))

  const env = {
    invoke_vii(fn: Pointer, first: number, second: number): void {
      const { api, table } = linked()
      const frame = api.stackSave()
      try {
        table.get(fn)?.(first, second)
      } catch (error) {
        if (error !== longJump) throw error
        api.stackRestore(frame)
        api.setThrew(1, 0)
      }
    },
    _emscripten_throw_longjmp(): never {
      throw longJump
    },
    exit(code: number): never {
      throw new Error(`the Lua machine ended itself with code ${code}`)
    },
    emscripten_memcpy_js(target: Pointer, source: Pointer, sizeBytes: number): void {
      linked().heap.move(target, source, sizeBytes)
    },
    emscripten_resize_heap(requested: number): number {
      const { heap } = linked()
      const neededBytes = requested >>> 0
      if (!mayGrowTo(neededBytes)) return 0
      const generousBytes = Math.ceil(heap.sizeBytes * growthFactor)
      const sizeBytes = generousBytes > neededBytes && mayGrowTo(generousBytes) ? generousBytes : neededBytes
      return Number(heap.growTo(sizeBytes))
    },
    emscripten_date_now: (): number => wallClockMs(),
    _emscripten_get_now_is_monotonic: (): number => 0,
    _tzset_js: (): void => undefined,
    _gmtime_js: localTime('utc'),
    _localtime_js: localTime('local'),
    _mktime_js(pointer: Pointer): number {
      const { api, heap } = linked()
      const seconds = toEpochSeconds(readWantedTime(heap, pointer))
      if (!Number.isFinite(seconds)) {
        api.setTempRet0(-1)
        return -1
      }
      writeTime(heap, pointer, fromEpochSeconds(seconds, 'local'))
      api.setTempRet0(Math.floor(seconds / 2 ** 32))
      return seconds | 0
    },
    strftime(out: Pointer, capacity: number, format: Pointer, time: Pointer): number {
      const { heap } = linked()
      const bytes = encodeUtf8(`${strftime(heap.cString(format), readTime(heap, time))}\0`)
      if (bytes.length > capacity) return 0
      heap.copyIn(out, bytes)
      return bytes.length - 1
    },
    // A terminal, as far as C's output buffering asks: it then hands over whole lines at once.
    __syscall_ioctl: (): number => 0,
    __syscall_openat: (): number => errno.noEntry,
    __syscall_unlinkat: (): number => errno.noEntry,
    __syscall_rmdir: (): number => errno.noEntry,
    __syscall_renameat: (): number => errno.noEntry,
    __syscall_readlinkat: (): number => errno.noEntry,
    __syscall_fcntl64: (): number => errno.notSupported,
    __syscall_dup3: (): number => errno.notSupported,
    _emscripten_system: (): number => 0,
  }

  const wasi = {
    fd_write(_descriptor: number, vectors: Pointer, count: number, writtenOut: Pointer): number {
      const { heap } = linked()
      let writtenBytes = 0
      for (let vector = vectors; vector < vectors + count * 8; vector += 8) {
        const sizeBytes = heap.word(vector + 4)
        if (sizeBytes > 0) onOutput(heap.copyOut(heap.word(vector), sizeBytes))
        writtenBytes += sizeBytes
      }
      heap.setWord(writtenOut, writtenBytes)
      return 0
    },
    fd_read: (): number => errno.wasiBadDescriptor,
    fd_close: (): number => 0,
    fd_seek: (): number => errno.wasiCannotSeek,
    environ_sizes_get(countOut: Pointer, sizeOut: Pointer): number {
      linked().heap.setWord(countOut, 0)
      linked().heap.setWord(sizeOut, 0)
      return 0
    },
    environ_get: (): number => 0,
  }
  return { env, wasi_snapshot_preview1: wasi }
}
