import type { StartRequest } from '../../../shared/contract/app-network.ts'
import {
  headerCharacters,
  maxBodyBytes,
  maxHeaderCharacters,
  maxUrlCharacters,
} from '../../../shared/request-limits.ts'
import { shortFile } from '../files/bounded-files.ts'

/**
 * The request as it goes to the host. What the host would not take is left out, and the reason stands in its place:
 * the host then fails the request where the developer sees it, without having to receive what it only throws away.
 * `freeBytes` is how much may be on its way to the host besides what already is.
 */
export function boundedRequest(asked: StartRequest, freeBytes: number): StartRequest {
  const request = withShortNames(asked)
  const reason = reasonToLeaveOut(request, freeBytes)
  if (reason === undefined) return request
  const { body: _body, ...rest } = request
  return { ...rest, url: request.url.slice(0, maxUrlCharacters), headers: [], refusal: reason }
}

/** What a request weighs on its way: characters and bytes. */
export function requestWeight({ url, headers, body }: StartRequest): number {
  return url.length + headerCharacters(headers) + bodyBytes(body)
}

/** Cut to one character more than the host takes, a name is still refused. */
function withShortNames(request: StartRequest): StartRequest {
  const { target, body } = request
  return {
    ...request,
    method: request.method.slice(0, 65),
    ...(target === undefined ? {} : { target: shortFile(target) }),
    ...(body?.kind === 'file' ? { body: { ...body, file: shortFile(body.file) } } : {}),
  }
}

function reasonToLeaveOut(request: StartRequest, freeBytes: number): string | undefined {
  const { url, headers, body } = request
  if (url.length > maxUrlCharacters) return `The URL is longer than ${maxUrlCharacters} characters.`
  if (headers.some(([name]) => name.length > 1024))
    return 'The name of a header is longer than 1024 characters.'
  if (headerCharacters(headers) > maxHeaderCharacters) {
    return `The headers are larger than ${maxHeaderCharacters} characters together.`
  }
  if (bodyBytes(body) > maxBodyBytes) {
    return `The body is larger than ${maxBodyBytes} bytes. Send it from a file.`
  }
  if (requestWeight(request) > freeBytes) {
    return 'The bodies of the requests that were just started are too large together. Send them one after another.'
  }
  return undefined
}

function bodyBytes(body: StartRequest['body']): number {
  return body === undefined || body.kind === 'file' ? 0 : body.bytes.byteLength
}
