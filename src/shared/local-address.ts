import { z } from 'zod'

const hint = 'Give an address on this machine with its port, such as "127.0.0.1:8080".'

/** A server that runs on this machine. */
export type LocalAddress = { readonly host: string; readonly port: number }

const shape = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\]):(\d{1,5})$/

/** `127.0.0.1:8080`, `localhost:8080`, `[::1]:8080`. Nothing but this machine: a run bothers nobody else. */
export const localAddress = z
  .string(hint)
  .regex(shape, hint)
  .refine((text) => isPossible(parseLocalAddress(text)), hint)

/** Of a text that the schema has let pass. */
export function parseLocalAddress(text: string): LocalAddress {
  const [, host = '', port = ''] = shape.exec(text) ?? []
  return { host: host.replaceAll(/^\[|\]$/g, ''), port: Number(port) }
}

function isPossible({ host, port }: LocalAddress): boolean {
  const isNumber = host.startsWith('127.')
  return port >= 1 && port <= 65_535 && (!isNumber || host.split('.').every((part) => Number(part) <= 255))
}
