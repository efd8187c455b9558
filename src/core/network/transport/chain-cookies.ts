import { CookieJar } from 'tough-cookie'
import type { ResponseHead } from '../../../shared/log-entry.ts'

/** The cookies of one redirect chain: a login that sets one and redirects works, and nothing outlives the chain. */
export type ChainCookies = {
  readonly collect: (head: ResponseHead, url: URL) => void
  readonly headerFor: (url: URL) => string | undefined
}

export function createChainCookies(): ChainCookies {
  const jar = new CookieJar(undefined, { looseMode: true })
  return {
    collect: (head, url) => {
      for (const [name, value] of head.headers) {
        if (name.toLowerCase() === 'set-cookie') jar.setCookieSync(value, url.href, { ignoreError: true })
      }
    },
    headerFor: (url) => {
      const header = jar.getCookieStringSync(url.href)
      return header === '' ? undefined : header
    },
  }
}
