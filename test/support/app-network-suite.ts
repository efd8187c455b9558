import { describe, expect, it, onTestFinished } from 'vitest'
import type { AppNetworkClient } from '../../src/shared/contract/app-network.ts'
import { appNetworkCases } from './app-network-cases.ts'
import { createAppNetworkProbe } from './app-network-probe.ts'
import { answerAppNetworkCase } from './app-network-server.ts'
import { httpServer } from './http-server.ts'

/** One app's end of the network surface, with a session of its own behind it. */
export type AppNetworkHost = {
  readonly client: AppNetworkClient
  /** Where `DocumentsDirectory` is on disk. */
  readonly documentsPath: string
  readonly close: () => Promise<void>
}

/** The cases that every host of the network surface must pass; each opens a host of its own. */
export function describeAppNetwork(name: string, openHost: () => Promise<AppNetworkHost>): void {
  describe(`app network ${name}`, () => {
    it.each(appNetworkCases)('$name', async ({ run }) => {
      const server = await httpServer(answerAppNetworkCase)
      const host = await openHost()
      onTestFinished(host.close)
      const result = await run(createAppNetworkProbe(host.client), server, host.documentsPath)
      expect(result).toBeUndefined()
    })
  })
}
