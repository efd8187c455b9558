import { BrowserWindow, session as electronSession, type Rectangle } from 'electron'
import { appPreloadPath, rendererPath } from '../paths.ts'
import { pageUrl, servePages } from '../page-protocol.ts'
import { guardSession, hardenedPreferences } from '../security.ts'

/** Content units of the simulated device; `config.lua` does not change them yet. */
export const contentSize = { width: 320, height: 480 } as const

const zoom = 1.5

/**
 * A window for one launch of an app, on a session of its own that lives in memory and ends with it. The page is not
 * loaded yet: the caller must know the window first, or its first call would come from a stranger.
 */
export async function createAppWindow(options: {
  readonly sessionId: string
  readonly title: string
  readonly place: Rectangle | undefined
}): Promise<BrowserWindow> {
  const session = electronSession.fromPartition(`app-${options.sessionId}`)
  servePages(session, 'app', rendererPath)
  await guardSession(session, 'app')
  const window = new BrowserWindow({
    width: contentSize.width * zoom,
    height: contentSize.height * zoom,
    useContentSize: true,
    ...options.place,
    title: options.title,
    backgroundColor: '#000000',
    autoHideMenuBar: true,
    show: false,
    webPreferences: hardenedPreferences(appPreloadPath, session),
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.showInactive())
  return window
}

export const loadAppPage = (window: BrowserWindow): Promise<void> => window.loadURL(pageUrl('app'))
