import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { WireEvent } from '../../../shared/log-entry.ts'

/** Reports what the connection of a request goes through, or that it was there already. */
export function reportSocket(
  request: ClientRequest,
  report: (event: WireEvent) => void,
  onSocket: (socket: Socket) => void,
): void {
  request.once('socket', (socket: Socket) => {
    onSocket(socket)
    if (request.reusedSocket) {
      report({ type: 'socket', reused: true, ...placeOf(socket) })
      return
    }
    report({ type: 'socket', reused: false })
    if (socket.connecting) {
      socket.once('lookup', (error: Error | null, address: string) => {
        if (error === null) report({ type: 'lookup', address })
      })
      socket.once('connect', () => reportConnect(socket, report))
    } else {
      reportConnect(socket, report)
    }
    if (socket instanceof TLSSocket) reportHandshake(socket, report)
  })
}

function reportConnect(socket: Socket, report: (event: WireEvent) => void): void {
  report({ type: 'connect', remoteAddress: '', ...placeOf(socket) })
}

/** Empty when the connection is gone already. */
function placeOf({ remoteAddress, localPort }: Socket) {
  return remoteAddress === undefined || localPort === undefined ? {} : { remoteAddress, localPort }
}

function reportHandshake(socket: TLSSocket, report: (event: WireEvent) => void): void {
  const protocol = socket.connecting ? null : socket.getProtocol()
  if (protocol !== null && socket.authorized) report({ type: 'secure-connect', protocol })
  else {
    socket.once('secureConnect', () =>
      report({ type: 'secure-connect', protocol: socket.getProtocol() ?? 'unknown' }),
    )
  }
}
