import { BrowserWindow, session as electronSession, type Rectangle } from 'electron'
import { appPreloadPath, rendererPath } from '../paths.ts'
import { pageUrl, servePages } from '../page-protocol.ts'
import { appWindowSize, firstPlaces } from './first-places.ts'
import { guardSession, hardenedPreferences } from '../security.ts'

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
    ...appWindowSize,
    ...firstPlaces()?.app,
    ...options.place,
    useContentSize: true,
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
