import { BrowserWindow, session as electronSession, type Rectangle, type Session } from 'electron'
import { appPreloadPath } from '../paths.ts'
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
  /** Behind the page until it draws. */
  readonly backgroundColor: string
  readonly servePages: (session: Session) => void
}): Promise<BrowserWindow> {
  const session = electronSession.fromPartition(`app-${options.sessionId}`)
  options.servePages(session)
  await guardSession(session, 'app')
  const window = new BrowserWindow({
    ...appWindowSize,
    ...firstPlaces()?.app,
    ...options.place,
    useContentSize: true,
    title: options.title,
    backgroundColor: options.backgroundColor,
    autoHideMenuBar: true,
    show: false,
    webPreferences: hardenedPreferences(appPreloadPath, session),
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.showInactive())
  return window
}
