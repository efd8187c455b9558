import { createHash } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { directoryNames, type DirectoryName } from '../../shared/directory.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { RunFile } from '../../shared/run/run-record.ts'
import { systemErrorCode } from '../system-error.ts'
import type { Sandbox } from './sandbox.ts'

export type ListLimits = {
  readonly files: number
  /** Of all files together: each byte is read for its hash. */
  readonly bytes: number
}

const defaultLimits: ListLimits = { files: 20_000, bytes: 16 * 1024 ** 3 }

// Windows knows neither flag. Non-blocking, because opening a pipe would otherwise wait for its other end.
const careful = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * The files of the app's own directories with their hashes, by directory and name. Links are not followed. Fails with
 * `TOO_LARGE`, `OUTSIDE_SANDBOX` when somebody put a link in the place of a directory, or `NOT_ALLOWED`.
 */
export async function listSandboxFiles(
  sandbox: Sandbox,
  limits: ListLimits = defaultLimits,
): Promise<Outcome<readonly RunFile[]>> {
  const files: RunFile[] = []
  let bytes = 0
  for (const directory of directoryNames) {
    if (directory === 'ResourceDirectory') continue
    const place = sandbox.place({ directory, name: '' }, 'read')
    if (!place.ok) return place
    if (place.value.kind !== 'folder') continue
    try {
      for await (const name of fileNames(place.value.path, '')) {
        const file = await hashFile(directory, place.value.path, name, limits.bytes - bytes)
        if (file === undefined) continue
        bytes += file.sizeBytes
        files.push(file)
        if (files.length > limits.files || bytes > limits.bytes) return tooLarge(sandbox, limits)
      }
    } catch (error) {
      return fail(
        'NOT_ALLOWED',
        `The files of "${place.value.path}" cannot be listed (${systemErrorCode(error)}).`,
      )
    }
  }
  return ok(files)
}

async function* fileNames(base: string, folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(join(base, folder))) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* fileNames(base, name)
    else if (entry.isFile()) yield name
  }
}

async function entriesOf(path: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Undefined for what is gone meanwhile or is no regular file any more. Reads no further than one byte too many. */
async function hashFile(
  directory: DirectoryName,
  base: string,
  name: string,
  mostBytes: number,
): Promise<RunFile | undefined> {
  const file = await openFile(join(base, name))
  if (file === undefined) return undefined
  try {
    if (!(await file.stat()).isFile()) return undefined
    const hash = createHash('sha256')
    let sizeBytes = 0
    for await (const part of file.createReadStream({ end: mostBytes, autoClose: false })) {
      const bytes: Buffer = part
      hash.update(bytes)
      sizeBytes += bytes.byteLength
    }
    return { directory, name, sizeBytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<Awaited<ReturnType<typeof open>> | undefined> {
  try {
    return await open(path, careful)
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENXIO'].includes(systemErrorCode(error))) return undefined
    throw error
  }
}

const tooLarge = ({ rootPath }: Sandbox, { files, bytes }: ListLimits): Outcome<never> =>
  fail(
    'TOO_LARGE',
    `"${rootPath}" holds more than ${files} files or ${bytes} bytes, too many to look at. Remove some.`,
  )
