import type { BrowserWindow, Session } from 'electron'
import type { Project } from '../core/project/project.ts'
import type { Sandbox } from '../core/sandbox/sandbox.ts'
import type { ProfileName } from '../shared/profile/profile.ts'
import { pageUrl, servePages } from './page-protocol.ts'
import { rendererPath, webScriptPath } from './paths.ts'
import { serveProjectPages, webPageUrl } from './web/project-pages.ts'
import { watchPages } from './web/watch-pages.ts'

/** What an app's window shows: our device page for a Solar2D project, its own pages for a web app. */
export type AppPages = {
  readonly backgroundColor: string
  readonly serve: (session: Session) => void
  readonly load: (
    window: BrowserWindow,
    watch: { readonly onPage: () => void; readonly onLost: (problem: string) => void },
  ) => Promise<void>
}

export function appPagesOf(options: {
  readonly project: Pick<Project, 'kind'>
  readonly sandbox: Sandbox
  readonly profile: ProfileName
  readonly tell: (problem: string) => void
}): AppPages {
  return options.project.kind === 'web' ? webPages(options) : devicePage
}

const devicePage: AppPages = {
  backgroundColor: '#000000',
  serve: (session) => servePages(session, 'app', rendererPath),
  load: (window) => window.loadURL(pageUrl('app')),
}

/** An app that tries without end what it may not do should not fill the console. */
const mostTold = 100

function webPages(options: Parameters<typeof appPagesOf>[0]): AppPages {
  let toldCount = 0
  const tell = (problem: string): void => {
    toldCount += 1
    if (toldCount <= mostTold) options.tell(problem)
  }
  return {
    backgroundColor: '#ffffff',
    serve: (session) =>
      serveProjectPages(session, {
        sandbox: options.sandbox,
        profile: options.profile,
        scriptFile: webScriptPath,
        tell,
      }),
    load: async (window, watch) => {
      watchPages(window.webContents, { ...watch, tell })
      // Not awaited: a page that reloads itself, or never ends to load, would hold up every command after this one.
      window.loadURL(webPageUrl).catch(() => {})
    },
  }
}
