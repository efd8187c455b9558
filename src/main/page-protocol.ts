import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { notFound, pageHeaders } from './page-headers.ts'

/** Hosts of our own scheme: one page each, with a session, a preload and a surface that no other window shares. */
export type PageHost = 'app' | 'inspector'

export const pageScheme = 'sim'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Before `ready`. Not fetchable: pages load their files by tags only. Sound and video want to know that it streams. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true, stream: true },
    },
  ])
}

/** Serves the built page of one host on one window's session, and nothing else. */
export function servePages(session: Session, host: PageHost, rendererPath: string): void {
  session.protocol.handle(pageScheme, async (request) => {
    const url = new URL(request.url)
    const path = url.host === host ? filePathOf(url, rendererPath) : undefined
    const type = path === undefined ? undefined : types[extname(path)]
    if (path === undefined || type === undefined || request.method !== 'GET') return notFound()
    try {
      const headers = pageHeaders(host === 'app' ? 'device' : host, type)
      return new Response(new Uint8Array(await readFile(path)), { headers })
    } catch {
      return notFound()
    }
  })
}

/** The address of a host's page. */
export function pageUrl(host: PageHost): string {
  return `${pageScheme}://${host}/${host === 'app' ? 'device' : 'inspector'}/index.html`
}

function filePathOf(url: URL, rendererPath: string): string | undefined {
  let name: string
  try {
    name = decodeURIComponent(url.pathname)
  } catch {
    return undefined
  }
  const path = resolve(join(rendererPath, name))
  const inside = relative(rendererPath, path)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return undefined
  return path
}
