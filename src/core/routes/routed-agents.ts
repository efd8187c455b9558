import { Agent as HttpAgent, type ClientRequestArgs } from 'node:http'
import { Agent as HttpsAgent, type RequestOptions } from 'node:https'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import { canonicalHost } from '../project/host-name.ts'
import { loopbackAddress } from './loopback-server.ts'
import { createSocketSet, type SocketSet } from './socket-set.ts'

/** Where the connections of routed hosts go. */
export type Loopback = {
  readonly hosts: ReadonlySet<string>
  readonly httpPort: number
  readonly httpsPort: number
  /** In PEM: the authority that alone may vouch for a routed host. */
  readonly certificate: string
}

type Route = Loopback & { readonly host: string }

type OnConnection = (error: Error | null, stream: Duplex) => void

const keepAlive = { keepAlive: true, maxFreeSockets: 32 } as const

/**
 * Connections of all hosts together that wait for another request. Node bounds them for each host only, and an app
 * that asks thousands of hosts would use up what the process may open.
 */
const mostFreeSockets = 256

/**
 * Connects a routed host to its server on loopback, whatever the port of the URL, and every other host as usual. The
 * request itself stays as it is. The agent decides per connection, so the hops of a redirect are routed too.
 */
export class RoutedHttpAgent extends HttpAgent {
  readonly #loopback: Loopback | undefined
  readonly #sockets = createSocketSet()
  #isClosed = false

  constructor(loopback: Loopback | undefined) {
    super(keepAlive)
    this.#loopback = loopback
  }

  override createConnection(options: ClientRequestArgs, callback?: OnConnection) {
    if (this.#isClosed) return refuseConnection(callback)
    const route = routeOf(this.#loopback, options.host)
    const way = route ? { ...options, ...toLoopback(route.httpPort) } : options
    return remember(this.#sockets, super.createConnection(way, callback))
  }

  override keepSocketAlive(socket: Duplex): boolean {
    super.keepSocketAlive(socket)
    makeRoom(this.freeSockets)
    return true
  }

  /** Resolves when every connection is closed; none is made afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.destroy()
    await this.#sockets.destroyAll()
  }
}

/** The same for https. For a routed host only our own certificate counts; for any other nothing is relaxed. */
export class RoutedHttpsAgent extends HttpsAgent {
  readonly #loopback: Loopback | undefined
  readonly #sockets = createSocketSet()
  #isClosed = false

  constructor(loopback: Loopback | undefined) {
    super(keepAlive)
    this.#loopback = loopback
  }

  override createConnection(options: RequestOptions, callback?: OnConnection) {
    if (this.#isClosed) return refuseConnection(callback)
    const route = routeOf(this.#loopback, options.host)
    const way = route ? { ...options, ...toLoopback(route.httpsPort), ...trustOnly(route) } : options
    return remember(this.#sockets, super.createConnection(way, callback))
  }

  override keepSocketAlive(socket: Duplex): boolean {
    super.keepSocketAlive(socket)
    makeRoom(this.freeSockets)
    return true
  }

  /** Resolves when every connection is closed; none is made afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.destroy()
    await this.#sockets.destroyAll()
  }
}

function routeOf(loopback: Loopback | undefined, host: string | null | undefined): Route | undefined {
  const name = loopback && host ? canonicalHost(host) : undefined
  return loopback && name !== undefined && loopback.hosts.has(name) ? { ...loopback, host: name } : undefined
}

/** `path` would make it a local socket, and what is meant for finding the real host has no use here. */
function toLoopback(port: number) {
  return {
    host: loopbackAddress,
    port,
    path: undefined,
    localAddress: undefined,
    lookup: undefined,
    family: 4,
  }
}

/** The certificate is checked against the host of the URL: what we connect to is called 127.0.0.1. */
function trustOnly({ certificate, host }: Route) {
  return {
    ca: certificate,
    rejectUnauthorized: true,
    checkServerIdentity: (_name: string, peer: PeerCertificate) => checkServerIdentity(host, peer),
  }
}

function remember<S extends Duplex | null | undefined>(sockets: SocketSet, socket: S): S {
  if (socket) sockets.add(socket)
  return socket
}

/** Closes the one that has been free the longest, roughly: the first of the host that was first. */
function makeRoom(freeSockets: HttpAgent['freeSockets']): void {
  // A closed one leaves the list only later.
  const free = Object.values(freeSockets).flatMap(
    (sockets) => sockets?.filter((socket) => !socket.destroyed) ?? [],
  )
  if (free.length >= mostFreeSockets) free[0]?.destroy()
}

function refuseConnection(callback: OnConnection | undefined): undefined {
  const error = Object.assign(new Error('The session has ended.'), { code: 'ECONNABORTED' })
  queueMicrotask(() => callback?.(error, new Socket().destroy()))
  return undefined
}
