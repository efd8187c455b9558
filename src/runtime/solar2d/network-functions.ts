import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { FileReference } from '../../shared/directory.ts'
import { apiNames } from '../../shared/log-entry.ts'
import type { HostFunction, LuaInput, LuaValue } from '../lua/values.ts'
import { numberOf, textOf } from './bytes.ts'
import { isKnownCharset } from './charsets.ts'
import { directoryOf } from './directories.ts'
import { idOf, type NetworkRequests } from './network-requests.ts'
import type { Reporter } from './reporter.ts'

export type NetworkParts = {
  readonly requests: NetworkRequests
  readonly reporter: Reporter
  readonly callSite: () => string
}

/** What `network.lua` asks of the host. */
export function createNetworkFunctions(parts: NetworkParts): Record<string, LuaInput> {
  const { requests, reporter, callSite } = parts

  const startRequest: HostFunction = (number, ...values) => {
    const site = callSite()
    const request = readRequest(numberOf(number), values, site)
    if (request === undefined) return undefined
    const handle = requests.start(numberOf(number), request)
    if (handle === undefined) {
      reporter.message('error', `ERROR: network: the app is exiting: ${request.url} is not requested`, site)
    }
    return handle
  }

  return {
    startRequest,
    cancelRequest: requests.cancel,
    isKnownCharset: (name) => isKnownCharset(textOf(name) ?? ''),
    reportInvalidParameter: (text) => {
      const site = callSite()
      const place = site === '' ? '' : `${site}: `
      reporter.message('error', `ERROR: network: ${place}invalid parameter: ${textOf(text) ?? ''}`, site)
      return undefined
    },
  }
}

/** The positional values of `host.startRequest` in `network.lua`, the headers in pairs at the end. */
function readRequest(number: number, values: LuaValue[], callSite: string): StartRequest | undefined {
  const [api, method, url, bodyKind, body, bodyDirectory, timeoutSeconds, progress, followRedirects] = values
  const [targetName, targetDirectory, ...headerTexts] = values.slice(9)
  const apiName = apiNames.find((name) => name === textOf(api))
  if (apiName === undefined) return undefined
  const requestBody = bodyOf(textOf(bodyKind), body, bodyDirectory)
  const target = fileOf(targetName, targetDirectory)
  return {
    id: idOf(number),
    api: apiName,
    method: textOf(method) ?? 'GET',
    url: textOf(url) ?? '',
    headers: pairsOf(headerTexts),
    timeoutMs: numberOf(timeoutSeconds, 30) * 1000,
    progress: progressOf(textOf(progress)),
    followRedirects: followRedirects !== false,
    ...(requestBody === undefined ? {} : { body: requestBody }),
    ...(target === undefined ? {} : { target }),
    ...(callSite === '' ? {} : { callSite }),
  }
}

function bodyOf(kind: string | undefined, body: LuaValue, directory: LuaValue): StartRequest['body'] {
  if (!(body instanceof Uint8Array)) return undefined
  if (kind === 'file') {
    const file = fileOf(body, directory)
    return file === undefined ? undefined : { kind, file }
  }
  return kind === 'text' || kind === 'binary' ? { kind, bytes: body } : undefined
}

function fileOf(name: LuaValue, directory: LuaValue): FileReference | undefined {
  const text = textOf(name)
  return text === undefined
    ? undefined
    : { directory: directoryOf(directory) ?? 'DocumentsDirectory', name: text }
}

function pairsOf(texts: readonly LuaValue[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let index = 0; index + 1 < texts.length; index += 2) {
    pairs.push([textOf(texts[index]) ?? '', textOf(texts[index + 1]) ?? ''])
  }
  return pairs
}

function progressOf(name: string | undefined): StartRequest['progress'] {
  return name === 'upload' || name === 'download' ? name : 'none'
}
