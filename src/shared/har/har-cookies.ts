import type { HeaderList } from '../log-entry.ts'
import type { HarCookie, HarPair } from './har.ts'

export function requestCookies(headers: HeaderList): readonly HarCookie[] {
  return valuesOf(headers, 'cookie').flatMap((value) => value.split(';').flatMap(toPair))
}

export function responseCookies(headers: HeaderList): readonly HarCookie[] {
  return valuesOf(headers, 'set-cookie').flatMap((value) => {
    const [first = '', ...attributes] = value.split(';')
    return toPair(first).map((pair) => ({ ...pair, ...attributesOf(attributes) }))
  })
}

export const headerOf = (headers: HeaderList, name: string): string | undefined => valuesOf(headers, name)[0]

function valuesOf(headers: HeaderList, name: string): readonly string[] {
  return headers.flatMap(([other, value]) => (other.toLowerCase() === name ? [value] : []))
}

function toPair(part: string): readonly HarPair[] {
  const text = part.trim()
  if (text === '') return []
  const equals = text.indexOf('=')
  return [{ name: text.slice(0, Math.max(equals, 0)), value: text.slice(equals + 1) }]
}

function attributesOf(attributes: readonly string[]): Omit<HarCookie, 'name' | 'value'> {
  const known = new Map(
    attributes.flatMap(toPair).map(({ name, value }): [string, string] => {
      return name === '' ? [value.toLowerCase(), ''] : [name.toLowerCase(), value]
    }),
  )
  const path = known.get('path')
  const domain = known.get('domain')
  const expires = Date.parse(known.get('expires') ?? '')
  return {
    ...(path === undefined ? {} : { path }),
    ...(domain === undefined ? {} : { domain }),
    ...(Number.isNaN(expires) ? {} : { expires: new Date(expires).toISOString() }),
    ...(known.has('httponly') ? { httpOnly: true } : {}),
    ...(known.has('secure') ? { secure: true } : {}),
  }
}
