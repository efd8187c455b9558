import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { FindingKind } from '../../shared/finding.ts'
import type { ApiName } from '../../shared/log-entry.ts'
import type { CallRules } from '../../shared/profile/profile.ts'
import { inspectUrl } from '../solar2d/network/inspect-url.ts'
import type { Handle } from './handles.ts'
import { listenerOf } from './listener.ts'
import { readParams, withoutParams, type RequestParams } from './params.ts'
import type { WebReporter } from './reporter.ts'
import type { WebRequests } from './requests.ts'
import { isNothing, isTable, typeName } from './values.ts'

export type StartCall = {
  readonly api: ApiName
  readonly url: string
  readonly method: string
  readonly listener: unknown
  readonly params: unknown
}

const javaMethods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'PATCH'] as const

const transportSecurity =
  'The resource could not be loaded because the App Transport Security policy requires the use of a secure connection.'

/** What the native side of a call does: reads its params by the platform's rules and sends the request off. */
export function createStartRequest(parts: {
  readonly rules: CallRules
  readonly reporter: WebReporter
  readonly requests: WebRequests
  readonly callSite: () => string
  /** Which event has put the app to sleep, or is about to. */
  readonly sleep: () => string | undefined
}): (call: StartCall) => Handle {
  const { rules, reporter, requests } = parts
  const { find } = reporter

  const paramsOf = (call: StartCall, problems: string[], note: WebReporter['find']): RequestParams => {
    const hasListener = listenerOf(call.listener) !== undefined
    if (!hasListener) {
      if (!isNothing(call.params)) find('params-without-listener')
      find('no-listener')
    }
    const given = paramsArgument(call)
    if (isTable(given)) {
      const { method } = call
      return readParams(given, { rules, method, problems, find, note, warn: reporter.warnOnce })
    }
    if (!isNothing(given)) {
      problems.push(
        `Fourth argument to network.request(), if provided, should be a params table (got ${typeName(given)})`,
      )
    }
    return withoutParams(rules)
  }

  return (call) => {
    const sleep = parts.sleep()
    if (sleep !== undefined) find('request-while-suspended', sleep)
    const notes: [FindingKind, string | undefined][] = []
    const { malformed, plainHost, needsEncoding } = inspectUrl(call.url, rules)
    const problems = malformed === undefined ? [] : [malformed]
    const params = paramsOf(call, problems, (kind, detail) => notes.push([kind, detail]))
    if (needsEncoding) find('url-needs-encoding', call.url)
    if (plainHost !== undefined) find('plain-http', plainHost)
    for (const problem of problems) reporter.invalidParameter(problem)
    if (problems.length > 0) return undefined
    for (const [kind, detail] of notes) find(kind, detail)
    const ported = params.hasBody ? 'POST' : 'GET'
    if (ported !== call.method) find('method-ignored', call.method)
    const refusal = refusalOf(call.method, plainHost !== undefined, rules) ?? params.refusal
    const site = parts.callSite()
    const request: Omit<StartRequest, 'id'> = {
      api: call.api,
      url: call.url,
      method: rules.methods === 'any' ? call.method : ported,
      headers: params.headers,
      ...(params.body === undefined ? {} : { body: params.body }),
      progress: params.progress,
      ...(params.target === undefined ? {} : { target: params.target }),
      timeoutMs: params.timeoutMs,
      followRedirects: params.followRedirects,
      ...(refusal === undefined ? {} : { refusal }),
      ...(params.debug ? { debug: true } : {}),
      ...(isTable(paramsArgument(call)) ? {} : { withoutParams: true }),
      ...(site === '' ? {} : { callSite: site }),
    }
    const started = requests.start(request, listenerOf(call.listener))
    if (started !== undefined) return started.handle
    reporter.message('error', `ERROR: network: the app is exiting: ${call.url} is not requested`)
    return undefined
  }
}

/** A third argument that is no listener is read as the params, and a fourth is not looked at. */
function paramsArgument({ listener, params }: StartCall): unknown {
  return listenerOf(listener) === undefined ? listener : params
}

/** Why the platform fails the request before it is sent. A web app has no `build.settings` that could allow it. */
function refusalOf(method: string, isPlainHttp: boolean, rules: CallRules): string | undefined {
  if (rules.refusesPlainHttp && isPlainHttp) return transportSecurity
  if (rules.unknownMethods !== 'error-event' || javaMethods.some((known) => known === method)) {
    return undefined
  }
  return `Expected one of [${javaMethods.join(', ')}] but was ${method}`
}
