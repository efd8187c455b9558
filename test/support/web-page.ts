import { createWebApp, type WebApp, type WebNetwork } from '../../src/runtime/web/create-web-app.ts'
import type { WebNetworkEvent } from '../../src/runtime/web/web-event.ts'
import type { Connection } from '../../src/runtime/web/web-host.ts'
import type { ProfileName } from '../../src/shared/profile/profile.ts'
import { profileOf } from '../../src/shared/profile/profiles.ts'
import { createFakeHost, type FakeHost } from './fake-host.ts'
import { createManualClock, type ManualClock } from './manual-clock.ts'

export type WebPage = Pick<FakeHost, 'files' | 'messages' | 'found'> & {
  readonly app: WebApp
  readonly library: WebNetwork
  readonly sent: FakeHost['network']
  readonly clock: ManualClock
  /** What listeners threw. */
  readonly thrown: readonly unknown[]
  /** The texts of the console lines. */
  readonly lines: () => string[]
  readonly foundKinds: () => string[]
  /** A listener that keeps what it hears. */
  readonly listener: () => ((event: WebNetworkEvent) => void) & { readonly heard: WebNetworkEvent[] }
  /** The app's line from now on. */
  at: string
}

/** The network of one page of a web app, in memory. */
export function openWebPage(
  options: { readonly profile?: ProfileName; readonly connection?: Connection; readonly page?: number } = {},
): WebPage {
  const fake = createFakeHost({})
  const clock = createManualClock()
  const thrown: unknown[] = []
  const app = createWebApp({
    profile: profileOf(options.profile ?? 'reference'),
    pageNumber: options.page ?? 1,
    network: fake.host.network,
    files: fake.host.files,
    connection: () => options.connection ?? { isConnected: true, isMobile: false },
    message: fake.host.console.message,
    find: fake.host.find,
    callSite: () => page.at,
    onAppError: (error) => thrown.push(error),
    setTimer: clock.setTimer,
  })
  const page: WebPage = {
    at: 'app.js:1',
    app,
    library: app.network,
    sent: fake.network,
    files: fake.files,
    messages: fake.messages,
    found: fake.found,
    clock,
    thrown,
    lines: () => fake.messages.map(({ text }) => text),
    foundKinds: () => fake.found.map(({ kind }) => kind),
    listener: () => {
      const heard: WebNetworkEvent[] = []
      return Object.assign((event: WebNetworkEvent) => void heard.push(event), { heard })
    },
  }
  return page
}
