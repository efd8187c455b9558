import { Buffer, isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { HeaderList, ResponseHead } from '../../../shared/log-entry.ts'

/** What the server said before the body, with its own order and case of the headers. */
export function responseHead(response: IncomingMessage, url: URL): ResponseHead {
  return {
    url: url.href,
    status: response.statusCode ?? 0,
    statusText: fromWire(response.statusMessage ?? ''),
    httpVersion: response.httpVersion,
    headers: headerPairs(response.rawHeaders),
    lengthBytes: lengthBytes(response.headers['content-length']),
    sizeBytes: sizeBytes(response),
  }
}

/** Each line has two bytes at its end, a header two between its name and its value, and the last line is empty. */
function sizeBytes({ httpVersion, statusCode, statusMessage, rawHeaders }: IncomingMessage): number {
  const first = `HTTP/${httpVersion} ${statusCode} ${statusMessage ?? ''}`.length + 2
  return rawHeaders.reduce((sum, part) => sum + part.length + 2, first) + 2
}

export function headerPairs(rawHeaders: readonly string[]): HeaderList {
  const pairs: [string, string][] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    pairs.push([rawHeaders[index] ?? '', fromWire(rawHeaders[index + 1] ?? '')])
  }
  return pairs
}

/** Node reads headers one character per byte; servers send UTF-8 where they send more than ASCII. */
export function fromWire(value: string): string {
  const bytes = Buffer.from(value, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : value
}

function lengthBytes(header: string | undefined): number {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : -1
}
