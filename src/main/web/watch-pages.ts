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
    readonly tell: (problem: string) => void
  },
): void {
  contents.on('did-navigate', options.onPage)
  contents.on('will-navigate', (event) => {
    if (isOwnPage(event.url)) return
    event.preventDefault()
    options.tell(
      `The app may show its own pages only (.html files of the project): ${event.url.slice(0, 200)} was refused.`,
    )
  })
  contents.on('will-prevent-unload', (event) => event.preventDefault())
}

function isOwnPage(address: string): boolean {
  const { protocol, host, pathname } = new URL(address)
  return protocol === `${pageScheme}:` && host === 'app' && servedFileOf(pathname)?.isPage === true
}
