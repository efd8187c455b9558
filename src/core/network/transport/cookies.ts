import type { CookieJar } from 'tough-cookie'
import type { ResponseHead } from '../../../shared/log-entry.ts'
import type { WireRules } from '../../../shared/profile/profile.ts'

/** What one request knows of cookies. */
export type Cookies = {
  readonly collect: (head: ResponseHead, url: URL) => void
  /** At once as long as no cookie is known. */
  readonly headerFor: (url: URL) => Promise<string | undefined> | undefined
}

/** As browsers: servers could fill the memory otherwise. */
const mostCookies = 3000
const mostCookieBytes = 4096
/** Set by responses since the last request; nobody needs as many. */
const mostWaiting = 2 * mostCookies

type SetCookie = { readonly value: string; readonly url: URL }

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
  const set: SetCookie[] = []
  let filled: Promise<CookieJar> | undefined
  const known = new Set<string>()
  const fill = async (jar: CookieJar | undefined): Promise<CookieJar> => {
    // Loaded with the first cookie: its list of public suffixes costs a good part of the start-up otherwise.
    const { Cookie, CookieJar: Jar } = await import('tough-cookie')
    const filling = jar ?? new Jar(undefined, { looseMode: true })
    for (const { value, url } of set.splice(0)) {
      const cookie = Cookie.parse(value, { loose: true })
      if (cookie === undefined) continue
      const key = JSON.stringify([cookie.domain ?? url.hostname, cookie.path, cookie.key])
      if (known.size >= mostCookies && !known.has(key)) continue
      known.add(key)
      filling.setCookieSync(cookie, url.href, { ignoreError: true })
    }
    return filling
  }
  return {
    collect: (head, url) => {
      const values = setCookies(head).filter((value) => value.length <= mostCookieBytes)
      for (const value of values) if (set.length < mostWaiting) set.push({ value, url })
    },
    headerFor: (url) => {
      if (filled === undefined && set.length === 0) return undefined
      filled = filled === undefined ? fill(undefined) : filled.then(fill)
      return filled.then((jar) => jar.getCookieStringSync(url.href) || undefined)
    },
  }
}

export const setCookies = (head: ResponseHead): readonly string[] =>
  head.headers.flatMap(([name, value]) => (name.toLowerCase() === 'set-cookie' ? [value] : []))

/** `name=value` of each cookie that a response sets, without asking whom it is for. */
export const cookiePairs = (head: ResponseHead): readonly string[] =>
  setCookies(head).map((value) => value.split(';', 1)[0]?.trim() ?? '')
