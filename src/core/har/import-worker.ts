import { parentPort, workerData } from 'node:worker_threads'
import type { ImportedEvent } from '../record/event-log.ts'
import { packedTogether, packExchanges, type PackedExchanges } from '../record/packed-exchanges.ts'
import type { ImportedBody, ImportPart, ImportStart } from './import-messages.ts'
import { importedRun, type ImportedExchange } from './imported-run.ts'
import { readHar } from './read-har.ts'

// What the log takes at once: everybody else waits meanwhile.
const mostPacks = 8
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
  let together: ImportedExchange[] = []
  let packed: PackedExchanges[] = []
  let bodies: ImportedBody[] = []
  let others: readonly ImportedEvent[] = lifeCycle
  let bytes = 0
  const pack = (): void => {
    packed.push(packExchanges(together))
    together = []
  }
  const handAll = async (): Promise<void> => {
    await hand({ kind: 'part', packed, bodies, others })
    packed = []
    bodies = []
    others = []
    bytes = 0
  }
  for (const exchange of exchanges) {
    together.push(exchange)
    const { exchangeId } = exchange
    for (const body of exchange.bodies) {
      bodies.push({ ...body, exchangeId })
      bytes += body.bytes.byteLength
    }
    if (exchange.findings.length > 0) others = [...others, ...exchange.findings]
    if (together.length >= packedTogether || bytes >= mostBytes) pack()
    if (packed.length >= mostPacks || bytes >= mostBytes) await handAll()
  }
  if (together.length > 0) pack()
  await handAll()
  await hand({ kind: 'done' })
} else await hand({ kind: 'problem', message: run.error.message })
