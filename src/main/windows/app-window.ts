import { BrowserWindow, session as electronSession, type Session } from 'electron'
import { appPreloadPath } from '../paths.ts'
import type { WindowPlace } from './device-frame.ts'
import { guardSession, hardenedPreferences } from '../security.ts'

/**
 * A window for one launch of an app, on a session of its own that lives in memory and ends with it. The page is not
 * loaded yet: the caller must know the window first, or its first call would come from a stranger.
 */
export async function createAppWindow(options: {
  readonly sessionId: string
  readonly title: string
  readonly place: WindowPlace
  /** How it appears; undefined for a window that nobody sees, which draws all the same. */
  readonly shown?: 'focused' | 'behind'
  /** Behind the page until it draws. */
  readonly backgroundColor: string
  readonly servePages: (session: Session) => void
}): Promise<BrowserWindow> {
  const { shown } = options
  const session = electronSession.fromPartition(`app-${options.sessionId}`)
  options.servePages(session)
  await guardSession(session, 'app')
  const window = new BrowserWindow({
    ...options.place,
    useContentSize: true,
    title: options.title,
    backgroundColor: options.backgroundColor,
    autoHideMenuBar: true,
    show: false,
    webPreferences: {
      ...hardenedPreferences(appPreloadPath, session),
      // Without a screen there may be no window of the system's to draw in.
      offscreen: shown === undefined,
    },
  })
  // The session itself lives as long as the simulator; what the page stored must not.
  const forget = (): void => void session.clearStorageData().catch(() => {})
  window.webContents.on('render-process-gone', forget)
  window.on('closed', forget)
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => {
    if (shown === 'focused') window.show()
    else if (shown === 'behind') window.showInactive()
  })
  return window
}
