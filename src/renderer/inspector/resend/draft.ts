import type { CopiedRequest } from '../../../shared/copy-as/copied-request.ts'
import type { FileReference } from '../../../shared/directory.ts'
import type { HeaderList } from '../../../shared/log-entry.ts'
import type { ResendRequest } from '../client.ts'

export const bodyKinds = ['none', 'same', 'text', 'file'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** A request while it is written: texts as they stand in the fields. */
export type Draft = {
  readonly api: ResendRequest['api']
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly bodyKind: BodyKind
  readonly bodyText: string
  readonly bodyFile: FileReference
  readonly progress: ResendRequest['progress']
  readonly timeoutSeconds: string
  readonly followRedirects: boolean
  readonly savesResponse: boolean
  readonly target: FileReference
  /** The exchange whose body `same` is. */
  readonly resendOf?: string
}

/** Longer texts are no pleasure in a field: they are sent again as they are. */
const mostTextCharacters = 200_000

const noFile: FileReference = { directory: 'DocumentsDirectory', name: '' }

export function draftOf(request: CopiedRequest, resendOf?: string): Draft {
  const { body, target } = request
  return {
    api: request.api,
    method: request.method,
    url: request.url,
    headers: request.headers,
    bodyKind: bodyKindOf(request, resendOf),
    bodyText: body?.kind === 'text' && body.text.length <= mostTextCharacters ? body.text : '',
    bodyFile: body?.kind === 'file' ? body.file : noFile,
    progress: request.progress,
    timeoutSeconds: String(Math.min(86_400, Math.max(1, Math.round(request.timeoutMs / 1000)))),
    followRedirects: request.followRedirects,
    savesResponse: target !== undefined,
    target: target ?? noFile,
    ...(resendOf === undefined ? {} : { resendOf }),
  }
}

function bodyKindOf({ body }: CopiedRequest, resendOf: string | undefined): BodyKind {
  if (body === undefined) return 'none'
  if (body.kind === 'file') return 'file'
  if (body.kind === 'text' && body.text.length <= mostTextCharacters) return 'text'
  return resendOf === undefined ? 'none' : 'same'
}

/** What the simulator is asked for. Only of a draft without problems. */
export function requestOf(draft: Draft): ResendRequest {
  return {
    api: apiOf(draft),
    method: draft.method.trim(),
    url: draft.url.trim(),
    headers: draft.headers.map(([name, value]) => [name.trim(), value.trim()]),
    ...bodyOf(draft),
    progress: draft.progress,
    timeoutMs: Math.round(Number(draft.timeoutSeconds) * 1000),
    followRedirects: draft.followRedirects,
    ...(draft.savesResponse ? { target: draft.target } : {}),
    ...(draft.resendOf === undefined ? {} : { resendOf: draft.resendOf }),
  }
}

/** A download without a file and an upload without one are requests. */
function apiOf({ api, savesResponse, bodyKind }: Draft): ResendRequest['api'] {
  if (api === 'upload') return bodyKind === 'file' ? api : 'request'
  return savesResponse ? api : 'request'
}

function bodyOf({ bodyKind, bodyText, bodyFile }: Draft): Pick<ResendRequest, 'body'> {
  switch (bodyKind) {
    case 'same':
      return { body: { kind: 'same' } }
    case 'file':
      return { body: { kind: 'file', file: bodyFile } }
    case 'text':
      return bodyText === '' ? {} : { body: { kind: 'bytes', bytes: new TextEncoder().encode(bodyText) } }
    default:
      return {}
  }
}
