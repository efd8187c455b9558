import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { listen, trackSockets, type TestServer } from './http-server.ts'

/**
 * A server of bytes, for replies that no HTTP library would send. `answer` runs when a request's head is in.
 * Closed when the running test is over.
 */
export async function rawServer(
  answer: (socket: Socket, head: string) => void,
): Promise<Omit<TestServer, 'requests' | 'responses'>> {
  const server = createServer((socket) => {
    let head = ''
    socket.on('data', (chunk) => {
      const wasComplete = head.includes('\r\n\r\n')
      head += chunk.toString('latin1')
      if (!wasComplete && head.includes('\r\n\r\n')) answer(socket, head)
    })
  })
  const sockets = trackSockets(server)
  onTestFinished(sockets.close)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, port, ...sockets }
}
