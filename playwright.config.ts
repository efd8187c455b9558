import { join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

/** `npm run e2e` may run as a user who cannot write to the tree. */
const resultsPath = resolve(process.env['CORONAGRAPH_RESULTS'] ?? 'test-results/end-to-end')

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Every test starts the whole application, and timing is part of what is tested.
  workers: 1,
  fullyParallel: false,
  // A test that needs a second try hides what it does not wait for.
  retries: 0,
  forbidOnly: true,
  outputDir: join(resultsPath, 'artifacts'),
  reporter: [['list'], ['json', { outputFile: join(resultsPath, 'end-to-end.json') }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
