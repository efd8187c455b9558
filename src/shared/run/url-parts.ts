/** What a URL says of its place, as it is written. This layer has no URL parser. */
export type UrlParts = {
  /** In lower case, without brackets, port and a dot at the end. Empty when the text is no such URL. */
  readonly host: string
  /** With the port, when one is written. */
  readonly hostAndPort: string
  /** `/` at least. */
  readonly path: string
}

const shape = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/?#:]*)(:\d*)?([^?#]*)/i

export function urlParts(url: string): UrlParts {
  const [, host = '', port = '', path = ''] = shape.exec(url.trim()) ?? []
  const name = host
    .toLowerCase()
    .replaceAll(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  return { host: name, hostAndPort: `${name}${port}`, path: path === '' ? '/' : path }
}

/** The path as it is meant, where that can be told. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
