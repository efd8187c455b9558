import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Server, Socket } from 'node:net'
import type { Certificate } from './certificate.ts'
import { createSocketSet, type SocketSet } from './socket-set.ts'

export const loopbackAddress = '127.0.0.1'

export type LoopbackServer = {
  readonly port: number
  /** Ends every connection at once, also one in the middle of a handshake or a body. */
  readonly close: () => Promise<void>
}

/** A server of this machine alone, on a port that the system chooses; https with a certificate, http without. */
export async function openLoopbackServer(
  handle: RequestListener,
  certificate?: Certificate,
): Promise<LoopbackServer> {
  const server = certificate ? createHttpsServer(certificate, handle) : createHttpServer(handle)
  // Kept connections end with the session; a time limit would make the app see resets that no server of its has.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0

  const sockets = createSocketSet()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  return listenOnLoopback(server, sockets)
}

/** `sockets` are the connections that closing ends. */
export async function listenOnLoopback(server: Server, sockets: SocketSet): Promise<LoopbackServer> {
  await listen(server)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A loopback server has no port.')
  return {
    port: address.port,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      await sockets.destroyAll()
      await closed
    },
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, loopbackAddress, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
