import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock.ts'
import type { SearchText } from './part-search.ts'
import type { SearchAnswer, SearchPart } from './search-messages.ts'

/** A part has at most a MiB: what takes so long will not end in any useful time. */
const mostPartMs = 2000
/** For answers that came while this process itself was busy. */
const lateAnswerMs = 100

export type Searched = Extract<SearchAnswer, { readonly kind: 'searched' }>

export type SearchThread = {
  /** Throws what went wrong, in words for people. One part at a time. */
  readonly search: (part: SearchPart) => Promise<Searched>
  /** Ends the thread wherever it is. Idempotent. */
  readonly end: () => Promise<void>
}

/** A thread that searches; ended when it takes too long for one part. */
export function openSearchThread(options: {
  readonly workerUrl: URL
  readonly text: SearchText
  readonly clock: Clock
}): SearchThread {
  const worker = new Worker(options.workerUrl, {
    workerData: options.text,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  worker.unref()
  let settle: { resolve: (answer: SearchAnswer) => void; reject: (error: Error) => void } | undefined
  let failure: Error | undefined
  const failed = (problem: string): void => {
    failure ??= new Error(problem)
    settle?.reject(failure)
    void worker.terminate()
  }
  worker.on('message', (answer: SearchAnswer) => settle?.resolve(answer))
  worker.on('error', (error) => failed(`The search ended by itself: ${error.message}`))
  worker.on('exit', () => failed('The search was stopped.'))

  const next = (): Promise<SearchAnswer> =>
    failure === undefined
      ? new Promise((resolve, reject) => {
          settle = { resolve, reject }
        })
      : Promise.reject(failure)
  const ready = next()
  // Whoever sends a part hears of it.
  ready.catch(() => {})
  const tooLong = (): void =>
    failed(
      'The expression took more than 2 seconds for one part of a body, and the search was stopped. Simplify it.',
    )

  return {
    search: async (part) => {
      await ready
      const answered = next()
      let cancelTimer = options.clock.setTimer(mostPartMs, () => {
        cancelTimer = options.clock.setTimer(lateAnswerMs, tooLong)
      })
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's, which has no origin to name
        worker.postMessage({ ...part, bytes: ownMemory(part.bytes) })
        const answer = await answered
        if (answer.kind === 'searched') return answer
        throw new Error(answer.kind === 'failed' ? answer.problem : 'The search began twice.')
      } finally {
        cancelTimer()
      }
    },
    end: async () => {
      await worker.terminate()
    },
  }
}

/** With a view goes all of the memory that it looks into. */
const ownMemory = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
