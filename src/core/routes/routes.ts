import type { Agent as HttpAgent } from 'node:http'
import type { Agent as HttpsAgent } from 'node:https'
import { systemClock, type Clock } from '../clock.ts'
import type { Project } from '../project/project.ts'
import { createAnswer } from './answer.ts'
import { makeCertificate } from './certificate.ts'
import { openLoopbackServer } from './loopback-server.ts'
import { RoutedHttpAgent, RoutedHttpsAgent, type Loopback } from './routed-agents.ts'

/** The hosts that a session answers for itself. */
export type Routes = {
  readonly hosts: readonly string[]
  /**
   * Agents that connect to a routed host's server on loopback and everywhere else as usual; URL, Host header and SNI
   * stay the app's. Redirect hops are routed too, because the agent decides per connection.
   */
  readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent }
  /** Ends the servers and every connection of the agents; none is made afterwards. Idempotent. */
  readonly close: () => Promise<void>
}

/** Starts one http and one https server when the project routes hosts, and none otherwise. */
export async function openRoutes(
  project: Pick<Project, 'hosts'>,
  clock: Clock = systemClock,
): Promise<Routes> {
  const hosts = [...project.hosts.keys()]
  const servers = hosts.length > 0 ? await openServers(project.hosts, clock) : undefined
  const http = new RoutedHttpAgent(servers?.loopback)
  const https = new RoutedHttpsAgent(servers?.loopback)
  return {
    hosts,
    agents: { http, https },
    close: async () => {
      await Promise.all([http.close(), https.close(), servers?.close()])
    },
  }
}

async function openServers(
  hosts: Project['hosts'],
  clock: Clock,
): Promise<{ readonly loopback: Loopback; readonly close: () => Promise<void> }> {
  const names = [...hosts.keys()]
  const answer = createAnswer(hosts, clock)
  const certificate = await makeCertificate(names)
  const http = await openLoopbackServer(answer)
  try {
    const https = await openLoopbackServer(answer, certificate)
    return {
      loopback: {
        hosts: new Set(names),
        httpPort: http.port,
        httpsPort: https.port,
        certificate: certificate.authority,
      },
      close: async () => {
        await Promise.all([http.close(), https.close()])
      },
    }
  } catch (error) {
    await http.close()
    throw error
  }
}
