import { parentPort, workerData } from 'node:worker_threads'
import type { ImportPart, ImportStart } from './import-messages.ts'
import { importedRun, type ImportedExchange } from './imported-run.ts'
import { readHar } from './read-har.ts'

// Half a GiB of JSON takes seconds to read, and everybody else waited.
const mostEvents = 500
const mostBytes = 4 * 1024 * 1024

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread that starts this one sends nothing else
const { path, ...into } = workerData as ImportStart

/** Resolves when the log has taken it. */
const hand = (part: ImportPart): Promise<void> =>
  new Promise((resolve) => {
    parentPort?.once('message', () => resolve())
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's, which has no origin to name
    parentPort?.postMessage(part)
  })

const run = await readHar(path)
if (run.ok) {
  const { lifeCycle, exchanges } = importedRun(run.value.record, into)
  let part: ImportedExchange[] = []
  let events = lifeCycle.length
  let bytes = 0
  let untold = lifeCycle
  for (const exchange of exchanges) {
    part.push(exchange)
    events += exchange.events.length
    for (const body of exchange.bodies) bytes += body.bytes.byteLength
    if (events < mostEvents && bytes < mostBytes) continue
    await hand({ kind: 'part', lifeCycle: untold, exchanges: part })
    part = []
    untold = []
    events = 0
    bytes = 0
  }
  await hand({ kind: 'part', lifeCycle: untold, exchanges: part })
  await hand({ kind: 'done' })
} else await hand({ kind: 'problem', message: run.error.message })
