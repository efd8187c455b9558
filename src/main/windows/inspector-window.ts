import { BrowserWindow, nativeTheme, session as electronSession } from 'electron'
import { inspectorPreloadPath, rendererPath } from '../paths.ts'
import { pageUrl, servePages } from '../page-protocol.ts'
import { firstInspectorPlace, inspectorWindowSize } from './first-places.ts'
import { guardSession, hardenedPreferences } from '../security.ts'

/** The trusted window. Its session persists, because the view's settings do. */
export async function createInspectorWindow(): Promise<BrowserWindow> {
  const session = electronSession.fromPartition('persist:inspector')
  servePages(session, 'inspector', rendererPath)
  await guardSession(session, 'inspector')
  const window = new BrowserWindow({
    ...inspectorWindowSize,
    ...firstInspectorPlace(),
    minWidth: 640,
    minHeight: 360,
    title: 'Coronagraph',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1d' : '#f7f6f4',
    show: false,
    webPreferences: hardenedPreferences(inspectorPreloadPath, session),
  })
  window.once('ready-to-show', () => window.show())
  return window
}

export const loadInspectorPage = (window: BrowserWindow): Promise<void> =>
  window.loadURL(pageUrl('inspector'))
