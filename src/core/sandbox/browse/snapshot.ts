import type { Stats } from 'node:fs'
import { basename } from 'node:path'
import type { FileChange } from '../../../shared/contract/sandbox-files.ts'
import type { FileReference } from '../../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../../shared/outcome.ts'
import type { Sandbox } from '../sandbox.ts'
import { isTemporaryName } from '../stale-files.ts'
import { hashFile } from './hash-file.ts'
import { ownDirectories, walkSandbox, type Walked, type WalkLimits } from './walk-sandbox.ts'

type Remembered = {
  readonly file: FileReference
  readonly sizeBytes: number
  readonly stamp: string
  /** Undefined beyond the limits: such a file counts as changed when its stamp is another. */
  readonly sha256: string | undefined
}

/** The app's own files as they were at one moment. */
export type SandboxSnapshot = {
  readonly takenAtMs: number
  readonly files: ReadonlyMap<string, Remembered>
}

export type SnapshotLimits = {
  /** Larger files are compared by size and time alone. */
  readonly fileBytes: number
  /** Of all files together. */
  readonly bytes: number
  readonly walk?: WalkLimits
}

/** [I206] */
export const snapshotLimits: SnapshotLimits = { fileBytes: 64 * 1024 ** 2, bytes: 1024 ** 3 }

/** Remembers every file of the app's own directories. Fails as listing does, with `TOO_LARGE`, or when it is stopped. */
export async function takeSnapshot(
  sandbox: Sandbox,
  takenAtMs: number,
  signal: AbortSignal,
  limits: SnapshotLimits = snapshotLimits,
): Promise<Outcome<SandboxSnapshot>> {
  const listed = await listFiles(sandbox, limits)
  if (!listed.ok) return listed
  const files = new Map<string, Remembered>()
  let bytesLeft = limits.bytes
  for (const { directory, name, stats } of listed.value) {
    if (signal.aborted) return stopped()
    const file = { directory, name }
    const isHashed = stats.size <= Math.min(limits.fileBytes, bytesLeft)
    if (isHashed) bytesLeft -= stats.size
    const hash = isHashed ? await hashFile(sandbox, file, signal) : undefined
    files.set(keyOf(file), {
      file,
      sizeBytes: stats.size,
      stamp: stampOf(stats),
      sha256: hash?.ok === true ? hash.value : undefined,
    })
  }
  return ok({ takenAtMs, files })
}

/** What is different now, by directory and name. Fails as taking a snapshot does. */
export async function compareWithSnapshot(
  sandbox: Sandbox,
  snapshot: SandboxSnapshot,
  signal: AbortSignal,
  limits: SnapshotLimits = snapshotLimits,
): Promise<Outcome<readonly FileChange[]>> {
  const listed = await listFiles(sandbox, limits)
  if (!listed.ok) return listed
  const changes: FileChange[] = []
  const met = new Set<string>()
  for (const { directory, name, stats } of listed.value) {
    if (signal.aborted) return stopped()
    const file = { directory, name }
    const before = snapshot.files.get(keyOf(file))
    met.add(keyOf(file))
    if (before === undefined) changes.push({ file, change: 'added', sizeBytesNow: stats.size })
    else if (await isDifferent(sandbox, before, stats, signal)) {
      changes.push({
        file,
        change: 'changed',
        sizeBytesBefore: before.sizeBytes,
        sizeBytesNow: stats.size,
      })
    }
  }
  if (signal.aborted) return stopped()
  for (const [key, { file, sizeBytes }] of snapshot.files) {
    if (!met.has(key)) changes.push({ file, change: 'removed', sizeBytesBefore: sizeBytes })
  }
  return ok(changes.toSorted((a, b) => (keyOf(a.file) < keyOf(b.file) ? -1 : 1)))
}

async function isDifferent(
  sandbox: Sandbox,
  before: Remembered,
  stats: Stats,
  signal: AbortSignal,
): Promise<boolean> {
  if (before.sizeBytes !== stats.size) return true
  if (before.stamp === stampOf(stats)) return false
  if (before.sha256 === undefined) return true
  const now = await hashFile(sandbox, before.file, signal)
  return !now.ok || now.value !== before.sha256
}

async function listFiles(sandbox: Sandbox, limits: SnapshotLimits): Promise<Outcome<readonly Walked[]>> {
  const walked = await walkSandbox(sandbox, ownDirectories, limits.walk)
  if (!walked.ok) return walked
  const { entries, leftOut } = walked.value
  if (leftOut > 0) {
    return fail(
      'TOO_LARGE',
      `The sandbox holds ${leftOut} files more than can be compared. Remove some, or clear it.`,
    )
  }
  // What a download under way keeps beside its target is none of the app's files yet.
  return ok(entries.filter(({ name, stats }) => stats.isFile() && !isTemporaryName(basename(name))))
}

const keyOf = ({ directory, name }: FileReference): string => `${directory}/${name}`

/** An app can set the time of a change, but not that of the entry itself. */
const stampOf = ({ ino, mtimeMs, ctimeMs }: Stats): string => `${ino} ${mtimeMs} ${ctimeMs}`

const stopped = (): Outcome<never> =>
  fail('NOT_ALLOWED', 'Looking at the files was stopped: something newer was asked for.')
