import { openProject, type Project } from '../core/project/project.ts'
import { openSandbox, type Sandbox } from '../core/sandbox/sandbox.ts'
import { ok, type Outcome } from '../shared/outcome.ts'

export type OpenedApp = { readonly project: Project; readonly sandbox: Sandbox }

/** A project as it is on the disk now, with the directories of its app. */
export async function openApp(path: string, sandboxesPath: string): Promise<Outcome<OpenedApp>> {
  const project = await openProject(path)
  if (!project.ok) return project
  const sandbox = openSandbox({ projectPath: project.value.path, sandboxesPath })
  return sandbox.ok ? ok({ project: project.value, sandbox: sandbox.value }) : sandbox
}
