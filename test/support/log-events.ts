import type { LogEvent, RecordedEvent } from '../../src/shared/log-entry.ts'

export const line = (text: string): LogEvent => ({ kind: 'console', level: 'print', text })

export const begin = (exchangeId: string): LogEvent => ({
  kind: 'request',
  exchangeId,
  request: {
    api: 'request',
    method: 'GET',
    url: 'http://example.com/',
    headers: [['Accept', '*/*']],
    bodySizeBytes: 0,
    progress: 'none',
    timeoutMs: 30_000,
  },
})

export const part = (exchangeId: string): LogEvent => ({
  kind: 'wire',
  exchangeId,
  event: { type: 'body-part', receivedBytes: 1 },
})

export const ended = (exchangeId: string, sizeBytes = 0): LogEvent => {
  const event: RecordedEvent = {
    phase: 'ended',
    isError: false,
    status: 200,
    url: 'http://example.com/',
    bytesTransferred: sizeBytes,
    bytesEstimated: sizeBytes,
    response: { kind: 'bytes', bytes: new Uint8Array(sizeBytes) },
  }
  return { kind: 'delivered', exchangeId, event }
}

export const cancel = (exchangeId: string): LogEvent => ({
  kind: 'cancel',
  exchangeId,
  by: 'app',
  receivedBytes: 0,
})
