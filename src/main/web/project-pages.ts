import { readFile } from 'node:fs/promises'
import type { Session } from 'electron'
import type { Sandbox } from '../../core/sandbox/sandbox.ts'
import type { ProfileName } from '../../shared/profile/profile.ts'
import { notFound, pageHeaders } from '../page-headers.ts'
import { pageScheme } from '../page-protocol.ts'
import { isUtf16, withFirstScript } from './first-script.ts'
import { openFile, streamFile } from './open-file.ts'
import { servedFileOf, type ServedFile } from './served-file.ts'
import { createTurns } from './turns.ts'

/** Where a web app begins. */
export const webPageUrl = `${pageScheme}://app/index.html`

/** Ours, in a folder that hides one of the project of that name. */
const scriptPath = '/coronagraph/network.js'

const mostPageBytes = 16 * 1024 * 1024
/** An app may ask for any number of files; so many are open at once. */
const mostOpenFiles = 32

export type ProjectPages = {
  readonly sandbox: Pick<Sandbox, 'resolve'>
  readonly profile: ProfileName
  readonly scriptFile: string
  /** What the developer of the app should read on the console. */
  readonly tell: (problem: string) => void
}

/** Serves the files of a web app's project on its window's session: its pages, each with our script as the first. */
export function serveProjectPages(session: Session, pages: ProjectPages): void {
  const turns = createTurns(mostOpenFiles)
  let pageCount = 0

  const serveScript = async (): Promise<Response> => {
    const headers = pageHeaders('web', 'text/javascript; charset=utf-8')
    return new Response(new Uint8Array(await readFile(pages.scriptFile)), { headers })
  }
  const pageOf = (page: Uint8Array, type: string, status = 200): Response => {
    pageCount += 1
    const tag = `<script src="${scriptPath}" data-profile="${pages.profile}" data-page="${pageCount}"></script>`
    return new Response(withFirstScript(page, tag), { status, headers: uncached(type) })
  }
  /** A page that cannot be shown is a page too: with our script, so that it answers the host. */
  const failedPage = (file: ServedFile, reason: string): Response => {
    pages.tell(`${file.name.slice(0, 200)} cannot be shown: ${reason}`)
    return pageOf(Buffer.from('<!doctype html><title>Not found</title><p>Not found'), file.type, 404)
  }

  const serveFile = async (file: ServedFile): Promise<Response> => {
    const resolved = pages.sandbox.resolve({ directory: 'ResourceDirectory', name: file.name }, 'read')
    if (!resolved.ok) return file.isPage ? failedPage(file, resolved.error.message) : notFound()
    const release = await turns.take()
    try {
      const opened = await openFile(resolved.value)
      const { handle, sizeBytes } = opened
      if (!file.isPage) {
        const headers = { ...uncached(file.type), 'content-length': String(sizeBytes) }
        return new Response(streamFile(opened, release), { headers })
      }
      try {
        if (sizeBytes > mostPageBytes) return failedPage(file, `it has more than ${mostPageBytes} bytes.`)
        const page = await handle.readFile()
        return isUtf16(page) ? failedPage(file, 'it is UTF-16. Save it as UTF-8.') : pageOf(page, file.type)
      } finally {
        await handle.close()
        release()
      }
    } catch {
      release()
      return file.isPage ? failedPage(file, 'there is no such file in the project.') : notFound()
    }
  }

  session.protocol.handle(pageScheme, async (request) => {
    const { host, pathname } = new URL(request.url)
    if (host !== 'app' || request.method !== 'GET') return notFound()
    if (pathname === scriptPath) return serveScript()
    const file = servedFileOf(pathname)
    return file === undefined ? notFound() : serveFile(file)
  })
}

/** What is changed in the project shows at the next load. */
const uncached = (type: string): Record<string, string> => ({
  ...pageHeaders('web', type),
  'cache-control': 'no-store',
})
