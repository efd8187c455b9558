import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** Builds the thread that searches, as the main process has it, for the tests of a file. Answers where it is. */
export function buildSearchWorker(): () => URL {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coronagraph-test-'))
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      build: {
        ssr: 'src/core/search/search-worker.ts',
        outDir: folder,
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: '[name].mjs' } },
      },
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => pathToFileURL(join(folder, 'search-worker.mjs'))
}
