import { app, type Session, type WebContents, type WebPreferences } from 'electron'
import { pageScheme, type PageHost } from './page-protocol.ts'

/**
 * Settings of every window, defaults written out: a reader sees them and `e2e/walls.spec.ts` asserts them. The
 * preload is the window's own.
 */
export function hardenedPreferences(preload: string, session: Session): WebPreferences {
  return {
    preload,
    session,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    spellcheck: false,
    enableWebSQL: false,
    plugins: false,
    devTools: !app.isPackaged,
    // An app's timers must stay honest when its window is behind another, and so must the inspector's list.
    backgroundThrottling: false,
  }
}

/** Before `ready`: what holds for every web contents that will ever exist. */
export function guardProcess(): void {
  // As root Chromium must run without its sandbox, and forcing it then ends its network service in a loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

function guardContents(contents: WebContents): void {
  const refuseForeign = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isSamePage(event.url, contents.getURL())) event.preventDefault()
  }
  contents.on('will-navigate', refuseForeign)
  contents.on('will-frame-navigate', refuseForeign)
  contents.on('will-redirect', refuseForeign)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // It opens no dialog here: without an answer the user could never close the window.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  // The page moves or resizes its window by itself, perhaps over another one.
  contents.on('content-bounds-updated', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** A window stays with the page that it was made for: it may reload it, nothing else. */
function isSamePage(address: string, current: string): boolean {
  try {
    const [next, now] = [new URL(address), new URL(current)]
    return next.protocol === `${pageScheme}:` && next.protocol === now.protocol && next.host === now.host
  } catch {
    return false
  }
}

/** Takes every permission, device, download and web address away from a window's session. */
export async function guardSession(session: Session, host: PageHost): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('select-hid-device', (event) => event.preventDefault())
  session.on('select-serial-port', (event) => event.preventDefault())
  session.on('select-usb-device', (event) => event.preventDefault())
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAddressOf(host, details.url) })
  })
  // Nothing listens there: whatever slips past the content policy (WebRTC does) has no way out.
  await session.setProxy({ mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:1' })
}

function isAddressOf(host: PageHost, address: string): boolean {
  try {
    const url = new URL(address)
    if (url.protocol === 'blob:' || url.protocol === 'devtools:') return true
    return url.protocol === `${pageScheme}:` && url.host === host
  } catch {
    return false
  }
}
