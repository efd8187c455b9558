import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type TricklingServer = {
  readonly port: number
  /** Answers `/start`, which was held until now. */
  readonly start: () => void
  readonly close: () => Promise<void>
}

/** `/start` is held; every other path answers 4 kB each `everyMs`, without end. */
export async function openTricklingServer(everyMs: number): Promise<TricklingServer> {
  let held: ServerResponse | undefined
  const timers = new Set<NodeJS.Timeout>()
  const part = Buffer.alloc(4096, 'x')
  const server: Server = createServer((request, response) => {
    if (request.url === '/start') {
      held = response
      return
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': 1 << 30 })
    const timer = setInterval(() => response.write(part), everyMs)
    timers.add(timer)
    response.on('close', () => clearInterval(timer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has this kind of address
    port: (server.address() as AddressInfo).port,
    start: () => held?.end('go'),
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
