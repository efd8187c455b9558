// An HTTP Archive of 100 000 exchanges read into a log, as the application does it, without windows: how long it takes,
// how long the reading thread needs by itself, and for how long the main thread is busy at a stretch.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { systemClock } from '../src/core/clock.ts'
import { importHar } from '../src/core/har/import-har.ts'
import { importedRun } from '../src/core/har/imported-run.ts'
import { readHar } from '../src/core/har/read-har.ts'
import { createBodyStore } from '../src/core/record/body-store.ts'
import { createEventLog } from '../src/core/record/event-log.ts'
import { writeLargeArchive } from './support/large-archive.ts'

const exchangeCount = 100_000

const folder = mkdtempSync(join(tmpdir(), 'coronagraph-bench-'))
const say = (line: string): void => void process.stdout.write(`${line}\n`)
try {
  const archive = join(folder, 'large.har')
  await writeLargeArchive(archive, exchangeCount)
  await readAlone(archive)
  await readIntoLog(archive, await buildWorker())
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What the thread does, here. */
async function readAlone(archive: string): Promise<void> {
  const startedAtMs = performance.now()
  const run = await readHar(archive)
  const readAtMs = performance.now()
  if (!run.ok) throw new Error(run.error.message)
  let events = 0
  for (const exchange of importedRun(run.value.record, {
    sessionId: 'bench',
    logStartedAtMs: 0,
    nowMs: Date.now(),
  }).exchanges) {
    events += exchange.events.length
  }
  say(
    `read in ${seconds(readAtMs - startedAtMs)}, made into ${events} events in ${seconds(performance.now() - readAtMs)}`,
  )
}

async function readIntoLog(archive: string, workerUrl: URL): Promise<void> {
  const store = createBodyStore({ parentPath: folder })
  const log = createEventLog({ nowMs: () => performance.now(), bodies: store })
  let entries = 0
  log.subscribe(() => {
    entries += 1
  })
  let longestMs = 0
  let tickedAtMs = performance.now()
  const timer = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - tickedAtMs)
    tickedAtMs = performance.now()
  }, 1)
  const startedAtMs = performance.now()
  const busyBefore = process.cpuUsage()
  const utilization = performance.eventLoopUtilization()
  const outcome = await importHar(archive, {
    log,
    store,
    clock: systemClock,
    logStartedAtMs: Date.now(),
    workerUrl,
  })
  const { active } = performance.eventLoopUtilization(utilization)
  clearInterval(timer)
  if (!outcome.ok) throw new Error(outcome.error.message)
  const { user, system } = process.cpuUsage(busyBefore)
  say(
    `in the log after ${seconds(performance.now() - startedAtMs)} (${seconds((user + system) / 1000)} of all processors): ` +
      `${entries} entries, main thread busy for ${seconds(active)}, at most ${longestMs.toFixed(0)} ms at a stretch`,
  )
  await store.close()
}

async function buildWorker(): Promise<URL> {
  const outDir = join(process.cwd(), '.cache', 'bench', 'import-worker')
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: 'src/core/har/import-worker.ts',
      outDir,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'thread.mjs' } },
    },
  })
  return pathToFileURL(join(outDir, 'thread.mjs'))
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
