import { parentPort, workerData } from 'node:worker_threads'
import { createPartSearch, expressionOf, type PartSearch } from './part-search.ts'
import type { SearchAnswer, SearchPart, SearchStart } from './search-messages.ts'

// A thread of its own: an expression can take for ever, and only the end of its thread stops it.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread that starts this one sends nothing else
const expression = expressionOf(workerData as SearchStart)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's, which has no origin to name
const answer = (message: SearchAnswer): void => parentPort?.postMessage(message)
let search: PartSearch | undefined

parentPort?.on('message', ({ bytes, isFirst, isLast }: SearchPart) => {
  try {
    if (isFirst || search === undefined) search = createPartSearch(expression)
    const places = search.add(bytes, isLast)
    answer({ kind: 'searched', places, isFull: search.isFull() })
  } catch (error) {
    answer({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) })
  }
})
answer({ kind: 'ready' })
