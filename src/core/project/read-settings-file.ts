import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import { ok, type Outcome } from '../../shared/outcome.ts'
import { systemErrorCode } from '../system-error.ts'
import { findJsonProblem } from './json-problem.ts'
import { badProject, describeIssues } from './settings-problem.ts'

const defaultMaxBytes = 1024 * 1024

/**
 * A JSON file that a schema describes; undefined when there is none. Fails with `BAD_PROJECT`: the file, the place in it,
 * and what to write instead.
 */
export async function readSettingsFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  maxBytes: number = defaultMaxBytes,
): Promise<Outcome<z.output<Schema> | undefined>> {
  const text = await readSettingsText(path, maxBytes)
  if (!text.ok) return text
  if (text.value === undefined) return ok(undefined)
  const problem = findJsonProblem(text.value)
  if (problem) {
    return badProject(path, [`line ${problem.line}, column ${problem.column}: ${problem.message}`])
  }
  const raw: unknown = JSON.parse(text.value)
  const parsed = schema.safeParse(raw)
  return parsed.success ? ok(parsed.data) : badProject(path, describeIssues(raw, parsed.error))
}

/** The text of a file of settings, in UTF-8; undefined when there is none. Fails with `BAD_PROJECT`. */
export async function readSettingsText(path: string, maxBytes: number): Promise<Outcome<string | undefined>> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return badProject(path, ['the whole file: Make it a file: it is something else.'])
    if (stats.size > maxBytes) {
      return badProject(path, [`the whole file: Make it shorter: it may have ${maxBytes} bytes.`])
    }
    const bytes = await readFile(path)
    // The decoder also takes away the byte order mark that some editors of Windows write.
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT') return ok(undefined)
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return badProject(path, ['the whole file: Save it as UTF-8: it holds bytes that are none.'])
    }
    return badProject(path, [`the whole file: Check its rights: it cannot be read (${code}).`])
  }
}
