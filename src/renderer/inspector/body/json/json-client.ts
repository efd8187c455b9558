import { createContext } from 'react'
import type { JsonAnswer, JsonQuestion } from './json-service.ts'

/** The thread that holds one JSON body, asked from the window. Rejects when the thread could not do it or was ended. */
export type JsonClient = {
  readonly ask: (question: JsonQuestion) => Promise<JsonAnswer>
  /** Ends the thread, whatever it is doing, and frees what it holds. */
  readonly end: () => void
}

type Waiting = {
  readonly resolve: (answer: JsonAnswer) => void
  readonly reject: (error: Error) => void
}

export function startJsonWorker(): JsonClient {
  const worker = new Worker(new URL('./json-worker.ts', import.meta.url), { type: 'module' })
  const waiting: Waiting[] = []
  const giveUp = (problem: string): void => {
    for (const { reject } of waiting.splice(0)) reject(new Error(problem))
  }
  worker.addEventListener('message', (event: MessageEvent<JsonAnswer>) =>
    waiting.shift()?.resolve(event.data),
  )
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    giveUp(event.message === '' ? 'The formatter could not be started.' : event.message)
  })
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's, which has no origin to name
        worker.postMessage(question)
      }),
    end: () => {
      worker.terminate()
      giveUp('The formatter was ended.')
    },
  }
}

/** How the thread of a JSON body is started. */
export const JsonClientContext = createContext<() => JsonClient>(startJsonWorker)
