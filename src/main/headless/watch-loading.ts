import type { WebContents } from 'electron'
import type { AppHostReport } from '../../shared/contract/app-host.ts'

/** Tells whether the app's page is there, and that one cannot be shown: an app without its page is broken. */
export function watchLoading(contents: WebContents, report: (message: AppHostReport) => void): void {
  contents.on('did-start-loading', () => report({ kind: 'loading' }))
  contents.on('did-stop-loading', () => report({ kind: 'loaded' }))
  contents.on('did-navigate', (_event, _address, status) => {
    if (status < 400) return
    report({ kind: 'error', text: `The page could not be shown (${status}).`, isUncaught: true })
  })
}
