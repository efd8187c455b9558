import type { HostAnswer } from '../../shared/host-answer.ts'
import { parseLocalAddress, type LocalAddress } from '../../shared/local-address.ts'
import type { ProjectFile } from '../../shared/project-file.ts'
import { canonicalHost } from './host-name.ts'
import { findServedFile, findServedFolder } from './served-place.ts'
import { settingPath } from './settings-problem.ts'

/** What answers as a host. */
export type HostRoute = {
  /** A server of this machine to which all connections of the host go; nothing else stands beside it. */
  readonly address?: LocalAddress
  /** Absolute, without links, a folder inside the project. */
  readonly serve?: string
  /** Tried in order before the folder. */
  readonly answers?: readonly HostAnswer[]
  readonly bytesPerSecond?: number
  readonly latencyMs?: number
}

export type HostRoutes = {
  /** By canonical host. */
  readonly hosts: ReadonlyMap<string, HostRoute>
  /** As sentences that begin with the setting's path. */
  readonly problems: readonly string[]
}

type RouteSettings = NonNullable<ProjectFile['hosts']>[string]

export async function readHostRoutes(projectPath: string, file: ProjectFile): Promise<HostRoutes> {
  const hosts = new Map<string, HostRoute>()
  const problems: string[] = []
  for (const [key, settings] of Object.entries(file.hosts ?? {})) {
    const where = settingPath(['hosts', key])
    const host = canonicalHost(key)
    if (host === undefined)
      problems.push(`${where}: No URL can have this host. Write a host name or an address.`)
    else if (hosts.has(host)) problems.push(`${where}: The host ${host} is there twice. Remove one.`)
    const route = await readRoute(projectPath, settings, where, problems)
    if (route !== undefined && host !== undefined) hosts.set(host, route)
  }
  return { hosts, problems }
}

/** Undefined when something is wrong, which is added to the problems. */
async function readRoute(
  projectPath: string,
  { address, serve, answers, bytesPerSecond, latencyMs }: RouteSettings,
  where: string,
  problems: string[],
): Promise<HostRoute | undefined> {
  if (address !== undefined) return { address: parseLocalAddress(address) }
  const folder = serve === undefined ? undefined : await findServedFolder(projectPath, serve)
  if (typeof folder === 'string') {
    problems.push(`${where}.serve is ${JSON.stringify(serve)}. ${folder}`)
    return undefined
  }
  for (const [index, { file }] of (answers ?? []).entries()) {
    const problem = file === undefined ? undefined : await findServedFile(folder?.path, file)
    if (problem === undefined) continue
    problems.push(`${where}.answers[${index}].file is ${JSON.stringify(file)}. ${problem}`)
  }
  return {
    ...(folder === undefined ? {} : { serve: folder.path }),
    ...(answers === undefined ? {} : { answers }),
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
  }
}
