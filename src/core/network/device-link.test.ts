import { expect, test } from 'vitest'
import { createEventList, createHandTransport, wireRequest } from '../../../test/support/hand-transport.ts'
import { responseHead } from '../../renderer/inspector/testing/simulated-log.ts'
import { createDeviceLink } from './device-link.ts'

test('[N43] offline, what starts fails after the call has returned, and nothing reaches the network', async () => {
  const { dispatch, calls } = createHandTransport()
  const { events, handler } = createEventList()
  const link = createDeviceLink(false)
  const call = link.interceptor(dispatch)(wireRequest(), handler)
  expect(events).toEqual([])
  await call.closed
  expect(calls).toEqual([])
  expect(events).toMatchObject([{ type: 'failure', failure: { code: 'OFFLINE' } }])
  link.set(true)
  link.interceptor(dispatch)(wireRequest(), handler)
  expect(calls).toHaveLength(1)
})

test('[N44] what is under way breaks at once: before the head it is reset, after it lost', () => {
  const { dispatch, calls } = createHandTransport()
  const { events, handler } = createEventList()
  const link = createDeviceLink(true)
  const send = link.interceptor(dispatch)
  for (let count = 0; count < 3; count += 1) send(wireRequest(), handler)
  calls[1]?.handler.onEvent(responseHead(200, 10))
  calls[2]?.handler.onEvent({ type: 'response-end', receivedBytes: 0 })
  events.length = 0
  link.set(false)
  link.set(false)
  expect(events).toMatchObject([
    { type: 'failure', failure: { code: 'CONNECTION_RESET' } },
    { type: 'failure', failure: { code: 'CONNECTION_LOST' } },
  ])
  expect(calls.map(({ isCancelled }) => isCancelled)).toEqual([true, true, false])
})

test('[N44] one that breaks may cancel another, which then hears nothing', () => {
  const { dispatch } = createHandTransport()
  const first = createEventList()
  const second = createEventList()
  const link = createDeviceLink(true)
  const send = link.interceptor(dispatch)
  send(wireRequest(), { ...first.handler, onEvent: () => other.cancel() })
  const other = send(wireRequest(), second.handler)
  link.set(false)
  expect(second.events).toEqual([])
})
