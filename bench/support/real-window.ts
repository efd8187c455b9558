import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

/** Starts Electron as a person does; what it keeps goes into `folder`. */
export function launch(args: readonly string[], folder: string): Promise<ElectronApplication> {
  return _electron.launch({
    args: [...args],
    chromiumSandbox: process.getuid?.() !== 0,
    env: {
      ...process.env,
      CORONAGRAPH_USER_DATA: join(folder, 'user-data'),
      CORONAGRAPH_SANDBOXES: join(folder, 'sandboxes'),
    },
  })
}

/** The page whose address begins so, as soon as there is one. */
export async function pageAt(application: ElectronApplication, address: string): Promise<Page> {
  const find = (): Page | undefined =>
    application.windows().find((page) => !page.isClosed() && page.url().startsWith(address))
  for (;;) {
    const page = find()
    if (page !== undefined) return page
    await application.waitForEvent('window')
    await application.windows().at(-1)?.waitForLoadState('domcontentloaded')
  }
}
