import type { HarPair } from './har.ts'

/** Characters that no URL may hold as they are (RFC 3986), brackets and signs of percent that stand wrong. */
const forbidden = /[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]|%(?![\dA-Fa-f]{2})/gu
const shape =
  /^([a-z][a-z0-9+.-]*:(?:\/\/(?:[^/?@[\]]*@)?(?:\[[\da-f:.]+\]|[^/?@:[\]]*)(?::\d*)?(?=[/?]|$)|(?!\/\/)))(.*)$/i

/** Absolute, without fragment. What the app passed may be no URL at all: then its text, marked so. */
export function harUrl(url: string): string {
  const bare = url.replace(/#.*$/s, '').trim()
  const [, place, rest = ''] = shape.exec(bare.replaceAll(forbidden, encodeCharacter)) ?? []
  if (place === undefined || (rest === '' && !place.includes('//')))
    return `invalid:${encodeAll(bare) || '/'}`
  return `${place}${rest.replaceAll('[', '%5B').replaceAll(']', '%5D')}`
}

const encodeAll = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'))

function encodeCharacter(character: string): string {
  // Half of a pair is no character.
  return encodeURIComponent(/\p{Surrogate}/u.test(character) ? '\u{fffd}' : character)
}

export function queryOf(url: string): readonly HarPair[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? ''
  if (query === '') return []
  return query.split('&').map((part) => {
    const equals = part.indexOf('=')
    return equals === -1
      ? { name: decode(part), value: '' }
      : { name: decode(part.slice(0, equals)), value: decode(part.slice(equals + 1)) }
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
