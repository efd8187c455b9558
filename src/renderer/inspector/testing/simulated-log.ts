import { findingOf } from '../../../shared/finding-catalogue.ts'
import type { FindingReport } from '../../../shared/finding.ts'
import type {
  LogEntry,
  LogEvent,
  RecordedEvent,
  RequestRecord,
  WireEvent,
} from '../../../shared/log-entry.ts'

export const requestRecord = (over: Partial<RequestRecord> = {}): RequestRecord => ({
  api: 'download',
  method: 'GET',
  url: 'http://plugins.solar2d.com/art/logo-banner.png',
  headers: [],
  bodySizeBytes: 0,
  progress: 'download',
  timeoutMs: 30_000,
  ...over,
})

export const recordedEvent = (over: Partial<RecordedEvent> = {}): RecordedEvent => ({
  phase: 'ended',
  isError: false,
  status: 200,
  url: 'http://plugins.solar2d.com/art/logo-banner.png',
  bytesTransferred: 0,
  bytesEstimated: -1,
  ...over,
})

export const responseHead = (status: number, lengthBytes: number, statusText = 'OK'): WireEvent => ({
  type: 'response-head',
  head: {
    url: 'http://plugins.solar2d.com/art/logo-banner.png',
    status,
    statusText,
    httpVersion: '1.1',
    headers: [['Content-Type', 'text/plain; charset=utf-8']],
    lengthBytes,
  },
})

/** An append-only log for tests: sequences without gaps, ten milliseconds between entries. */
export class SimulatedLog {
  readonly entries: LogEntry[] = []

  get sequence(): number {
    return this.entries.length
  }

  add(event: LogEvent, sessionId = 'session-1'): LogEntry {
    const sequence = this.sequence + 1
    const entry: LogEntry = { sequence, atMs: sequence * 10, sessionId, ...event }
    this.entries.push(entry)
    return entry
  }

  request(exchangeId: string, over: Partial<RequestRecord> = {}): LogEntry {
    return this.add({ kind: 'request', exchangeId, request: requestRecord(over) })
  }

  wire(exchangeId: string, event: WireEvent): LogEntry {
    return this.add({ kind: 'wire', exchangeId, event })
  }

  print(text: string): LogEntry {
    return this.add({ kind: 'console', level: 'print', text })
  }

  /** As the catalogue words it. */
  find(report: FindingReport, sessionId = 'session-1'): LogEntry {
    return this.add({ kind: 'finding', finding: findingOf(report) }, sessionId)
  }

  /** A request that went through to its end. */
  finish(exchangeId: string, status = 200, sizeBytes = 100): void {
    this.wire(exchangeId, { type: 'request-sent', sentBytes: 0 })
    this.wire(exchangeId, responseHead(status, sizeBytes))
    this.wire(exchangeId, { type: 'response-end', receivedBytes: sizeBytes })
  }
}
