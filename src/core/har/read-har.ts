import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { fromHar, type HarRun } from '../../shared/har/from-har.ts'
import { fail, type Outcome } from '../../shared/outcome.ts'
import { findJsonProblem } from '../project/json-problem.ts'
import { systemErrorCode } from '../system-error.ts'
import { byteCodec } from './byte-codec.ts'

/** A text of this host can have no more. */
const mostFileBytes = 512 * 1024 * 1024 - 64
// Opening a pipe would otherwise wait for its writer. Windows has neither.
const openingFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** Reads an HTTP Archive, ours or another tool's. Fails with one line: the file, the place in it, what to do. */
export async function readHar(path: string): Promise<Outcome<HarRun>> {
  let file: FileHandle | undefined
  try {
    file = await open(path, openingFlags)
    const stats = await file.stat()
    if (!stats.isFile()) return problem(path, 'It is no file. Name an HTTP Archive.')
    if (stats.size > mostFileBytes) return problem(path, 'It is larger than 512 MiB. Export fewer requests.')
    const bytes = await readWhole(file, stats.size)
    if (bytes === undefined) return problem(path, 'It changed while it was read. Read it again.')
    return parseHar(path, bytes)
  } catch (error) {
    return problem(path, `It cannot be read (${systemErrorCode(error)}). Check its name and its rights.`)
  } finally {
    await file?.close()
  }
}

/** Undefined when the file does not end where it should: it grows, or was cut. */
async function readWhole(file: FileHandle, sizeBytes: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(sizeBytes + 1)
  let length = 0
  while (length < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, length, bytes.byteLength - length, length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return length === sizeBytes ? bytes.subarray(0, length) : undefined
}

function parseHar(path: string, bytes: Uint8Array): Outcome<HarRun> {
  let text: string
  try {
    // The decoder also takes away the byte order mark that some tools write.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return problem(path, 'It holds bytes that are no UTF-8. Save it as UTF-8.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const found = findJsonProblem(text)
    if (found === undefined) return problem(path, 'It is no JSON. Export it again.')
    return problem(path, `line ${found.line}, column ${found.column}: ${found.message}`)
  }
  const run = fromHar(value, byteCodec)
  return run.ok ? run : problem(path, run.error.message)
}

const problem = (path: string, what: string): Outcome<never> => fail('INVALID_INPUT', `${path}: ${what}`)
