import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { listen, trackSockets, type TestServer } from './http-server.ts'

type RawServer = Omit<TestServer, 'requests' | 'responses'>

/** The same, closed when the running test is over. */
export async function rawServer(answer: (socket: Socket, head: string) => void): Promise<RawServer> {
  const server = await openRawServer(answer)
  onTestFinished(server.close)
  return server
}

/**
 * A server of bytes, for replies that no HTTP library would send. `answer` runs when a request's head is in. Close it
 * in the end: it cuts what is still connected.
 */
export async function openRawServer(answer: (socket: Socket, head: string) => void): Promise<RawServer> {
  const server = createServer((socket) => {
    let head = ''
    socket.on('data', (chunk) => {
      const wasComplete = head.includes('\r\n\r\n')
      head += chunk.toString('latin1')
      if (!wasComplete && head.includes('\r\n\r\n')) answer(socket, head)
    })
  })
  const sockets = trackSockets(server)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, port, ...sockets }
}
