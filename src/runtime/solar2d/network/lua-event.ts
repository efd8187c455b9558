import type { NetworkRequestEvent, ResponseValue } from '../../../shared/network-event.ts'
import type { LuaInput } from '../../lua/values.ts'
import { directoryConstants } from '../system/directories.ts'

/**
 * The event table that a listener gets. Source: Solar2D docs, event/networkRequest. `requestId` is undefined where
 * the platform's events carry none.
 */
export function toLuaEvent(event: NetworkRequestEvent, requestId: LuaInput): LuaInput {
  return plain({
    phase: event.phase,
    isError: event.isError,
    status: event.status,
    url: event.url,
    requestId,
    bytesTransferred: event.bytesTransferred,
    bytesEstimated: event.bytesEstimated,
    ...(event.responseHeaders === undefined ? {} : { responseHeaders: plain(event.responseHeaders) }),
    ...(event.response === undefined ? {} : { response: toLuaResponse(event.response) }),
    ...(event.responseType === undefined ? {} : { responseType: event.responseType }),
    ...(event.debug === undefined ? {} : { debug: plain(event.debug) }),
  })
}

function toLuaResponse(response: ResponseValue): LuaInput {
  if (response.kind === 'bytes') return response.bytes
  return plain({
    filename: response.filename,
    baseDirectory: directoryConstants[response.directory],
    fullPath: response.fullPath,
  })
}

/** Without a prototype an object is plain data to the machine, whatever names a server puts into it. */
function plain(record: Readonly<Record<string, LuaInput>>): LuaInput {
  return Object.assign<Record<string, LuaInput>, typeof record>(Object.create(null), record)
}
