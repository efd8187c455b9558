import { once } from 'node:events'
import { ReadStream, type Stats } from 'node:fs'
import { realpath } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import send from '@fastify/send'
import { isInside } from '../is-inside.ts'

/** The head and body of an answer that has not been sent yet. */
export type ReadyAnswer = {
  readonly kind: 'ready'
  readonly status: number
  readonly headers: Readonly<OutgoingHttpHeaders>
  readonly body: Readable
}

export type Refusal = {
  readonly kind: 'refusal'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

class Outside extends Error {
  override readonly name = 'Outside'
}

/**
 * Finds the file of a request below `folder`, a real path: ranges, conditions, HEAD and types by the rules of HTTP. A
 * folder answers with its `index.html`; the query string names nothing; a link that leads out is not found. `path` is
 * that of the request unless another is given.
 */
export async function findFile(
  folder: string,
  request: IncomingMessage,
  path: string = (request.url ?? '/').replace(/[?#].*$/s, ''),
): Promise<ReadyAnswer | Refusal> {
  if (!path.startsWith('/')) return refusal(400)
  const options = {
    ...sendOptions,
    root: folder,
    onFile: (file: string, stats: Stats) => check(folder, file, stats),
  }
  try {
    let result = await send(request, path, options)
    if (result.type === 'directory') result = await send(request, `${path}/`, options)
    if (result.type !== 'file') return refusal(result.statusCode, result.headers['Content-Range'])
    if (result.stream instanceof ReadStream && result.stream.pending) await once(result.stream, 'open')
    return { kind: 'ready', status: result.statusCode, headers: result.headers, body: result.stream }
  } catch (error) {
    return refusal(error instanceof Outside ? 404 : 403)
  }
}

// No Cache-Control: what the folder's owner changes must be seen at the next request.
const sendOptions = { dotfiles: 'allow', cacheControl: false, highWaterMark: 256 * 1024 } as const

async function check(folder: string, path: string, stats: Stats): Promise<void> {
  // Opening a pipe would wait for its writer for ever.
  if (!stats.isFile() || !isInside(folder, await realpath(path))) throw new Outside()
}

function refusal(status: number, contentRange?: string): Refusal {
  return { kind: 'refusal', status, headers: contentRange ? { 'Content-Range': contentRange } : {} }
}
