import { openProject, type Project } from '../core/project/project.ts'
import { withHostAddresses } from '../core/project/host-address.ts'
import { openSandbox, type Sandbox } from '../core/sandbox/sandbox.ts'
import { ok, type Outcome } from '../shared/outcome.ts'
import type { RunOptions } from '../shared/run/run-options.ts'
import type { Script } from '../shared/run/script.ts'
import { findElectron, usualElectronPlaces } from './app/find-electron.ts'
import { findSandboxPlace } from './sandbox-place.ts'
import { openScript } from './script/script-file.ts'

/** What a run needs of the disk. */
export type OpenedRun = {
  /** With the hosts that the run leads elsewhere. */
  readonly project: Project
  readonly sandbox: Sandbox
  readonly script: Script | undefined
  /** What a web app's pages are shown by. */
  readonly electronPath: string | undefined
  /** Removes what was made for the run alone. */
  readonly close: () => Promise<void>
}

/** Opens what the options name. What is wrong is told before anything is made. */
export async function openRun(options: RunOptions): Promise<Outcome<OpenedRun>> {
  const project = await openProject(options.project)
  if (!project.ok) return project
  const electron = project.value.kind === 'web' ? findElectron(usualElectronPlaces()) : ok(undefined)
  if (!electron.ok) return electron
  const hosts = withHostAddresses(project.value.hosts, options.hosts ?? {})
  if (!hosts.ok) return hosts
  const script = await openScript(options.script)
  if (!script.ok) return script
  const place = await findSandboxPlace(options)
  if (!place.ok) return place
  const sandbox = openSandbox({ projectPath: project.value.path, ...place.value.place })
  if (!sandbox.ok) {
    await place.value.remove()
    return sandbox
  }
  return ok({
    project: { ...project.value, hosts: hosts.value },
    sandbox: sandbox.value,
    script: script.value,
    electronPath: electron.value,
    close: place.value.remove,
  })
}
