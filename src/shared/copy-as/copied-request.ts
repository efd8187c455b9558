import type { ByteCodec } from '../har/byte-codec.ts'
import type { FileReference } from '../directory.ts'
import type { ApiName, HeaderList, RequestRecord } from '../log-entry.ts'

export type CopiedBody =
  | { readonly kind: 'text'; readonly text: string }
  /** No UTF-8, or with a NUL, which no shell takes as an argument. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly base64: string }
  | { readonly kind: 'file'; readonly file: FileReference }
  /** It was sent and is not kept whole: `why` says it in words of ours. */
  | { readonly kind: 'lost'; readonly sizeBytes: number; readonly why: string }

/** A request as it is written for other tools, and for an app. Secrets included: it is the person's own copy. */
export type CopiedRequest = {
  readonly api: ApiName
  readonly method: string
  readonly url: string
  /** As the app gave them. */
  readonly headers: HeaderList
  readonly body?: CopiedBody
  readonly progress: RequestRecord['progress']
  readonly timeoutMs: number
  readonly followRedirects: boolean
  readonly target?: FileReference
}

/** What is known of a body that was sent: its bytes, when all of them are kept. */
export type KeptBody =
  { readonly bytes: Uint8Array } | { readonly sizeBytes: number; readonly why: string } | undefined

export function copiedRequest(record: RequestRecord, kept: KeptBody, codec: ByteCodec): CopiedRequest {
  const { api, method, url, headers, progress, timeoutMs, target } = record
  const body = bodyOf(record, kept, codec)
  return {
    api,
    method,
    url,
    headers,
    progress,
    timeoutMs,
    followRedirects: record.followRedirects !== false,
    ...(body === undefined ? {} : { body }),
    ...(target === undefined ? {} : { target }),
  }
}

function bodyOf(record: RequestRecord, kept: KeptBody, codec: ByteCodec): CopiedBody | undefined {
  if (record.bodyFile !== undefined) return { kind: 'file', file: record.bodyFile }
  if (kept === undefined) return undefined
  return 'bytes' in kept ? bodyOfBytes(kept.bytes, codec) : { kind: 'lost', ...kept }
}

export function bodyOfBytes(bytes: Uint8Array, codec: ByteCodec): CopiedBody | undefined {
  if (bytes.byteLength === 0) return undefined
  const text = bytes.includes(0) ? undefined : codec.text(bytes)
  return text === undefined ? { kind: 'bytes', bytes, base64: codec.base64(bytes) } : { kind: 'text', text }
}

export const headerOf = (headers: HeaderList, name: string): string | undefined =>
  headers.find(([other]) => other.toLowerCase() === name)?.[1]

/** Headers as a table takes them: one value for a name. What was sent twice is joined, as HTTP allows. */
export function joinedHeaders(
  headers: HeaderList,
  isSameName: (a: string, b: string) => boolean,
): HeaderList {
  const joined: [string, string][] = []
  for (const [name, value] of headers) {
    const at = joined.find(([other]) => isSameName(other, name))
    if (at === undefined) joined.push([name, value])
    else at[1] = `${at[1]}, ${value}`
  }
  return joined
}

/** The last part of a name, for tools that know no directories of an app. */
export const fileNameOf = ({ name }: FileReference): string => name.slice(name.lastIndexOf('/') + 1) || 'file'

/** What stands for a body that is not there. */
export const lostBodyFile = 'body.bin'
