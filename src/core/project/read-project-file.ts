import { join } from 'node:path'
import { ok, type Outcome } from '../../shared/outcome.ts'
import type { ProfileName } from '../../shared/profile/profile.ts'
import { projectFile, projectFileName } from '../../shared/project-file.ts'
import type { Expectations } from '../../shared/run/expectations.ts'
import { readHostRoutes, type HostRoute } from './host-routes.ts'
import { readSettingsFile } from './read-settings-file.ts'
import { badProject } from './settings-problem.ts'

export type ProjectSettings = {
  readonly profile: ProfileName
  readonly hosts: ReadonlyMap<string, HostRoute>
  /** What must happen in every run without a window. */
  readonly expect?: Expectations
}

/** What `coronagraph.json` says, and the defaults of what it does not. Fails with `BAD_PROJECT`. */
export async function readProjectFile(projectPath: string): Promise<Outcome<ProjectSettings>> {
  const path = join(projectPath, projectFileName)
  const file = await readSettingsFile(path, projectFile)
  if (!file.ok) return file
  if (file.value === undefined) return ok({ profile: 'reference', hosts: new Map() })
  const { hosts, problems } = await readHostRoutes(projectPath, file.value)
  return problems.length > 0
    ? badProject(path, problems)
    : ok({
        profile: file.value.profile ?? 'reference',
        hosts,
        ...(file.value.expect === undefined ? {} : { expect: file.value.expect }),
      })
}
