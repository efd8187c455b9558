/** Headers that let whoever reads them act as the player or as the app. */
const sensitive =
  /^(authorization|proxy-authorization|cookie2?|set-cookie2?|authentication-info|(x-)?(api|app|auth|access|session|csrf|xsrf|refresh|security|secret|id)[-_]?(key|token|id|secret)|x-amz-security-token|x-auth|x-signature)$/i

/** What exports leave out unless they are told to keep it. */
export const isSensitiveHeader = (name: string): boolean => sensitive.test(name.trim())

/** A text, such as a URL, without the names and passwords that stand before the hosts of its URLs. */
export const withoutCredentials = (text: string): string => text.replaceAll(credentials, '$1')

const credentials = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^/?#@\\\s]*(?:@[^/?#@\\\s]*)*@/gi
