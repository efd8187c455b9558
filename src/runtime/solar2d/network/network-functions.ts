import type { StartRequest } from '../../../shared/contract/app-network.ts'
import { findingKinds, type FindingReport } from '../../../shared/finding.ts'
import type { CallRules } from '../../../shared/profile/profile.ts'
import type { RuntimeHost } from '../../host.ts'
import type { HostFunction, LuaInput } from '../../lua/values.ts'
import { numberOf, results, textOf } from '../bytes.ts'
import { isKnownCharset } from './charsets.ts'
import { javaNumber } from './header-number.ts'
import { inspectUrl } from './inspect-url.ts'
import { idOf, type NetworkRequests } from './network-requests.ts'
import { readRequest } from './read-request.ts'
import type { Reporter } from '../reporter.ts'

export type NetworkParts = {
  readonly rules: CallRules
  readonly requests: NetworkRequests
  readonly host: RuntimeHost
  readonly reporter: Reporter
  readonly callSite: () => string
  readonly find: (finding: FindingReport) => void
}

/** How each platform begins the line of a parameter that it refuses. */
const parameterLine: Readonly<Record<CallRules['parameterLog'], (place: string) => string>> = {
  'with-place': (place) => `ERROR: network: ${place === '' ? '' : `${place}: `}invalid parameter: `,
  'without-place': () => 'ERROR: network: invalid parameter: ',
  bare: () => 'ERROR: network: ',
}

/** A finding's detail is for people: no whole data URL. */
const maxDetailLength = 300

/** What the chunks of the network library ask of the host. */
export function createNetworkFunctions(parts: NetworkParts): Record<string, LuaInput> {
  const { rules, requests, host, reporter, callSite } = parts

  const startRequest: HostFunction = (number, ...values) => {
    const site = callSite()
    const request = readRequest(idOf(numberOf(number)), values, site)
    if (request === undefined) return results(false)
    const started = requests.start(numberOf(number), request, earlyBeganBytes(request))
    if (started === undefined) {
      reporter.message('error', `ERROR: network: the app is exiting: ${request.url} is not requested`, site)
      return results(false)
    }
    return results(true, started.handle)
  }

  /** The estimate of the `began` that is heard before the call returns; undefined when it comes later, or not at all. */
  const earlyBeganBytes = ({ progress, body }: StartRequest): number | undefined => {
    if (!rules.uploadBeganInsideCall || progress !== 'upload') return undefined
    if (body?.kind !== 'file') return body?.bytes.byteLength ?? 0
    const file = host.files.read(body.file)
    return file.ok ? file.value.byteLength : undefined
  }

  const find: HostFunction = (kind, detail, source) => {
    const name = findingKinds.find((known) => known === textOf(kind))
    if (name === undefined) throw new Error(`There is no finding ${textOf(kind)}`)
    const place = textOf(source) ?? callSite()
    const text = textOf(detail)
    parts.find({
      kind: name,
      ...(place === '' ? {} : { source: place }),
      ...(text === undefined ? {} : { detail: text.slice(0, maxDetailLength) }),
    })
    return undefined
  }

  return {
    rules: { ...rules },
    connection: host.launch.connection ?? { isConnected: true, isMobile: false },
    startRequest,
    cancelRequest: requests.cancel,
    find,
    inspectUrl: (url) => {
      const { malformed, plainHost, needsEncoding } = inspectUrl(textOf(url) ?? '', rules)
      return results(malformed, plainHost, needsEncoding)
    },
    isKnownCharset: (name) => isKnownCharset(textOf(name) ?? ''),
    isUtf8: (text) => text instanceof Uint8Array && isUtf8(text),
    javaNumber: (value) => javaNumber(typeof value === 'number' ? value : 0),
    readBuildSettings: () => {
      const read = host.files.read({ directory: 'ResourceDirectory', name: 'build.settings' })
      return read.ok ? read.value : undefined
    },
    reportInvalidParameter: (text) => {
      const site = callSite()
      reporter.message('error', `${parameterLine[rules.parameterLog](site)}${textOf(text) ?? ''}`, site)
      return undefined
    },
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
