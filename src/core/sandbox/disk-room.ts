import { statfsSync } from 'node:fs'

/** What an app leaves free of the developer's disk. */
export const keptFreeBytes = 256 * 1024 * 1024
/** What one more file or folder takes by itself, roughly. */
export const entryBytes = 8192
/** The disk is asked again after so much growth, so that writing in small parts costs no question each. */
const trustedGrowthBytes = 16 * 1024 * 1024

/** Answers whether files below `path` may grow by so many bytes. */
export type DiskRoom = (growthBytes: number) => boolean

export function createDiskRoom(path: string, freeBytes: (path: string) => number = freeBytesOf): DiskRoom {
  let trustedBytes = 0
  return (growthBytes) => {
    if (growthBytes <= 0) return true
    if (growthBytes > trustedBytes) {
      const roomBytes = freeBytes(path) - keptFreeBytes
      if (growthBytes > roomBytes) return false
      trustedBytes = Math.min(roomBytes, growthBytes + trustedGrowthBytes)
    }
    trustedBytes -= growthBytes
    return true
  }
}

function freeBytesOf(path: string): number {
  const { bavail, bsize, files, ffree } = statfsSync(path)
  // A disk can run out of entries as well. Some have no fixed number of them and tell none.
  return Math.min(bavail * bsize, files > 0 ? ffree * entryBytes : Number.POSITIVE_INFINITY)
}
