#!/usr/bin/env node
import { existsSync } from 'node:fs'

const entry = new URL('../out/cli/index.js', import.meta.url)
if (existsSync(entry)) {
  await import(entry.href)
} else {
  process.stderr.write('coronagraph is not built yet: run `npm run build` in its folder.\n')
  process.exitCode = 2
}
