/** Headers that let whoever reads them act as the player or as the app. */
const sensitive =
  /^(authorization|proxy-authorization|cookie2?|set-cookie2?|authentication-info|(x-)?(api|app|auth|access|session|csrf|xsrf|refresh|security|secret|id)[-_]?(key|token|id|secret)|x-amz-security-token|x-auth|x-signature)$/i

/** What exports leave out unless they are told to keep it. */
export const isSensitiveHeader = (name: string): boolean => sensitive.test(name.trim())

/** The URL without the name and the password that may stand before its host. */
export const withoutCredentials = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@\\]*(?:@[^/?#@\\]*)*@/i, '$1')
