import { createServer, type Socket } from 'node:net'
import { listen, trackSockets, type TestServer } from './http-server.ts'

/** A server of bytes, for replies that no HTTP library would send. `answer` runs when a request's head is in. */
export async function openRawServer(
  answer: (socket: Socket, head: string) => void,
): Promise<Omit<TestServer, 'requests'>> {
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
