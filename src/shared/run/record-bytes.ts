import type { Exchange } from '../exchange.ts'

/** Wire bytes of the response body. */
export const receivedBytesOf = (exchange: Exchange): number => exchange.receivedBytes

/** Bytes of the request body, of each hop. */
export const sentBytesOf = ({ wire }: Exchange): number =>
  wire.reduce((sum, { event }) => sum + (event.type === 'request-sent' ? event.sentBytes : 0), 0)
