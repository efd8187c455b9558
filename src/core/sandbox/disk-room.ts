import { statfsSync } from 'node:fs'

/** What an app leaves free of the developer's disk. */
export const keptFreeBytes = 256 * 1024 * 1024
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
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}
