import type { WebContents } from 'electron'
import { pageScheme } from '../page-protocol.ts'
import { servedFileOf } from './served-file.ts'

/**
 * A web app may go from one of its own pages to another, as often as it likes, and nowhere else; nor can a page keep its
 * window open.
 */
export function watchPages(
  contents: WebContents,
  options: {
    /** The window shows another page; what the one before had under way belongs to nobody. */
    readonly onPage: () => void
    /** The window shows nothing of the app any more. */
    readonly onLost: (problem: string) => void
    readonly tell: (problem: string) => void
  },
): void {
  contents.on('did-navigate', (_event, address) => {
    if (isOwnPage(address)) options.onPage()
    else
      options.onLost(
        `The app left its pages for ${shorten(address)} and cannot come back. Relaunch to go on.`,
      )
  })
  // Not `will-navigate`, which does not come for what the guard of all windows has refused already.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || isOwnPage(event.url)) return
    event.preventDefault()
    options.tell(
      `${shorten(event.url)} was refused: the app may show its own pages only, .html files of the project.`,
    )
  })
  contents.on('will-prevent-unload', (event) => event.preventDefault())
}

const shorten = (address: string): string => (address.length > 200 ? `${address.slice(0, 200)}…` : address)

function isOwnPage(address: string): boolean {
  const { protocol, host, pathname } = new URL(address)
  return protocol === `${pageScheme}:` && host === 'app' && servedFileOf(pathname)?.isPage === true
}
