import type { LogEntry, LogEvent, RequestRecord, WireEvent } from '../../src/shared/log-entry.ts'
import type { RunRecord } from '../../src/shared/run/run-record.ts'
import { ended } from './log-events.ts'

type Timed = LogEvent & { readonly atMs?: number }

/** A record of a run in which this happened, a millisecond apart unless an event says when. */
export function recordOf(events: readonly Timed[], changes: Partial<RunRecord> = {}): RunRecord {
  return {
    project: { name: 'game', path: '/game', hosts: [] },
    profile: 'reference',
    isStrict: false,
    startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
    durationMs: 1234.56,
    end: { by: 'finished' },
    errorCount: 0,
    entries: events.map((event, index): LogEntry => {
      const { atMs = index, ...rest } = event
      return { sequence: index + 1, atMs, sessionId: 's', ...rest }
    }),
    files: [],
    ...changes,
  }
}

export const request = (exchangeId: string, changes: Partial<RequestRecord> = {}): LogEvent => ({
  kind: 'request',
  exchangeId,
  request: {
    api: 'request',
    method: 'GET',
    url: 'http://example.com/',
    headers: [],
    bodySizeBytes: 0,
    progress: 'none',
    timeoutMs: 30_000,
    ...changes,
  },
})

export const wire = (exchangeId: string, event: WireEvent): LogEvent => ({ kind: 'wire', exchangeId, event })

/** A request with its answer and its `ended`. */
export const answered = (
  exchangeId: string,
  changes: Partial<RequestRecord> = {},
  { status = 200, bytes = 0 }: { readonly status?: number; readonly bytes?: number } = {},
): readonly LogEvent[] => [
  request(exchangeId, changes),
  wire(exchangeId, { type: 'request-sent', sentBytes: changes.bodySizeBytes ?? 0 }),
  wire(exchangeId, {
    type: 'response-head',
    head: {
      url: changes.url ?? 'http://example.com/',
      status,
      statusText: '',
      httpVersion: '1.1',
      headers: [],
      lengthBytes: bytes,
    },
  }),
  wire(exchangeId, { type: 'response-end', receivedBytes: bytes }),
  ended(exchangeId),
]
