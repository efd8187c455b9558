import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The command line as it is built from the sources of this moment. */
    readonly commandLinePath: string
  }
}

const root = join(import.meta.dirname, '..', '..')

/** Builds the command line once for all its tests, beside `out`, so that nobody else's build is touched. */
export default async function buildCommandLine(project: TestProject): Promise<() => Promise<void>> {
  const outDir = join(root, '.cache', `command-line-${process.pid}`)
  await build({ root, configFile: join(root, 'vite.cli.config.ts'), logLevel: 'warn', build: { outDir } })
  project.provide('commandLinePath', join(outDir, 'index.js'))
  return () => rm(outDir, { recursive: true, force: true })
}
