import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { ProjectFile } from '../../shared/project-file.ts'
import { isInside } from '../is-inside.ts'
import { systemErrorCode } from '../system-error.ts'
import { canonicalHost } from './host-name.ts'
import { settingPath } from './settings-problem.ts'

/** What answers as a host. */
export type HostRoute = {
  /** Absolute, without links, a folder inside the project. */
  readonly serve: string
  readonly bytesPerSecond?: number
  readonly latencyMs?: number
}

export type HostRoutes = {
  /** By canonical host. */
  readonly hosts: ReadonlyMap<string, HostRoute>
  /** As sentences that begin with the setting's path. */
  readonly problems: readonly string[]
}

export async function readHostRoutes(projectPath: string, file: ProjectFile): Promise<HostRoutes> {
  const hosts = new Map<string, HostRoute>()
  const problems: string[] = []
  for (const [key, route] of Object.entries(file.hosts ?? {})) {
    const where = settingPath(['hosts', key])
    const host = canonicalHost(key)
    if (host === undefined)
      problems.push(`${where}: No URL can have this host. Write a host name or an address.`)
    else if (hosts.has(host)) problems.push(`${where}: The host ${host} is there twice. Remove one.`)
    const folder = await findServedFolder(projectPath, route.serve)
    if (typeof folder === 'string')
      problems.push(`${where}.serve is ${JSON.stringify(route.serve)}. ${folder}`)
    else if (host !== undefined) hosts.set(host, toRoute(route, folder.path))
  }
  return { hosts, problems }
}

type RouteSettings = NonNullable<ProjectFile['hosts']>[string]

function toRoute({ bytesPerSecond, latencyMs }: RouteSettings, serve: string): HostRoute {
  return {
    serve,
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
  }
}

/** The folder, or a sentence that says why it cannot be served. */
async function findServedFolder(
  projectPath: string,
  serve: string,
): Promise<{ readonly path: string } | string> {
  if (serve.includes('\0')) return 'Remove the NUL character.'
  if (serve.includes('\\')) return 'Write "/" between folders, not a backslash.'
  if (isAbsolute(serve) || /^[A-Za-z]:/.test(serve)) return 'Name a folder relative to the project.'
  const path = join(projectPath, serve)
  if (!isInside(projectPath, path)) return 'Name a folder inside the project: this leads out of it.'
  try {
    const real = await realpath(path)
    if (!isInside(projectPath, real)) return 'Name a folder inside the project: a link leads out of it.'
    if (!(await stat(real)).isDirectory()) return 'Name a folder: this is a file.'
    return { path: real }
  } catch (error) {
    const code = systemErrorCode(error)
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? 'Make this folder in the project, or name another: it does not exist.'
      : `Check the rights of this folder: it cannot be opened (${code}).`
  }
}
