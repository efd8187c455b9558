import type { RunningApp } from '../../src/runtime/app.ts'
import { createSolar2dApp } from '../../src/runtime/solar2d/create-app.ts'
import type { Launch } from '../../src/shared/contract/app-session.ts'
import { createFakeHost, type FakeHost } from './fake-host.ts'

export type TestApp = FakeHost & {
  readonly app: RunningApp
  /** Moves the clock and runs one frame, however short the time was. */
  readonly advance: (byMs: number) => void
}

/** Starts an app whose main.lua is `source`. */
export async function startApp(
  source: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  launch: Partial<Launch> = {},
): Promise<TestApp> {
  const fake = createFakeHost({ ...files, 'main.lua': source }, launch)
  const app = await createSolar2dApp(fake.host, () => true)
  app.start()
  return {
    ...fake,
    app,
    advance: (byMs) => {
      fake.clock.nowMs += byMs
      app.frame()
    },
  }
}
