import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Outcome } from '../../shared/outcome.ts'
import type { ProfileName } from '../../shared/profile/profile.ts'
import { projectFile, projectFileName } from '../../shared/project-file.ts'
import { systemErrorCode } from '../system-error.ts'
import { readHostRoutes, type HostRoute } from './host-routes.ts'
import { findJsonProblem } from './json-problem.ts'
import { badProject, describeIssues } from './settings-problem.ts'

const maxFileBytes = 1024 * 1024

export type ProjectSettings = {
  readonly profile: ProfileName
  readonly hosts: ReadonlyMap<string, HostRoute>
}

/** What `coronagraph.json` says, and the defaults of what it does not. Fails with `BAD_PROJECT`. */
export async function readProjectFile(projectPath: string): Promise<Outcome<ProjectSettings>> {
  const path = join(projectPath, projectFileName)
  const text = await readText(path)
  if (!text.ok) return text
  if (text.value === undefined) return ok({ profile: 'reference', hosts: new Map() })

  const problem = findJsonProblem(text.value)
  if (problem) {
    return badProject(path, [`line ${problem.line}, column ${problem.column}: ${problem.message}`])
  }
  const raw: unknown = JSON.parse(text.value)
  const parsed = projectFile.safeParse(raw)
  if (!parsed.success) return badProject(path, describeIssues(raw, parsed.error))
  const { hosts, problems } = await readHostRoutes(projectPath, parsed.data)
  return problems.length > 0
    ? badProject(path, problems)
    : ok({ profile: parsed.data.profile ?? 'reference', hosts })
}

async function readText(path: string): Promise<Outcome<string | undefined>> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return badProject(path, ['the whole file: Make it a file: it is something else.'])
    if (stats.size > maxFileBytes) {
      return badProject(path, [`the whole file: Make it shorter: it may have ${maxFileBytes} bytes.`])
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
