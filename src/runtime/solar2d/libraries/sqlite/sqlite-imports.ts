import { fromEpochSeconds, writeTime } from '../../../lua/broken-down-time.ts'
import type { Heap } from '../../../lua/heap.ts'
import type { Pointer } from './sqlite-api.ts'

const errno = { noEntry: -44, notSupported: -52, wasiBadDescriptor: 8 } as const

const noEntry = (): number => errno.noEntry
const notSupported = (): number => errno.notSupported
const badDescriptor = (): number => errno.wasiBadDescriptor

export type ImportParts = {
  readonly memory: WebAssembly.Memory
  readonly heap: Heap
  readonly maxBytes: number
  readonly wallClockMs: () => number
}

/**
 * All that SQLite can reach of the outside: its memory and the clock. Files come from our own VFS; every call of a
 * system answers as one that has no files.
 */
export function createSqliteImports({ memory, heap, maxBytes, wallClockMs }: ImportParts) {
  const env = {
    memory,
    emscripten_get_heap_max: (): number => maxBytes,
    emscripten_resize_heap(requested: number): number {
      const neededBytes = requested >>> 0
      return neededBytes > maxBytes ? 0 : Number(heap.growTo(neededBytes))
    },
    emscripten_date_now: wallClockMs,
    emscripten_get_now: wallClockMs,
    _tzset_js: (): void => undefined,
    _localtime_js: (seconds: bigint, out: Pointer): void =>
      writeTime(heap, out, fromEpochSeconds(Number(seconds), 'local')),
    _mmap_js: notSupported,
    _munmap_js: notSupported,
    __syscall_faccessat: noEntry,
    __syscall_openat: noEntry,
    __syscall_stat64: noEntry,
    __syscall_lstat64: noEntry,
    __syscall_newfstatat: noEntry,
    __syscall_getcwd: noEntry,
    __syscall_readlinkat: noEntry,
    __syscall_unlinkat: noEntry,
    __syscall_rmdir: noEntry,
    __syscall_chmod: notSupported,
    __syscall_fchmod: notSupported,
    __syscall_fchown32: notSupported,
    __syscall_fcntl64: notSupported,
    __syscall_fstat64: notSupported,
    __syscall_ftruncate64: notSupported,
    __syscall_ioctl: notSupported,
    __syscall_mkdirat: notSupported,
    __syscall_utimensat: notSupported,
  }

  const wasi = {
    fd_close: badDescriptor,
    fd_read: badDescriptor,
    fd_write: badDescriptor,
    fd_seek: badDescriptor,
    fd_sync: badDescriptor,
    fd_fdstat_get: badDescriptor,
    environ_get: (): number => 0,
    environ_sizes_get(countOut: Pointer, sizeOut: Pointer): number {
      heap.setWord(countOut, 0)
      heap.setWord(sizeOut, 0)
      return 0
    },
    clock_time_get(_clock: number, _precision: bigint, out: Pointer): number {
      writeInt64(heap, out, BigInt(Math.round(wallClockMs() * 1e6)))
      return 0
    },
  }

  return { env, wasi_snapshot_preview1: wasi }
}

export function writeInt64(heap: Heap, pointer: Pointer, value: bigint): void {
  heap.setWord(pointer, Number(BigInt.asIntN(32, value)))
  heap.setWord(pointer + 4, Number(BigInt.asIntN(32, value >> 32n)))
}
