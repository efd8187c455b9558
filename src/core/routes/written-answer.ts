import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { HostAnswer } from '../../shared/host-answer.ts'
import { findFile, type ReadyAnswer, type Refusal } from './serve-file.ts'

/** What `coronagraph.json` wrote for this request. A file that is gone by now is a refusal. */
export async function writtenAnswer(
  answer: HostAnswer,
  folder: string | undefined,
  request: IncomingMessage,
): Promise<ReadyAnswer | Refusal> {
  if (answer.file !== undefined && folder !== undefined) {
    return fileAnswer(answer, folder, answer.file, request)
  }
  const { status = 200, json } = answer
  const text = json === undefined ? answer.body : JSON.stringify(json)
  const type = json === undefined ? 'text/plain; charset=utf-8' : 'application/json'
  const bytes = Buffer.from(text ?? '')
  const hasBody = status !== 204 && status !== 304
  const headers = {
    ...(text === undefined ? {} : { 'Content-Type': type }),
    ...(hasBody ? { 'Content-Length': bytes.length } : {}),
  }
  const isSent = hasBody && request.method !== 'HEAD' && bytes.length > 0
  return {
    kind: 'ready',
    status,
    headers: withHeaders(headers, answer.headers),
    body: Readable.from(isSent ? [bytes] : [], { objectMode: false }),
  }
}

const conditions = [
  'range',
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
] as const

/** Ranges and conditions are for what is read with 200; with another status, or to a POST, the file is sent whole. */
async function fileAnswer(
  { status = 200, headers }: HostAnswer,
  folder: string,
  file: string,
  request: IncomingMessage,
): Promise<ReadyAnswer | Refusal> {
  const isRead = status === 200 && (request.method === 'GET' || request.method === 'HEAD')
  if (!isRead) for (const name of conditions) delete request.headers[name]
  const path = `/${file.split('/').map(encodeURIComponent).join('/')}`
  const found = await findFile(folder, request, path)
  if (found.kind === 'refusal') return found
  return { ...found, status: isRead ? found.status : status, headers: withHeaders(found.headers, headers) }
}

/** The written ones win, whatever the case of their letters. */
function withHeaders(
  given: OutgoingHttpHeaders,
  written: NonNullable<HostAnswer['headers']> = {},
): OutgoingHttpHeaders {
  const names = new Set(Object.keys(written).map((name) => name.toLowerCase()))
  const kept = Object.entries(given).filter(([name]) => !names.has(name.toLowerCase()))
  return { ...Object.fromEntries(kept), ...written }
}
