import { appNetworkCases } from '../test/support/app-network-cases.ts'
import { createAppNetworkProbe } from '../test/support/app-network-probe.ts'
import { answerAppNetworkCase } from '../test/support/app-network-server.ts'
import { openHttpServer } from '../test/support/http-server.ts'
import { connectThroughPage } from './support/app-network-client.ts'
import { expect, test } from './support/simulator.ts'

// [K3] What must hold in process and over threads holds over Electron IPC too. The app itself is idle: its runtime
// takes no notice of requests that it has not made.
for (const { name, run } of appNetworkCases) {
  test(`app network [K3] over Electron IPC: ${name}`, async ({ simulate, scratch }) => {
    const { device } = await simulate(await scratch.project({ 'main.lua': '' }))
    const page = await device()
    const server = await openHttpServer(answerAppNetworkCase)
    try {
      const documents = await page.evaluate(() =>
        window.appFiles.path({ directory: 'DocumentsDirectory', name: '' }),
      )
      expect(documents.ok).toBe(true)
      await run(
        createAppNetworkProbe(await connectThroughPage(page)),
        server,
        documents.ok ? documents.value : '',
      )
    } finally {
      await server.close()
    }
  })
}
