import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** Patience, not a measure: a machine that is busy with other work may take long to start a Lua machine. */
const testTimeout = 30_000

export default defineConfig({
  test: {
    // Most tests wait for servers, timers and other processes rather than work.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          testTimeout,
          include: ['src/{shared,core,runtime,main,preload}/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/{conformance/golden,examples}/**'],
        },
      },
      {
        test: {
          name: 'cli',
          environment: 'node',
          include: ['src/cli/**/*.test.ts', 'test/{conformance/golden,examples}/*.test.ts'],
          // Each test runs the built command line, on projects that take their time.
          globalSetup: ['test/support/build-command-line.ts'],
          testTimeout,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          testTimeout,
          include: ['src/renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
