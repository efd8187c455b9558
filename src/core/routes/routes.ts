import type { Agent as HttpAgent } from 'node:http'
import type { Agent as HttpsAgent } from 'node:https'
import { systemClock, type Clock } from '../clock.ts'
import type { Project } from '../project/project.ts'
import { createAnswer } from './answer.ts'
import { makeCertificate } from './certificate.ts'
import { openLoopbackServer, type LoopbackServer } from './loopback-server.ts'
import { type HostWay, RoutedHttpAgent, RoutedHttpsAgent, type Loopback } from './routed-agents.ts'
import { createSimulatedWaits, type SimulatedWaitsBook } from './simulated-waits.ts'
import { openTlsForwarder } from './tls-forwarder.ts'

/** The hosts whose connections stay on this machine. */
export type Routes = {
  readonly hosts: readonly string[]
  /**
   * Agents that connect a routed host's requests to their server of this machine and all others as usual; URL, Host header and SNI
   * stay the app's. Redirect hops are routed too, because the agent decides per connection.
   */
  readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent }
  /** How long the answer over a connection, by its port at the client's end, waited because the project says so. */
  readonly simulatedWaitsOf: SimulatedWaitsBook['of']
  /** Ends the servers and every connection of the agents; none is made afterwards. Idempotent. */
  readonly close: () => Promise<void>
}

/** Starts one http and one https server when the project answers for hosts, and none otherwise. */
export async function openRoutes(
  project: Pick<Project, 'hosts'>,
  clock: Clock = systemClock,
): Promise<Routes> {
  const hosts = [...project.hosts.keys()]
  const waits = createSimulatedWaits()
  const servers = hosts.length > 0 ? await openServers(project.hosts, clock, waits) : undefined
  const http = new RoutedHttpAgent(servers?.loopback)
  const https = new RoutedHttpsAgent(servers?.loopback)
  return {
    hosts,
    agents: { http, https },
    simulatedWaitsOf: waits.of,
    close: async () => {
      await Promise.all([http.close(), https.close(), servers?.close()])
    },
  }
}

async function openServers(
  hosts: Project['hosts'],
  clock: Clock,
  waits: SimulatedWaitsBook,
): Promise<{ readonly loopback: Loopback; readonly close: () => Promise<void> }> {
  const certificate = await makeCertificate([...hosts.keys()])
  const open: LoopbackServer[] = []
  const keep = async <S extends LoopbackServer>(opening: Promise<S>): Promise<S> => {
    const server = await opening
    open.push(server)
    return server
  }
  const close = async (): Promise<void> => {
    await Promise.all(open.map((server) => server.close()))
  }
  try {
    const routes = [...hosts.values()]
    const answer = createAnswer({ hosts, clock, waits })
    const isServed = routes.some(({ address }) => address === undefined)
    const http = isServed ? await keep(openLoopbackServer(answer)) : undefined
    const https = isServed ? await keep(openLoopbackServer(answer, certificate)) : undefined
    const isLed = routes.some(({ address }) => address !== undefined)
    const forwarder = isLed ? await keep(openTlsForwarder(certificate)) : undefined
    const ways = [...hosts].flatMap(([host, { address }]): readonly (readonly [string, HostWay])[] => {
      if (address !== undefined && forwarder) return [[host, { kind: 'address', address, forwarder }]]
      return http && https ? [[host, { kind: 'served', httpPort: http.port, httpsPort: https.port }]] : []
    })
    return { loopback: { hosts: new Map(ways), certificate: certificate.authority }, close }
  } catch (error) {
    await close()
    throw error
  }
}
