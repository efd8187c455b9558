import { mkdirSync, readdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'

const markName = /^\.running-([1-9]\d{0,9})$/

const markPath = (rootPath: string, processId: number): string => join(rootPath, `.running-${processId}`)

/**
 * Marks the sandbox as used by this process and tells whether another living one uses it too: a window and a command
 * line run may share an app's files, and then the temporary files of one are not stale for the other.
 *
 * The mark is an empty folder named after the process. Marks of dead processes are removed here, so a killed process
 * needs no cleaning up of its own.
 */
export function markRunning(rootPath: string, processId: number = process.pid): { readonly shared: boolean } {
  mkdirSync(markPath(rootPath, processId), { recursive: true })
  return { shared: otherUsers(rootPath, processId).length > 0 }
}

export const unmarkRunning = (rootPath: string, processId: number = process.pid): void =>
  removeMark(markPath(rootPath, processId))

/** Living processes, other than this one, that have marked the sandbox. */
export function otherUsers(rootPath: string, processId: number = process.pid): readonly number[] {
  const users: number[] = []
  for (const name of readdirSync(rootPath)) {
    const otherId = Number(markName.exec(name)?.[1] ?? processId)
    if (otherId === processId) continue
    if (isAlive(otherId)) users.push(otherId)
    else removeMark(join(rootPath, name))
  }
  return users
}

/** Whether a process with this number runs, whosever it is. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // Another user's process may not be signalled, but it lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function removeMark(path: string): void {
  try {
    rmdirSync(path)
  } catch {
    // Two processes that start together both try; or somebody put a file in it.
  }
}
