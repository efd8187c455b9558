import type { HeaderList } from '../log-entry.ts'

const secretWords = new Set([
  'auth',
  'authorization',
  'authentication',
  'cookie',
  'cookie2',
  'credential',
  'credentials',
  'csrf',
  'jwt',
  'passwd',
  'password',
  'secret',
  'session',
  'sessionid',
  'signature',
  'token',
  'xsrf',
])
const secretEnds = /(?:apikey|authtoken|token|secret|password|signature|cookie)$/
const keyWords = /(?:^|-)(?:api|access|auth|app|client|private|secret|subscription)-key(?:$|-)/

/** Whether a header's name says that its value lets somebody in: `Authorization`, `Cookie`, `X-Api-Key`, `X-Session-Token`. */
export function isSecretHeader(name: string): boolean {
  const lower = name.toLowerCase().replaceAll('_', '-')
  // A challenge of the server tells nothing.
  if (lower === 'www-authenticate' || lower === 'proxy-authenticate') return false
  return (
    keyWords.test(lower) || lower.split('-').some((word) => secretWords.has(word) || secretEnds.test(word))
  )
}

/** `http://name:password@host/` loses its name and password, also where a slash is missing or turned round. */
export const withoutUserinfo = (url: string): string =>
  withoutUserinfoIn(url.replace(/^(\s*https?:[\\/]*)[^\\/?#]*@/i, '$1'))

/** The same for every URL inside a text. */
export const withoutUserinfoIn = (text: string): string => text.replaceAll(/:\/\/[^\s/?#"<>]*@/g, '://')

export const openHeaders = (headers: HeaderList): HeaderList =>
  headers
    .filter(([name]) => !isSecretHeader(name))
    .map(([name, value]) => [name, withoutUserinfoIn(value)] as const)

export const openTable = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(openHeaders(Object.entries(headers)))
