import type { BodyFound, BodyQuery, SearchProgress } from '../../shared/contract/traffic.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { Clock } from '../clock.ts'
import type { BodyPlace, BodyReader } from '../record/bodies.ts'
import { expressionOf, type SearchText } from './part-search.ts'
import { createProgressTeller, type ProgressTeller } from './progress-teller.ts'
import { openSearchThread, type SearchThread } from './search-thread.ts'

const partBytes = 1024 * 1024
const mostFound = 2000

export type BodySearchesDeps = {
  readonly source: BodyReader
  readonly clock: Clock
  /** Of `search-worker.ts`, built. */
  readonly workerUrl: URL
  readonly publish: (progress: SearchProgress) => void
}

/** Searches in bodies, one at a time, each in a thread of its own. */
export type BodySearches = {
  /** Stops the search before. `INVALID_INPUT` for an expression that is none; the rest is told by `publish`. */
  readonly start: (searchId: string, query: BodyQuery) => Outcome<void>
  /** One that is over, or never was, is no error. Without an id: whichever runs. */
  readonly stop: (searchId?: string) => void
}

type Running = { readonly searchId: string; readonly stop: () => void }

export function createBodySearches(deps: BodySearchesDeps): BodySearches {
  let running: Running | undefined

  const run = (searchId: string, query: BodyQuery): Running => {
    const { text, isRegex, isCaseSensitive } = query
    const thread = openSearchThread({
      workerUrl: deps.workerUrl,
      text: { text, isRegex, isCaseSensitive },
      clock: deps.clock,
    })
    const bodies = deps.source.list(query.exchangeIds)
    const teller = createProgressTeller({ searchId, totalBodies: bodies.length, ...deps })
    const own: Running = {
      searchId,
      stop: () => {
        teller.end('stopped')
        void thread.end()
      },
    }
    void searchAll(bodies, { thread, teller, source: deps.source }).finally(() => {
      if (running === own) running = undefined
      void thread.end()
    })
    return own
  }

  const stop = (searchId?: string): void => {
    if (running === undefined || (searchId !== undefined && running.searchId !== searchId)) return
    const { stop: stopIt } = running
    running = undefined
    stopIt()
  }

  return {
    start: (searchId, query) => {
      const problem = problemOf(query)
      if (problem !== undefined) return fail('INVALID_INPUT', problem)
      stop()
      running = run(searchId, query)
      return ok(undefined)
    },
    stop,
  }
}

type Search = {
  readonly thread: SearchThread
  readonly teller: ProgressTeller
  readonly source: BodyReader
}

async function searchAll(bodies: readonly BodyPlace[], search: Search): Promise<void> {
  const { teller } = search
  let incomplete = 0
  try {
    for (const body of bodies) {
      if (!(await searchBody(body, search))) incomplete += 1
      if (teller.isOver()) return
      teller.bodyDone()
    }
    const problem = `${incomplete} ${incomplete === 1 ? 'body was' : 'bodies were'} not searched to the end: not kept whole, or in files that were changed since.`
    teller.end('done', incomplete === 0 ? undefined : problem)
  } catch (error) {
    teller.end('failed', error instanceof Error ? error.message : String(error))
  }
}

/** False when the body cannot be read to its end. One that never was has none. */
async function searchBody(body: BodyPlace, { thread, teller, source }: Search): Promise<boolean> {
  const { exchangeId, side } = body
  let offsetBytes = 0
  for (;;) {
    const part = await source.read(exchangeId, side, offsetBytes, partBytes)
    if (!part.ok) return part.error.code === 'NOT_FOUND'
    if (teller.isOver()) return true
    const { bytes, keptBytes, problem } = part.value
    const isFirst = offsetBytes === 0
    offsetBytes += bytes.byteLength
    const isLast = bytes.byteLength === 0 || offsetBytes >= keptBytes
    const answer = await thread.search({ bytes, isFirst, isLast })
    if (teller.isOver()) return true
    const room = mostFound - teller.foundCount()
    teller.found(answer.places.slice(0, room).map((place): BodyFound => ({ exchangeId, side, ...place })))
    if (answer.places.length > room || teller.foundCount() >= mostFound) {
      teller.end('stopped', `${mostFound} places were found. Search for something that is rarer.`)
      return true
    }
    if (answer.isFull) return true
    if (isLast) return problem === undefined
  }
}

function problemOf(text: SearchText): string | undefined {
  try {
    expressionOf(text)
    return undefined
  } catch (error) {
    return `The expression cannot be used: ${error instanceof Error ? error.message : String(error)}`
  }
}
