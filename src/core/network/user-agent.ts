/** A test holds it to the version in `package.json`. */
export const version = '0.1.0'

/** A profile's User-Agent with our version behind our name. */
export const withVersion = (userAgent: string): string =>
  userAgent.replace(/\bCoronagraph\b/, `Coronagraph/${version}`)
