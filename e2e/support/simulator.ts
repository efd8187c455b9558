import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  _electron,
  expect,
  test as base,
  type ElectronApplication,
  type Locator,
  type Page,
} from '@playwright/test'
import { createScratch, type Scratch } from './project.ts'

/** Also brings what the preload puts on the device page's `window` to the types of the tests. */
export type DeviceSurfaces = typeof import('../../src/renderer/device/surfaces.ts')

/** The real application with its real windows. */
export type Simulated = {
  readonly application: ElectronApplication
  readonly inspector: Page
  /** The app's window; a new one after each relaunch. */
  readonly device: () => Promise<Page>
  /** The app's own files that exist on disk, as `Documents/a.txt`. */
  readonly sandboxFiles: () => Promise<string[]>
  readonly sandboxesPath: string
  readonly rowOf: (name: string) => Locator
  readonly console: () => Locator
}

type Fixtures = {
  readonly scratch: Scratch
  /** Starts the simulator with a project, or with none. Ended after the test. */
  readonly simulate: (projectPath?: string) => Promise<Simulated>
}

export const examplePath = (name: string): string => resolve('examples', name)

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  scratch: async ({}, use) => {
    const scratch = await createScratch()
    await use(scratch)
    await scratch.remove()
  },
  simulate: async ({ scratch }, use) => {
    const applications: ElectronApplication[] = []
    await use(async (projectPath) => {
      const userData = await scratch.folder(`user-data-${applications.length}`)
      const sandboxesPath = await scratch.folder(`sandboxes-${applications.length}`)
      const application = await _electron.launch({
        args: ['.', ...(projectPath === undefined ? [] : ['--', projectPath])],
        // Chromium refuses to run as root with its sandbox; `npm run e2e` runs the tests as somebody else.
        chromiumSandbox: process.getuid?.() !== 0,
        env: {
          ...process.env,
          CORONAGRAPH_USER_DATA: userData,
          CORONAGRAPH_SANDBOXES: sandboxesPath,
        },
      })
      applications.push(application)
      return simulated(application, sandboxesPath)
    })
    for (const application of applications) await application.close()
  },
})

export { expect }

async function simulated(application: ElectronApplication, sandboxesPath: string): Promise<Simulated> {
  const inspector = await windowAt(application, 'sim://inspector/')
  return {
    application,
    inspector,
    device: () => windowAt(application, 'sim://app/'),
    sandboxesPath,
    sandboxFiles: () => filesBelow(sandboxesPath),
    rowOf: (name) => inspector.getByRole('row').filter({ hasText: name }),
    console: () => inspector.getByRole('log'),
  }
}

async function windowAt(application: ElectronApplication, address: string): Promise<Page> {
  const find = (): Page | undefined =>
    application.windows().find((page) => !page.isClosed() && page.url().startsWith(address))
  await expect.poll(() => find() !== undefined, { timeout: 20_000 }).toBe(true)
  const page = find()
  if (page === undefined) throw new Error(`The window at ${address} closed at once.`)
  await page.waitForLoadState('domcontentloaded')
  return page
}

/** Names below the sandboxes' folder, without the part that names the project. */
async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .split('/')
        .slice(1)
        .join('/'),
    )
    .toSorted()
}
