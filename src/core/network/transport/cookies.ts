import { Cookie, CookieJar } from 'tough-cookie'
import type { ResponseHead } from '../../../shared/log-entry.ts'
import type { WireRules } from '../../../shared/profile/profile.ts'

/** What one request knows of cookies. */
export type Cookies = {
  readonly collect: (head: ResponseHead, url: URL) => void
  readonly headerFor: (url: URL) => string | undefined
}

/** As browsers: servers could fill the memory otherwise. */
const mostCookies = 3000
const mostCookieBytes = 4096

const noCookies: Cookies = { collect: () => {}, headerFor: () => undefined }

/**
 * The cookies for each new request of a session. `chain`: a login that sets one and redirects works, and nothing
 * outlives the chain. `jar`: kept from request to request, as long as the session lives.
 */
export function createCookieSource(rule: WireRules['cookies']): () => Cookies {
  if (rule === 'none') return () => noCookies
  if (rule === 'chain') return openJar
  const jar = openJar()
  return () => jar
}

function openJar(): Cookies {
  const jar = new CookieJar(undefined, { looseMode: true })
  const known = new Set<string>()
  return {
    collect: (head, url) => {
      for (const value of setCookies(head)) {
        const cookie = value.length > mostCookieBytes ? undefined : Cookie.parse(value, { loose: true })
        if (cookie === undefined) continue
        const key = JSON.stringify([cookie.domain ?? url.hostname, cookie.path, cookie.key])
        if (known.size >= mostCookies && !known.has(key)) continue
        known.add(key)
        jar.setCookieSync(cookie, url.href, { ignoreError: true })
      }
    },
    headerFor: (url) => {
      const header = jar.getCookieStringSync(url.href)
      return header === '' ? undefined : header
    },
  }
}

export const setCookies = (head: ResponseHead): readonly string[] =>
  head.headers.flatMap(([name, value]) => (name.toLowerCase() === 'set-cookie' ? [value] : []))

/** `name=value` of each cookie that a response sets, without asking whom it is for. */
export const cookiePairs = (head: ResponseHead): readonly string[] =>
  setCookies(head).map((value) => value.split(';', 1)[0]?.trim() ?? '')
