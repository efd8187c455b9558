import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { WireHandler } from '../wire.ts'

/** What a running call holds, so that a cancel can end it at any moment and say when its sockets are gone. */
export type CallLife = {
  readonly isCancelled: () => boolean
  readonly cancel: () => void
  readonly ownStream: (stream: Duplex) => void
  readonly ownRequest: (request: ClientRequest) => void
  readonly ownSocket: (socket: Socket) => void
  readonly requestsClosed: () => Promise<void>
  readonly traffic: () => number
}

export function createCallLife(): CallLife {
  let isCancelled = false
  let stream: Duplex | undefined
  let socket: Socket | undefined
  const closing: Promise<void>[] = []
  return {
    isCancelled: () => isCancelled,
    cancel: () => {
      isCancelled = true
      stream?.destroy()
    },
    ownStream: (next) => {
      stream = next
    },
    ownRequest: (request) => {
      closing.push(new Promise((resolve) => request.once('close', resolve)))
    },
    ownSocket: (next) => {
      socket = next
    },
    requestsClosed: async () => {
      await Promise.all(closing)
    },
    traffic: () => (socket === undefined ? 0 : socket.bytesRead + socket.bytesWritten),
  }
}

/** The handler as long as the call lives. */
export function untilCancelled(handler: WireHandler, life: CallLife): WireHandler {
  return {
    onEvent: (event) => {
      if (!life.isCancelled()) handler.onEvent(event)
    },
    onHop: (head) => {
      if (!life.isCancelled()) handler.onHop(head)
    },
    onSent: (sentBytes) => {
      if (!life.isCancelled()) handler.onSent(sentBytes)
    },
    openBody: handler.openBody,
  }
}
