import type { NetworkRequestEvent, ResponseValue } from '../../shared/network-event.ts'
import { directoryConstants, type WebDirectory } from './directories.ts'
import type { Handle } from './handles.ts'

export type WebResponse =
  | string
  | Uint8Array
  | { readonly filename: string; readonly baseDirectory: WebDirectory; readonly fullPath: string }

/** What a listener gets; the fields of Solar2D's `networkRequest` event. Its own object, which it may change. */
export type WebNetworkEvent = {
  name: 'networkRequest'
  phase: NetworkRequestEvent['phase']
  isError: boolean
  status: number
  url: string
  requestId?: Handle
  bytesTransferred: number
  bytesEstimated: number
  responseHeaders?: Record<string, string>
  response?: WebResponse
  responseType?: 'text' | 'binary'
  debug?: Record<string, string>
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function toWebEvent(event: NetworkRequestEvent, handle: Handle, hasHandle: boolean): WebNetworkEvent {
  const { responseHeaders, response, ...fields } = event
  return {
    name: 'networkRequest',
    ...fields,
    ...(hasHandle ? { requestId: handle } : {}),
    ...(responseHeaders === undefined ? {} : { responseHeaders: { ...responseHeaders } }),
    ...(response === undefined ? {} : { response: toWebResponse(response, event.responseType) }),
  }
}

function toWebResponse(response: ResponseValue, type: 'text' | 'binary' | undefined): WebResponse {
  if (response.kind === 'file') {
    const { filename, directory, fullPath } = response
    return { filename, baseDirectory: directoryConstants[directory], fullPath }
  }
  return type === 'binary' ? response.bytes : (textOf(response.bytes) ?? response.bytes)
}

/** Some platforms call everything text. A Lua string would hold such bytes; a string of JavaScript would lose them. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}
