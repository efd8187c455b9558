import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { Clock } from '../clock.ts'
import type { BodyStore } from '../record/body-store.ts'
import type { EventLog } from '../record/event-log.ts'
import { systemErrorCode } from '../system-error.ts'
import type { ImportPart, ImportStart } from './import-messages.ts'

export type ImportHarDeps = {
  readonly log: Pick<EventLog, 'nowMs' | 'append' | 'importEntries' | 'importExchanges'>
  readonly store: Pick<BodyStore, 'put'>
  readonly clock: Pick<Clock, 'setTimer'>
  /** Milliseconds since 1970 at the log's 0. */
  readonly logStartedAtMs: number
  /** Of `import-worker.ts`, built. */
  readonly workerUrl: URL
}

/** What the text of the largest archive that is read, and all that is made of it, need. */
const mostMemoryMb = 4096
/** Half a GiB of requests takes a quarter of it. Half a GiB of brackets would take an hour. */
const mostReadingMs = 120_000
const nurseryMb = 192

/**
 * Adds the exchanges of an archive to the log, as a session of their own. A thread reads the file; nothing is added before
 * all of it was understood. Fails with one line: the file, the place in it, what to do.
 */
export async function importHar(path: string, deps: ImportHarDeps): Promise<Outcome<void>> {
  const sessionId = `har-${randomBytes(6).toString('hex')}`
  const start: ImportStart = {
    path,
    sessionId,
    logStartedAtMs: deps.logStartedAtMs,
    nowMs: deps.log.nowMs(),
  }
  const worker = new Worker(deps.workerUrl, {
    workerData: start,
    execArgv: [],
    // Almost all that it makes is short-lived: a large nursery saves most of the collecting.
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb, maxYoungGenerationSizeMb: nurseryMb },
  })
  worker.unref()
  let hasBegun = false
  const take = (part: Extract<ImportPart, { readonly kind: 'part' }>): void => {
    if (!hasBegun) {
      deps.log.append(sessionId, { kind: 'life-cycle', event: 'import', detail: basename(path) })
    }
    hasBegun = true
    for (const { exchangeId, side, bytes, sizeBytes } of part.bodies) {
      deps.store.put(exchangeId, side, bytes, sizeBytes)
    }
    for (const packed of part.packed) deps.log.importExchanges(sessionId, packed)
    // What was found names exchanges: it comes after them.
    deps.log.importEntries(sessionId, part.others)
  }
  return new Promise((resolve) => {
    const cancelTimer = deps.clock.setTimer(mostReadingMs, () =>
      end(fail('TOO_LARGE', `${path}: It took more than two minutes to read. Export fewer requests.`)),
    )
    const end = (outcome: Outcome<void>): void => {
      cancelTimer()
      resolve(outcome)
      void worker.terminate()
    }
    worker.on('message', (part: ImportPart) => {
      if (part.kind === 'problem') return end(fail('INVALID_INPUT', part.message))
      if (part.kind === 'done') return end(ok(undefined))
      // From here on it comes in parts, and each is answered.
      cancelTimer()
      take(part)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's, which has no origin to name
      void setImmediate().then(() => worker.postMessage('next'))
    })
    worker.on('error', (error) => end(fail('INTERNAL', `${path}: ${reasonOf(error)}`)))
    worker.on('exit', () => end(fail('INTERNAL', `${path}: Reading it was stopped. Import it again.`)))
  })
}

function reasonOf(error: Error): string {
  return systemErrorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'It needs more memory than there is. Export fewer requests.'
    : `It could not be read (${error.message}). Export it again.`
}
