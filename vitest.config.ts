import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
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
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
