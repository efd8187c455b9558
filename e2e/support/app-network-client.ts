import type { Page } from '@playwright/test'
import type { AppNetworkClient, NetworkEventMessage } from '../../src/shared/contract/app-network.ts'

declare global {
  interface Window {
    /** Exposed by the test. */
    readonly passEvent: (message: NetworkEventMessage) => Promise<void>
  }
}

/** The surface of the app's page, driven from outside: each call and each event goes over the real Electron IPC. */
export async function connectThroughPage(page: Page): Promise<AppNetworkClient> {
  const listeners = new Set<(message: NetworkEventMessage) => void>()
  await page.exposeFunction('passEvent', (message: NetworkEventMessage) => {
    for (const listener of listeners) listener(message)
  })
  await page.evaluate(() => {
    window.appNetwork.on('event', (message) => void window.passEvent(message))
  })
  return {
    start: (input) => page.evaluate((request) => window.appNetwork.start(request), input),
    cancel: (input) => page.evaluate((request) => window.appNetwork.cancel(request), input),
    acknowledge: (input) => page.evaluate((word) => window.appNetwork.acknowledge(word), input),
    on: (_topic, listener) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- there is only one topic
      const hear = (message: NetworkEventMessage): void => listener(message as never)
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}
