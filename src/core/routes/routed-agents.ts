import { Agent as HttpAgent, type ClientRequestArgs } from 'node:http'
import { Agent as HttpsAgent, type RequestOptions } from 'node:https'
import { connect, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import type { LocalAddress } from '../../shared/local-address.ts'
import { canonicalHost } from '../project/host-name.ts'
import { loopbackAddress } from './loopback-server.ts'
import { createSocketSet, type SocketSet } from './socket-set.ts'
import type { TlsForwarder } from './tls-forwarder.ts'

/** Where the connections of one host go. */
export type HostWay =
  /** To the session's own servers, which answer as the host. */
  | { readonly kind: 'served'; readonly httpPort: number; readonly httpsPort: number }
  /** To another server of this machine, which speaks plain HTTP. */
  | { readonly kind: 'address'; readonly address: LocalAddress; readonly forwarder: TlsForwarder }

/** Where the connections of routed hosts go. */
export type Loopback = {
  readonly hosts: ReadonlyMap<string, HostWay>
  /** In PEM: the authority that alone may vouch for a routed host. */
  readonly certificate: string
}

type Route = { readonly host: string; readonly way: HostWay; readonly certificate: string }

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
    const way = route ? { ...options, ...to(plainEndOf(route.way)) } : options
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
    if (route === undefined) return remember(this.#sockets, super.createConnection(options, callback))
    if (route.way.kind === 'address') return this.#forward(options, route, route.way, callback)
    const end = { host: loopbackAddress, port: route.way.httpsPort }
    const way = { ...options, ...to(end), ...trustOnly(route) }
    return remember(this.#sockets, super.createConnection(way, callback))
  }

  /** The address is connected first, so that the app sees a refused connection as one. */
  #forward(
    options: RequestOptions,
    route: Route,
    { address, forwarder }: Extract<HostWay, { kind: 'address' }>,
    callback: OnConnection | undefined,
  ): undefined {
    const upstream = connect(address)
    this.#sockets.add(upstream)
    const fail = (error: Error): void => callback?.(error, upstream)
    const giveUp = (): void => fail(endedError())
    upstream.once('error', fail)
    upstream.once('close', giveUp)
    // Later ones close the connection, which is what the app sees of them.
    upstream.on('error', () => {})
    upstream.once('connect', () => {
      upstream.off('error', fail)
      upstream.off('close', giveUp)
      const end = { host: loopbackAddress, port: forwarder.port }
      const socket = super.createConnection({ ...options, ...to(end), ...trustOnly(route) })
      if (!(socket instanceof Socket)) throw new Error('A connection without a socket.')
      this.#sockets.add(socket)
      socket.once('connect', () => forwarder.join(socket.localPort ?? 0, upstream))
      socket.once('close', () => upstream.destroy())
      upstream.once('close', () => socket.destroy())
      callback?.(null, socket)
    })
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
  const way = loopback && name !== undefined ? loopback.hosts.get(name) : undefined
  if (loopback === undefined || name === undefined || way === undefined) return undefined
  return { host: name, way, certificate: loopback.certificate }
}

/** `path` would make it a local socket, and what is meant for finding the real host has no use here. */
function to({ host, port }: LocalAddress) {
  return { host, port, path: undefined, localAddress: undefined, lookup: undefined, family: undefined }
}

const plainEndOf = (way: HostWay): LocalAddress =>
  way.kind === 'address' ? way.address : { host: loopbackAddress, port: way.httpPort }

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
  queueMicrotask(() => callback?.(endedError(), new Socket().destroy()))
  return undefined
}

const endedError = (): Error => Object.assign(new Error('The session has ended.'), { code: 'ECONNABORTED' })
