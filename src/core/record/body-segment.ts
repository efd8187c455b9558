import { open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { BodyFolder } from './body-folder.ts'

/** One file of many bodies, which is only ever written on at its end, and removed as a whole. */
export type BodySegment = {
  /** Bytes that have a place in it, whether they were written or not. */
  readonly sizeBytes: () => number
  /** Gives the next bytes their place. */
  readonly take: (lengthBytes: number) => number
  readonly write: (parts: readonly Uint8Array[], offsetBytes: number) => Promise<void>
  readonly read: (offsetBytes: number, lengthBytes: number) => Promise<Uint8Array>
  /** Waits for what is under way. Idempotent. */
  readonly remove: () => Promise<void>
}

type OpenFile = { readonly handle: FileHandle; readonly path: string; readonly folder: BodyFolder }

/** The file is made at the first write; no other user may read it. */
export function createBodySegment(findFolder: () => Promise<BodyFolder>, name: string): BodySegment {
  let sizeBytes = 0
  let opening: Promise<OpenFile> | undefined
  let isRemoved = false

  const openFile = async (): Promise<OpenFile> => {
    const folder = await findFolder()
    const path = join(folder.path, name)
    return { handle: await open(path, 'wx+', 0o600), path, folder }
  }
  const opened = (): Promise<OpenFile> => {
    if (isRemoved) throw new Error('The file of bodies is gone.')
    opening ??= openFile().catch((error: unknown) => {
      // The next body may find room.
      opening = undefined
      throw error
    })
    return opening
  }
  return {
    sizeBytes: () => sizeBytes,
    take: (lengthBytes) => {
      const offsetBytes = sizeBytes
      sizeBytes += lengthBytes
      return offsetBytes
    },
    write: async (parts, offsetBytes) => {
      const { handle, folder } = await opened()
      const lengthBytes = parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
      if (!folder.hasRoom(lengthBytes)) throw noSpace()
      let rest = parts
      for (let position = offsetBytes; rest.length > 0;) {
        const { bytesWritten } = await handle.writev([...rest], position)
        position += bytesWritten
        rest = after(rest, bytesWritten)
      }
    },
    read: async (offsetBytes, lengthBytes) => {
      const { handle } = await opened()
      const bytes = new Uint8Array(lengthBytes)
      for (let read = 0; read < lengthBytes;) {
        const { bytesRead } = await handle.read(bytes, read, lengthBytes - read, offsetBytes + read)
        if (bytesRead === 0) throw new Error('the file became shorter')
        read += bytesRead
      }
      return bytes
    },
    remove: async () => {
      if (isRemoved) return
      isRemoved = true
      const file = await opening?.catch(() => undefined)
      if (file === undefined) return
      // Some systems remove no file that is open.
      await file.handle.close()
      await rm(file.path, { force: true })
    },
  }
}

/** What a write that took only so many bytes has left. */
function after(parts: readonly Uint8Array[], writtenBytes: number): readonly Uint8Array[] {
  let skip = writtenBytes
  const whole = parts.findIndex((part) => {
    if (skip < part.byteLength) return true
    skip -= part.byteLength
    return false
  })
  if (whole === -1) return []
  const [first, ...others] = parts.slice(whole)
  return first === undefined ? [] : [first.subarray(skip), ...others]
}

const noSpace = (): Error => Object.assign(new Error('The disk is nearly full.'), { code: 'ENOSPC' })
