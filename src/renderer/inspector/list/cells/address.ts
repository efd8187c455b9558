export type Address = {
  readonly scheme: string
  /** Host and port. */
  readonly host: string
  /** With the query. */
  readonly path: string
  /** With its question mark; empty without one. */
  readonly query: string
}

const noAddress: Address = { scheme: '', host: '', path: '', query: '' }

/** The parts of an address that have columns of their own; all empty when it is none. */
export function addressOf(url: string): Address {
  if (!URL.canParse(url)) return noAddress
  const { protocol, host, pathname, search } = new URL(url)
  return { scheme: protocol.slice(0, -1), host, path: pathname + search, query: search }
}
