import type { Socket } from 'node:net'
import { pipeline } from 'node:stream'
import { createServer, type TLSSocket } from 'node:tls'
import type { Certificate } from './certificate.ts'
import { listenOnLoopback, type LoopbackServer } from './loopback-server.ts'
import { createSocketSet } from './socket-set.ts'

/** Takes the TLS off connections of this process and hands the plain bytes on. */
export type TlsForwarder = LoopbackServer & {
  /**
   * `upstream` gets what the connection from `clientPort` says. Called when that is connected, which is before its
   * handshake is over. A connection that nobody announces, as from another program, is cut.
   */
  readonly join: (clientPort: number, upstream: Socket) => void
}

/** One end for all hosts that are led to an address: the certificate has their names. */
export async function openTlsForwarder({ key, cert }: Certificate): Promise<TlsForwarder> {
  const upstreams = new Map<number, Socket>()
  const sockets = createSocketSet()
  const server = createServer({ key, cert, ALPNProtocols: ['http/1.1'] }, (client: TLSSocket) => {
    client.on('error', () => {})
    const upstream = upstreams.get(client.remotePort ?? 0)
    if (upstream === undefined) {
      client.destroy()
      return
    }
    // What goes wrong on one side ends both.
    pipeline(client, upstream, client, () => {
      client.destroy()
      upstream.destroy()
    })
  })
  server.on('connection', (socket: Socket) => sockets.add(socket))
  const { port, close } = await listenOnLoopback(server, sockets)
  return {
    port,
    close,
    join: (clientPort, upstream) => {
      upstreams.set(clientPort, upstream)
      upstream.once('close', () => upstreams.delete(clientPort))
    },
  }
}
