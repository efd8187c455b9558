import type { Duplex } from 'node:stream'

/** The connections that one party holds, so that all of them can be ended together. */
export type SocketSet = {
  readonly add: (socket: Duplex) => void
  /** Resolves when every connection is closed. */
  readonly destroyAll: () => Promise<void>
}

export function createSocketSet(): SocketSet {
  const sockets = new Map<Duplex, Promise<void>>()
  return {
    add: (socket) => {
      const closed = new Promise<void>((resolve) => {
        socket.once('close', () => {
          sockets.delete(socket)
          resolve()
        })
      })
      sockets.set(socket, closed)
    },
    destroyAll: async () => {
      const closing = [...sockets.values()]
      for (const socket of sockets.keys()) socket.destroy()
      await Promise.all(closing)
    },
  }
}
