import { expect, it } from 'vitest'
import type { NetworkRequestEvent } from '../../../shared/network-event.ts'
import { mostRecordedBytes, recordedEvent } from './recorded-event.ts'

const ended = (bytes: Uint8Array): NetworkRequestEvent => ({
  phase: 'ended',
  isError: false,
  status: 200,
  url: 'http://h/',
  bytesTransferred: bytes.byteLength,
  bytesEstimated: -1,
  response: { kind: 'bytes', bytes },
  responseType: 'binary',
})

it('[N40] the log keeps 1 KiB of a response and its whole size, in memory of its own', () => {
  const bytes = new Uint8Array(mostRecordedBytes + 1)
  const { response, responseSizeBytes } = recordedEvent(ended(bytes))
  expect(responseSizeBytes).toBe(mostRecordedBytes + 1)
  expect(response?.kind === 'bytes' && response.bytes.buffer.byteLength).toBe(mostRecordedBytes)
})

it('a small response is kept whole, as a copy', () => {
  const event = ended(new Uint8Array([1, 2, 3]))
  const recorded = recordedEvent(event)
  expect(recorded).toEqual(event)
  expect(recorded.response).not.toBe(event.response)
})
