import { basename } from 'node:path'
import type { FileChange, FileListing, ListedFile } from '../../../shared/contract/sandbox-files.ts'
import type { FileReference } from '../../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../../shared/outcome.ts'
import type { Clock } from '../../clock.ts'
import { quote } from '../file-name.ts'
import type { Sandbox } from '../sandbox.ts'
import { isTemporaryName } from '../stale-files.ts'
import { hashFile } from './hash-file.ts'
import { readFilePart, type FilePart } from './read-part.ts'
import { removeFiles, type InUse } from './remove-files.ts'
import { compareWithSnapshot, takeSnapshot, type SandboxSnapshot } from './snapshot.ts'
import { ownDirectories, walkSandbox, type Walked } from './walk-sandbox.ts'
import { watchSandbox } from './watch-sandbox.ts'

/** One sandbox as a person looks into it. Everything fails with values; see the parts for the codes. */
export type SandboxBrowser = {
  /** Resolves when every later change is told. */
  readonly ready: Promise<void>
  readonly list: () => Promise<Outcome<FileListing>>
  readonly read: (file: FileReference, offsetBytes: number, lengthBytes: number) => Promise<Outcome<FilePart>>
  /** One at a time: a newer one stops the one before. */
  readonly hash: (file: FileReference) => Promise<Outcome<string>>
  /** The absolute path of a file or folder that exists. */
  readonly pathOf: (file: FileReference) => Outcome<string>
  readonly remove: (files: readonly FileReference[]) => Promise<Outcome<void>>
  readonly takeSnapshot: () => Promise<Outcome<void>>
  readonly compare: () => Promise<
    Outcome<{ readonly takenAtMs: number; readonly changes: readonly FileChange[] }>
  >
  /** Stops what is under way; nothing is told afterwards. */
  readonly close: () => Promise<void>
}

export function createSandboxBrowser(deps: {
  readonly sandbox: Sandbox
  readonly clock: Clock
  /** Milliseconds since 1970. */
  readonly dateNowMs: () => number
  readonly inUse: () => InUse
  readonly onChange: () => void
}): SandboxBrowser {
  const { sandbox } = deps
  const watch = watchSandbox(deps)
  let snapshot: SandboxSnapshot | undefined
  let hashing = new AbortController()
  let comparing = new AbortController()

  const nextComparing = (): AbortSignal => {
    comparing.abort()
    comparing = new AbortController()
    return comparing.signal
  }

  return {
    ready: watch.ready,
    list: async () => {
      // The project last: of too many files the app's own are wanted first.
      const walked = await walkSandbox(sandbox, [...ownDirectories, 'ResourceDirectory'])
      if (!walked.ok) return walked
      return ok({
        files: walked.value.entries.flatMap(listedFileOf),
        leftOut: walked.value.leftOut,
        ...(snapshot === undefined ? {} : { snapshotAtMs: snapshot.takenAtMs }),
      })
    },
    read: (file, offsetBytes, lengthBytes) => readFilePart(sandbox, file, offsetBytes, lengthBytes),
    hash: (file) => {
      hashing.abort()
      hashing = new AbortController()
      return hashFile(sandbox, file, hashing.signal)
    },
    pathOf: (file) => {
      const place = sandbox.place(file, 'read')
      if (!place.ok) return place
      const { kind, path } = place.value
      if (kind === 'file' || kind === 'folder') return ok(path)
      return fail('NOT_FOUND', `${quote(file.name)} is not in ${file.directory} any more.`)
    },
    remove: (files) => removeFiles(sandbox, files, deps.inUse()),
    takeSnapshot: async () => {
      const taken = await takeSnapshot(sandbox, deps.dateNowMs(), nextComparing())
      if (!taken.ok) return taken
      snapshot = taken.value
      return ok(undefined)
    },
    compare: async () => {
      if (snapshot === undefined) return fail('NOT_FOUND', 'No snapshot was taken. Take one first.')
      const before = snapshot
      const changes = await compareWithSnapshot(sandbox, before, nextComparing())
      return changes.ok ? ok({ takenAtMs: before.takenAtMs, changes: changes.value }) : changes
    },
    close: () => {
      hashing.abort()
      comparing.abort()
      return watch.close()
    },
  }
}

function listedFileOf({ directory, name, stats }: Walked): ListedFile[] {
  const own = basename(name)
  const isFolder = stats.isDirectory()
  // The file that a download replaces lives on beside it until the app has heard of the new one.
  if (!isFolder && isTemporaryName(own) && own.endsWith('.replaced')) return []
  return [
    {
      directory,
      name,
      kind: isFolder ? 'folder' : 'file',
      sizeBytes: isFolder ? 0 : stats.size,
      modifiedAtMs: stats.mtimeMs,
      ...(!isFolder && isTemporaryName(own) ? { isPartial: true } : {}),
    },
  ]
}
