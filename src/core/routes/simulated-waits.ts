import type { IncomingMessage } from 'node:http'

/** How long an answer takes only because the project's settings say so. Grows while the answer is sent. */
export type SimulatedWaits = {
  /** Before the head, by `latencyMs`. */
  readonly headMs: number
  /** The time of the body at `bytesPerSecond`. */
  readonly bodyMs: number
}

/** The waits of the session's own servers, for those who see the other end of their connections. */
export type SimulatedWaitsBook = {
  /** Begins another answer; takes the place of the one before on the same connection. */
  readonly begin: (request: IncomingMessage, host: string) => Adding
  /**
   * Of the answer that comes, or came last, over the connection with this port at the client's end. Undefined when no
   * server of the session answers there as this host.
   */
  readonly of: (clientPort: number, host: string) => SimulatedWaits | undefined
}

type Adding = {
  readonly addHeadMs: (waitedMs: number) => void
  readonly addBodyMs: (waitedMs: number) => void
}

type Answered = { readonly host: string; readonly waits: { headMs: number; bodyMs: number } }

export function createSimulatedWaits(): SimulatedWaitsBook {
  const byPort = new Map<number, Answered>()
  return {
    begin: ({ socket }, host) => {
      const waits = { headMs: 0, bodyMs: 0 }
      const port = socket.remotePort
      if (port !== undefined) {
        if (!byPort.has(port)) socket.once('close', () => byPort.delete(port))
        byPort.set(port, { host, waits })
      }
      return {
        addHeadMs: (waitedMs) => (waits.headMs += waitedMs),
        addBodyMs: (waitedMs) => (waits.bodyMs += waitedMs),
      }
    },
    of: (clientPort, host) => {
      const answered = byPort.get(clientPort)
      return answered?.host === host ? answered.waits : undefined
    },
  }
}
