import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { FileReference } from '../../shared/directory.ts'
import { noTimeoutMs } from '../../shared/request-limits.ts'
import type { CallRules } from '../../shared/profile/profile.ts'
import { readBody, settleBody, type RequestBody } from './body.ts'
import { completeContentType } from './content-type.ts'
import { readHeaders, type Header } from './headers.ts'
import { readFile, type ParamsReader } from './params-reader.ts'
import { isNothing, isTable, typeName, type Table } from './values.ts'

/** What a params table says about a request, after the platform's own completions. */
export type RequestParams = {
  readonly headers: Header[]
  readonly body: RequestBody | undefined
  /** Whether one was asked for, also when it is not sent. */
  readonly hasBody: boolean
  readonly progress: StartRequest['progress']
  readonly target: FileReference | undefined
  readonly timeoutMs: number
  readonly followRedirects: boolean
  readonly refusal: string | undefined
  readonly debug: boolean
}

const defaultTimeoutMs = 30_000
const longestTimeoutSeconds = Math.trunc(noTimeoutMs / 1000)

/** Where no params are given or looked at. */
export function withoutParams(rules: CallRules): RequestParams {
  return {
    headers: [],
    body: undefined,
    hasBody: false,
    progress: 'none',
    target: undefined,
    timeoutMs: defaultTimeoutMs,
    followRedirects: rules.followsRedirectsWithoutParams,
    refusal: undefined,
    debug: false,
  }
}

/** Everything that is wrong is collected in `problems`; any of it means that the request is not made. */
export function readParams(params: Table, reader: ParamsReader): RequestParams {
  const { rules, method, problems } = reader
  const headers = readHeaders(params['headers'], rules, problems)
  const { body: asked, isTextType } = readBody(params, reader)
  const progress = readProgress(params['progress'], reader)
  const target = readResponse(params['response'], reader)
  const timeout = readTimeout(params['timeout'], reader)
  const followRedirects = readRedirects(params['handleRedirects'], reader)
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type')
  // The reference is about what is sent; the platforms look at what was asked for.
  const isReference = rules.contentTypeDefaults === 'reference'
  const kept = isReference ? settleBody(asked, reader) : asked
  completeContentType(headers, { rules, method, body: kept?.kind ?? 'none', isTextType }, problems)
  const body = isReference ? kept : settleBody(kept, reader)
  if (body !== undefined && !hasType) reader.note('body-without-content-type')
  return {
    headers,
    body,
    hasBody: asked !== undefined,
    progress,
    target,
    ...timeout,
    followRedirects,
    debug: rules.debugTable && params['debug'] === true,
  }
}

function readProgress(value: unknown, { rules, problems, find }: ParamsReader): RequestParams['progress'] {
  if (isNothing(value)) return 'none'
  if (typeof value !== 'string') {
    if (value === true) find('progress-is-boolean')
    problems.push(
      `'progress' value of params table, if provided, should be a string value (got ${typeName(value)})`,
    )
    return 'none'
  }
  const name = value.toLowerCase()
  if (name === 'upload' || name === 'download' || (name === 'none' && rules.acceptsProgressNone)) return name
  problems.push(
    `'progress' value of params table was invalid, if provided, must be either "upload" or "download", but was: "${value}"`,
  )
  return 'none'
}

function readResponse(value: unknown, reader: ParamsReader): FileReference | undefined {
  if (isNothing(value)) return undefined
  if (!isTable(value)) {
    reader.problems.push(
      "'response' value of params table, if provided, should be a table specifying response location values",
    )
    return undefined
  }
  return readFile('response', value, reader)
}

function readTimeout(
  value: unknown,
  { rules, problems }: ParamsReader,
): Pick<RequestParams, 'timeoutMs' | 'refusal'> {
  const byDefault = { timeoutMs: defaultTimeoutMs, refusal: undefined }
  if (isNothing(value)) return byDefault
  if (typeof value !== 'number') {
    problems.push(
      `'timeout' value of params table, if provided, should be a numeric value (got ${typeName(value)})`,
    )
    return byDefault
  }
  const seconds = Math.trunc(value)
  if (seconds >= 1) return { timeoutMs: Math.min(seconds, longestTimeoutSeconds) * 1000, refusal: undefined }
  const rule = seconds < 0 ? rules.negativeTimeout : rules.zeroTimeout
  if (rule === 'no-limit') return { timeoutMs: noTimeoutMs, refusal: undefined }
  return rule === 'default' ? byDefault : { ...byDefault, refusal: 'timeout can not be negative' }
}

function readRedirects(value: unknown, { rules, problems }: ParamsReader): boolean {
  if (typeof value === 'boolean') return value || !rules.honoursHandleRedirects
  if (!isNothing(value) && rules.refusesNonBooleanRedirects) {
    problems.push(
      `'handleRedirects' value of params table, if provided, should be a boolean value (got ${typeName(value)})`,
    )
  }
  return true
}
