import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { Server as NetServer, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export type TestServer = {
  readonly url: string
  readonly port: number
  /** Every request in the order of its head. */
  readonly requests: readonly IncomingMessage[]
  /** Their responses, for a test that writes them bit by bit. */
  readonly responses: readonly ServerResponse[]
  /** Connections that are open now. */
  readonly openSockets: () => number
  /** Resolves when the server sees no connection any more. */
  readonly allClosed: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The same, closed when the running test is over. */
export async function httpServer(listener: RequestListener): Promise<TestServer> {
  const server = await openHttpServer(listener)
  onTestFinished(server.close)
  return server
}

/** A real HTTP server on a free loopback port. Close it in the end: it cuts what is still connected. */
export async function openHttpServer(listener: RequestListener): Promise<TestServer> {
  const requests: IncomingMessage[] = []
  const responses: ServerResponse[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    responses.push(response)
    listener(request, response)
  })
  const sockets = trackSockets(server)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, port, requests, responses, ...sockets }
}

/** Also for servers that are not HTTP. */
export function trackSockets(server: NetServer) {
  const sockets = new Set<Socket>()
  let waiting: (() => void)[] = []
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => {
      sockets.delete(socket)
      if (sockets.size > 0) return
      for (const resolve of waiting) resolve()
      waiting = []
    })
  })
  return {
    openSockets: () => sockets.size,
    allClosed: () =>
      sockets.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Resolves with the port. */
export async function listen(server: NetServer): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}
