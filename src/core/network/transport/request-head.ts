import type { ClientRequest } from 'node:http'
import type { HeaderList, RequestHead } from '../../../shared/log-entry.ts'
import { fromWire, headerPairs } from './response-head.ts'

/**
 * What Node writes before the body. It adds `Connection` to the headers that it is given, and says so nowhere but in
 * the finished text.
 */
export function requestHead(request: ClientRequest, url: URL, given: readonly string[]): RequestHead {
  const text: unknown = Reflect.get(request, '_header')
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  bare.hash = ''
  return {
    url: bare.href,
    method: request.method,
    httpVersion: '1.1',
    headers: typeof text === 'string' ? headerLines(text) : headerPairs(given),
    sizeBytes: typeof text === 'string' ? text.length : -1,
  }
}

function headerLines(text: string): HeaderList {
  return text
    .split('\r\n')
    .slice(1)
    .flatMap((line) => {
      const colon = line.indexOf(': ')
      return colon === -1 ? [] : [[line.slice(0, colon), fromWire(line.slice(colon + 2))] as const]
    })
}
