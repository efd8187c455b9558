import type { Exchange } from '../exchange.ts'
import type { HeaderList } from '../log-entry.ts'

const linesOf = (first: string, headers: HeaderList): string =>
  [first, ...headers.map(([name, value]) => `${name}: ${value}`), ''].join('\n')

/** The head of the last hop as it was written on the wire; undefined while nothing was. */
export function requestHeadText({ wire }: Pick<Exchange, 'wire'>): string | undefined {
  const event = wire.findLast(({ event: { type } }) => type === 'request-head')?.event
  if (event?.type !== 'request-head') return undefined
  const { method, url, httpVersion, headers } = event.head
  return linesOf(`${method} ${pathOf(url)} HTTP/${httpVersion}`, headers)
}

export function responseHeadText({ head }: Pick<Exchange, 'head'>): string | undefined {
  if (head === undefined) return undefined
  return linesOf(`HTTP/${head.httpVersion} ${head.status} ${head.statusText}`.trimEnd(), head.headers)
}

const pathOf = (url: string): string => {
  const after = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/i.exec(url)?.[1] ?? url
  return after.startsWith('/') ? after : `/${after}`
}
