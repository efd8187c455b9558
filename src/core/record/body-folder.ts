import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createDiskRoom, type DiskRoom } from '../sandbox/disk-room.ts'
import { isAlive } from '../sandbox/running-mark.ts'

const folderName = /^coronagraph-bodies-([1-9]\d{0,9})-\w+$/

export type BodyFolder = {
  readonly path: string
  /** Whether the disk has room for more, beyond what is left free for others. */
  readonly hasRoom: DiskRoom
}

/** Makes a folder for the bodies of this process that no other user may look into. */
export async function makeBodyFolder(parentPath: string): Promise<BodyFolder> {
  await mkdir(parentPath, { recursive: true })
  const path = await mkdtemp(join(parentPath, `coronagraph-bodies-${process.pid}-`))
  return { path, hasRoom: createDiskRoom(path) }
}

/** Removes what processes left that were killed. What cannot be removed stays: it hinders nothing. */
export async function removeStaleBodyFolders(parentPath: string): Promise<void> {
  const names = await readdir(parentPath).catch(() => [])
  for (const name of names) {
    const processId = folderName.exec(name)?.[1]
    if (processId === undefined || isAlive(Number(processId))) continue
    await rm(join(parentPath, name), { recursive: true, force: true }).catch(() => {})
  }
}
