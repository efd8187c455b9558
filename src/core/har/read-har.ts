import { readFile, stat } from 'node:fs/promises'
import { fromHar, type HarRun } from '../../shared/har/from-har.ts'
import { fail, type Outcome } from '../../shared/outcome.ts'
import { findJsonProblem } from '../project/json-problem.ts'
import { systemErrorCode } from '../system-error.ts'
import { byteCodec } from './byte-codec.ts'

/** A text of this host can have no more. */
const mostFileBytes = 512 * 1024 * 1024 - 64

/** Reads an HTTP Archive, ours or another tool's. Fails with one line: the file, the place in it, what to do. */
export async function readHar(path: string): Promise<Outcome<HarRun>> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return problem(path, 'It is no file. Name an HTTP Archive.')
    if (stats.size > mostFileBytes) return problem(path, 'It is larger than 512 MiB. Export fewer requests.')
    return parseHar(path, await readFile(path))
  } catch (error) {
    return problem(path, `It cannot be read (${systemErrorCode(error)}). Check its name and its rights.`)
  }
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
