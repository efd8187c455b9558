import { closeSync, fstatSync, fsync, fsyncSync, ftruncateSync, readSync, writeSync } from 'node:fs'
import { maxFileBytes, maxOpenFiles, type OpenMode } from '../../shared/contract/app-files.ts'
import type { FileReference } from '../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { entryBytes, type DiskRoom } from './disk-room.ts'
import { fileFailure } from './file-failure.ts'
import { openInside } from './open-inside.ts'
import type { Sandbox } from './sandbox.ts'

type OpenFile = {
  readonly descriptor: number
  readonly file: FileReference
  readonly appends: boolean
  /** Written and perhaps not on the disk yet. */
  unsyncedBytes: number
}

/** Waiting for more would stop the simulator, which waits along, for seconds. */
const mostSyncedBytes = 32 * 1024 * 1024
const blockBytes = 512
/** Small files can lie in the directory's own blocks. */
const mostWithoutBlocksBytes = 65_536

const nothing = (): void => {}

/** The files that a session has open. Every call but `open` takes an id and looks at no path any more. */
export class OpenFiles {
  readonly #sandbox: Sandbox
  readonly #hasRoom: DiskRoom
  readonly #files = new Map<number, OpenFile>()
  #lastId = 0
  #isClosed = false

  constructor(sandbox: Sandbox, hasRoom: DiskRoom) {
    this.#sandbox = sandbox
    this.#hasRoom = hasRoom
  }

  open(file: FileReference, mode: OpenMode): Outcome<{ readonly id: number; readonly sizeBytes: number }> {
    if (this.#isClosed) return fail('SESSION_ENDED', 'The session is over: no file is opened any more.')
    if (this.#files.size >= maxOpenFiles) {
      return fail('TOO_MANY_OPEN', `The app has ${maxOpenFiles} files open. Close some of them.`)
    }
    const place = this.#sandbox.place(file, mode === 'r' ? 'read' : 'change')
    if (!place.ok) return place
    if (place.value.kind === 'folder') return fileFailure(file, 'EISDIR')
    if (place.value.kind === 'other') return fileFailure(file, 'not a regular file')
    const isNew = place.value.kind === 'missing' && mode !== 'r' && mode !== 'r+'
    if (isNew && !this.#hasRoom(entryBytes)) return noSpace(file)
    const opened = openInside(place.value.path, mode, file)
    if (!opened.ok) return opened
    this.#lastId += 1
    const { descriptor, sizeBytes } = opened.value
    this.#files.set(this.#lastId, { descriptor, file, appends: mode.startsWith('a'), unsyncedBytes: 0 })
    return ok({ id: this.#lastId, sizeBytes })
  }

  readAt(id: number, offset: number, length: number): Outcome<Uint8Array> {
    return this.#with(id, ({ descriptor }) => {
      const bytes = new Uint8Array(length)
      let total = 0
      while (total < length) {
        const count = readSync(descriptor, bytes, total, length - total, offset + total)
        if (count === 0) break
        total += count
      }
      return ok(total === length ? bytes : bytes.slice(0, total))
    })
  }

  writeAt(id: number, offset: number, bytes: Uint8Array): Outcome<number> {
    return this.#with(id, (open) => {
      // Asked anew: the same file can be open twice.
      const { size, blocks } = fstatSync(open.descriptor)
      const start = open.appends ? size : offset
      const end = start + bytes.byteLength
      // Writing into a hole takes room on the disk, and the file is no longer than before.
      const hasHoles = size - blocks * blockBytes > mostWithoutBlocksBytes
      const grown = this.#grow(open, end, Math.max(end - size, hasHoles ? bytes.byteLength : 0))
      if (!grown.ok) return grown
      let total = 0
      while (total < bytes.byteLength) {
        const at = open.appends ? null : start + total
        total += writeSync(open.descriptor, bytes, total, bytes.byteLength - total, at)
      }
      open.unsyncedBytes += bytes.byteLength
      return ok(end)
    })
  }

  truncate(id: number, sizeBytes: number): Outcome<void> {
    return this.#with(id, (open) => {
      const grown = this.#grow(open, sizeBytes, sizeBytes - fstatSync(open.descriptor).size)
      if (!grown.ok) return grown
      ftruncateSync(open.descriptor, sizeBytes)
      return ok(undefined)
    })
  }

  sizeOf(id: number): Outcome<number> {
    return this.#with(id, ({ descriptor }) => ok(fstatSync(descriptor).size))
  }

  sync(id: number): Outcome<void> {
    return this.#with(id, (open) => {
      if (open.unsyncedBytes <= mostSyncedBytes) fsyncSync(open.descriptor)
      else fsync(open.descriptor, nothing)
      open.unsyncedBytes = 0
      return ok(undefined)
    })
  }

  close(id: number): Outcome<void> {
    return this.#with(id, ({ descriptor }) => {
      this.#files.delete(id)
      closeSync(descriptor)
      return ok(undefined)
    })
  }

  names(): readonly FileReference[] {
    return Array.from(this.#files.values(), ({ file }) => file)
  }

  /** Nothing can be opened afterwards. Idempotent. */
  closeAll(): void {
    this.#isClosed = true
    for (const id of this.#files.keys()) this.close(id)
  }

  #grow(open: OpenFile, endBytes: number, growthBytes: number): Outcome<void> {
    if (endBytes > maxFileBytes) {
      return fail('TOO_LARGE', `A file of the app has at most ${maxFileBytes} bytes.`)
    }
    return this.#hasRoom(growthBytes) ? ok(undefined) : noSpace(open.file)
  }

  #with<T>(id: number, work: (open: OpenFile) => Outcome<T>): Outcome<T> {
    const open = this.#files.get(id)
    if (open === undefined) return fail('NOT_FOUND', `No file is open under the number ${id}.`)
    try {
      return work(open)
    } catch (error) {
      return fileFailure(open.file, error)
    }
  }
}

const noSpace = (file: FileReference): Outcome<never> =>
  fail('NO_SPACE', `${file.directory}: the disk is nearly full, and the app must leave the rest of it free.`)
