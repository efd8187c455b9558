import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { ApiName } from '../../shared/log-entry.ts'
import type { NetworkRequestEvent } from '../../shared/network-event.ts'
import type { CallRules } from '../../shared/profile/profile.ts'
import { readParams, withoutParams, type RequestParams } from './params.ts'
import type { Handle } from './handles.ts'
import type { WebReporter } from './reporter.ts'
import type { Listener, WebRequests } from './requests.ts'
import { isPlainHttp, malformedUrl, urlNeedsEncoding } from './url-checks.ts'
import { isFalse, isNothing, isTable } from './values.ts'

export type StartCall = {
  readonly api: ApiName
  readonly url: string
  readonly method: string
  readonly listener: unknown
  readonly params: unknown
}

/** Methods that every platform's own HTTP class knows. */
const knownMethods: ReadonlySet<string> = new Set([
  'OPTIONS',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'TRACE',
  'PATCH',
])

const transportSecurity =
  'The resource could not be loaded because the App Transport Security policy requires the use of a secure connection.'

/** What the native side of a call does: reads its params by the platform's rules and sends the request off. */
export function createStartRequest(parts: {
  readonly rules: CallRules
  readonly reporter: WebReporter
  readonly requests: WebRequests
  readonly callSite: () => string
  /** Suspended, or in one of the listeners that lead there. */
  readonly isAsleep: () => boolean
}): (call: StartCall) => Handle {
  const { rules, reporter, requests } = parts
  const { find } = reporter

  const paramsOf = ({ method, listener, params }: StartCall): RequestParams | undefined => {
    const hasListener = listenerOf(listener) !== undefined
    if (!hasListener)
      find(isNothing(listener) && !isFalse(params) ? 'params-without-listener' : 'no-listener')
    // A third argument that is no listener is read as the params, and a fourth is not looked at.
    const given = hasListener ? params : listener
    if (!isTable(given)) {
      find('redirects-not-followed')
      return withoutParams(rules)
    }
    const problems: string[] = []
    const read = readParams(given, { rules, method, problems, find })
    for (const problem of problems) reporter.invalidParameter(problem)
    return problems.length === 0 ? read : undefined
  }

  return (call) => {
    const params = paramsOf(call)
    if (params === undefined) return undefined
    const malformed = malformedUrl(call.url, rules)
    if (malformed !== undefined) {
      reporter.invalidParameter(malformed)
      return undefined
    }
    if (parts.isAsleep()) find('request-while-suspended')
    if (isPlainHttp(call.url)) find('plain-http', call.url)
    if (urlNeedsEncoding(call.url)) find('url-needs-encoding', call.url)
    const request = requestOf(call, params, rules, find, parts.callSite())
    const started = requests.start(request, listenerOf(call.listener), beganInside(request, rules))
    if (started !== undefined) return started.handle
    reporter.message('error', `ERROR: network: the app is exiting: ${call.url} is not requested`)
    return undefined
  }
}

function requestOf(
  { api, url, method }: StartCall,
  params: RequestParams,
  rules: CallRules,
  find: WebReporter['find'],
  callSite: string,
): Omit<StartRequest, 'id'> {
  const { headers, body, progress, target, timeoutMs, followRedirects, debug } = params
  const reduced = body === undefined ? 'GET' : 'POST'
  if (method !== reduced) find('method-ignored', method)
  const refusal = params.refusal ?? refusalOf(url, method, rules)
  return {
    api,
    url,
    method: rules.methods === 'any' ? method : reduced,
    headers,
    ...(body === undefined ? {} : { body }),
    progress,
    ...(target === undefined ? {} : { target }),
    timeoutMs,
    followRedirects,
    ...(refusal === undefined ? {} : { refusal }),
    ...(debug ? { debug } : {}),
    ...(callSite === '' ? {} : { callSite }),
  }
}

/** The `began` of an upload where it is delivered before the call returns. A file's size is known to the host alone. */
function beganInside(
  { progress, body, url }: Omit<StartRequest, 'id'>,
  rules: CallRules,
): NetworkRequestEvent | undefined {
  if (!rules.uploadBeganInsideCall || progress !== 'upload' || body?.kind === 'file') return undefined
  return {
    phase: 'began',
    isError: false,
    status: -1,
    url,
    bytesTransferred: 0,
    bytesEstimated: body?.bytes.byteLength ?? 0,
  }
}

/** Why the platform fails the request before it is sent. A web app has no `build.settings` that could allow it. */
function refusalOf(url: string, method: string, rules: CallRules): string | undefined {
  if (rules.refusesPlainHttp && isPlainHttp(url)) return transportSecurity
  if (rules.unknownMethods === 'error-event' && !knownMethods.has(method)) {
    return `Expected one of [${[...knownMethods].join(', ')}] but was ${method}`
  }
  return undefined
}

/** A function, or an object with a function `networkRequest`. */
function listenerOf(value: unknown): Listener | undefined {
  if (typeof value === 'function') return (event) => void Reflect.apply(value, undefined, [event])
  if (!isTable(value)) return undefined
  if (typeof value['networkRequest'] !== 'function') return undefined
  return (event) => {
    // Looked up at each event, as Lua does: the app may have put another one there.
    const method = value['networkRequest']
    if (typeof method === 'function') Reflect.apply(method, value, [event])
  }
}
