import type { CallRules } from '../../shared/profile/profile.ts'
import { isKnownCharset } from '../solar2d/network/charsets.ts'
import type { Header } from './headers.ts'

export const methodsWithBody: ReadonlySet<string> = new Set(['PUT', 'POST', 'PATCH'])

export type BodyKind = 'none' | 'text' | 'binary' | 'file'

/** Neither: nothing is sent. */
type DefaultType = { readonly type?: string; readonly isRefused?: true }

const bareForm = 'application/x-www-form-urlencoded'
const form = `${bareForm}; charset=UTF-8`
const byKind = { text: 'text/plain; charset=UTF-8', binary: 'application/octet-stream' } as const

/**
 * What a platform sends for a body whose Content-Type the app did not set: a type, nothing, or a refusal.
 * Source: Solar2D's network plugin, each platform's own defaults.
 */
export function defaultContentType(
  rule: CallRules['contentTypeDefaults'],
  method: string,
  body: BodyKind,
  hasHeaders: boolean,
): DefaultType {
  const isPost = method === 'POST'
  switch (rule) {
    case 'reference':
      break
    case 'apple':
      // What its plugin leaves open, the system completes where there is a body.
      if (!hasHeaders && body !== 'file') {
        return body !== 'none' && methodsWithBody.has(method) ? { type: bareForm } : {}
      }
      break
    case 'windows':
      if (isPost) return { type: form }
      break
    case 'android':
      if (isPost && !hasHeaders) return { type: form }
      break
  }
  if (body === 'none') return {}
  return body === 'file' ? { isRefused: true } : { type: byKind[body] }
}

/** Completes the Content-Type in place, or tells why the request cannot be made. */
export function completeContentType(
  headers: Header[],
  options: {
    readonly rules: CallRules
    readonly method: string
    readonly body: BodyKind
    /** `bodyType` is text, whether there is a body or not. */
    readonly isTextType: boolean
  },
  problems: string[],
): void {
  const { rules, method, body, isTextType } = options
  const given = headers.find(([name]) => name.toLowerCase() === 'content-type')
  if (given === undefined) {
    const { contentTypeDefaults: rule } = rules
    const { type, isRefused } = defaultContentType(rule, method, body, headers.length > 0)
    if (type !== undefined) headers.push(['Content-Type', type])
    if (isRefused) problems.push("Request Content-Type header is required when request 'body' is specified")
    return
  }
  const charset = /charset\s*=\s*["']?([^\s;"']+)/i.exec(given[1])?.[1]
  if (charset === undefined) {
    const isText = rules.charsetSuffix === 'text-type' ? isTextType : body === 'text'
    if (isText) given[1] += '; charset=UTF-8'
  } else if (rules.refusesUnknownCharset && !isKnownCharset(charset)) {
    problems.push(
      `'header' value for Content-Type header contained an unsupported character encoding: ${charset.toLowerCase()}`,
    )
  }
}
