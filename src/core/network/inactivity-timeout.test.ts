import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { createEventList, createHandTransport, wireRequest } from '../../../test/support/hand-transport.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { rawServer } from '../../../test/support/raw-server.ts'
import { getRequest, openRequestRig, responseText } from '../../../test/support/request-rig.ts'
import { reference } from '../../shared/profile/reference.ts'
import { compose } from './compose.ts'
import { inactivityTimeout } from './inactivity-timeout.ts'
import type { Interceptor } from './wire.ts'

describe('inactivity timeout', () => {
  it('[N33] a server that never answers: our words, the socket closes, exactly at the limit', async () => {
    const clock = createManualClock()
    const rig = openRequestRig({ clock })
    const server = await rawServer(() => {})
    const request = getRequest(server.url, { timeoutMs: 5000 })
    rig.manager.start(request)
    await rig.wire(request.id, 'request-sent')
    clock.advance(4999)
    expect(rig.messages).toEqual([])
    clock.advance(1)
    const message = await rig.ended(request.id)
    expect(responseText(message)).toBe('The request to the host "127.0.0.1" timed out.')
    expect(message.event).toMatchObject({ isError: true, status: -1 })
    await server.allClosed()
    expect(clock.pendingTimers()).toBe(0)
  })

  it('[N33] a stall in the middle of the body counts from the last byte', async () => {
    const clock = createManualClock()
    const rig = openRequestRig({ clock })
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('a')
    })
    const request = getRequest(server.url, { timeoutMs: 5000 })
    rig.manager.start(request)
    await rig.wire(request.id, 'body-part')
    clock.advance(4000)
    server.responses[0]?.write('b')
    await rig.logged(
      (entry) => entry.kind === 'wire' && entry.event.type === 'body-part' && entry.event.receivedBytes === 2,
    )
    clock.advance(4999)
    expect(rig.messages).toEqual([])
    clock.advance(1)
    expect((await rig.ended(request.id)).event).toMatchObject({ isError: true, bytesTransferred: 2 })
  })

  it('[N33] a request that ends or is cancelled leaves no timer', async () => {
    const clock = createManualClock()
    const rig = openRequestRig({ clock })
    const server = await httpServer((request, response) => {
      if (request.url === '/ends') response.end('x')
    })
    await rig.run(getRequest(`${server.url}/ends`))
    const stalled = getRequest(`${server.url}/stalls`)
    rig.manager.start(stalled)
    rig.manager.cancel(stalled.id, 'app')
    expect(clock.pendingTimers()).toBe(0)
  })

  it('[N33] traffic without an event, like that of a slow head, counts as well', () => {
    const clock = createManualClock()
    let traffic = 0
    const { dispatch } = createHandTransport()
    const { events, handler } = createEventList()
    const busy: Interceptor = (next) => (request, inner) => ({
      ...next(request, inner),
      traffic: () => traffic,
    })
    compose(
      dispatch,
      inactivityTimeout({ clock, profile: reference }),
      busy,
    )(wireRequest({ timeoutMs: 100 }), handler)
    clock.advance(99)
    traffic = 1
    clock.advance(50)
    expect(events).toEqual([])
    clock.advance(100)
    expect(events).toMatchObject([{ type: 'failure', failure: { code: 'TIMED_OUT' } }])
  })
})
