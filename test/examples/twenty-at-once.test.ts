import { expect, it } from 'vitest'
import { loadApi } from '../support/built-api.ts'
import { examplePath } from '../support/run-example.ts'
import type { RunResult } from '../../src/cli/api.ts'

const runs = 50
const atOnce = 2

it('[R53] fifty runs of twenty requests at once give the same events', { timeout: 120_000 }, async () => {
  const { run } = await loadApi()
  const seen: string[] = []
  const runInTurn = async (): Promise<void> => {
    while (seen.length < runs) {
      seen.push('')
      const place = seen.length - 1
      await using result = await run({ project: examplePath('twenty-at-once'), fresh: true })
      seen[place] = JSON.stringify(eventsOf(result), null, 1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, runInTurn))
  expect(JSON.parse(seen[0] ?? '[]')).toHaveLength(20)
  expect(seen[0]).toContain('"phase": "began"')
  expect(new Set(seen)).toEqual(new Set([seen[0]]))
})

/** Of each request, whatever the order between them; without times and places of this machine. */
function eventsOf({ exchanges, printed, files }: RunResult) {
  return exchanges
    .map(({ request, state, events, wire }) => ({
      request: `${request.method} ${request.url}`,
      state,
      events: events.map(({ event, withheld }) => ({
        ...event,
        withheld,
        responseHeaders: Object.entries(event.responseHeaders ?? {}).filter(([name]) => name !== 'Date'),
        response: event.response?.kind === 'file' ? event.response.filename : event.response,
      })),
      answers: wire.flatMap(({ event }) => (event.type === 'response-head' ? [event.head.status] : [])),
      printed,
      files: files.map(({ name, sha256 }) => `${name} ${sha256}`),
    }))
    .toSorted((a, b) => (a.request < b.request ? -1 : 1))
}
