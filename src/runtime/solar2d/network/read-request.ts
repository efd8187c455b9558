import type { StartRequest } from '../../../shared/contract/app-network.ts'
import type { FileReference } from '../../../shared/directory.ts'
import { apiNames } from '../../../shared/log-entry.ts'
import type { LuaValue } from '../../lua/values.ts'
import { numberOf, textOf } from '../bytes.ts'
import { tidyName } from '../files/tidy-name.ts'
import { directoryOf } from '../system/directories.ts'

/** The positional values of `host.startRequest` in `network.lua`, without the number, the headers in pairs at the end. */
export function readRequest(
  id: string,
  values: readonly LuaValue[],
  callSite: string,
): StartRequest | undefined {
  const [api, method, url, bodyKind, body, bodyDirectory, timeoutMs, progress, followRedirects] = values
  const [targetName, targetDirectory, debug, refusal, withoutParams, ...headerTexts] = values.slice(9)
  const apiName = apiNames.find((name) => name === textOf(api))
  if (apiName === undefined) return undefined
  const requestBody = bodyOf(textOf(bodyKind), body, bodyDirectory)
  const target = fileOf(targetName, targetDirectory)
  const refusalText = textOf(refusal)
  return {
    id,
    api: apiName,
    method: textOf(method) ?? 'GET',
    url: textOf(url) ?? '',
    headers: pairsOf(headerTexts),
    timeoutMs: numberOf(timeoutMs, 30_000),
    progress: progressOf(textOf(progress)),
    followRedirects: followRedirects !== false,
    ...(requestBody === undefined ? {} : { body: requestBody }),
    ...(target === undefined ? {} : { target }),
    ...(callSite === '' ? {} : { callSite }),
    ...(debug === true ? { debug } : {}),
    ...(withoutParams === true ? { withoutParams } : {}),
    ...(refusalText === undefined ? {} : { refusal: refusalText }),
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
    : { directory: directoryOf(directory) ?? 'DocumentsDirectory', name: tidyName(text) }
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
