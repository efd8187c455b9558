import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** Builds a thread of the main process for the tests of a file. Answers where it is. */
export function buildThread(source: string): () => URL {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coronagraph-test-'))
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: source,
        outDir: folder,
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: 'thread.mjs' } },
      },
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => pathToFileURL(join(folder, 'thread.mjs'))
}
