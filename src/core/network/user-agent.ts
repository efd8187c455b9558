/** A test holds it to the version in `package.json`. */
export const version = '0.1.0'

/** Sent unless the app sets the header itself. */
export const userAgent = `Coronagraph/${version}`
