import { describe, expect, it } from 'vitest'
import { createEventList, createHandTransport, wireRequest } from '../../../test/support/hand-transport.ts'
import { compose } from './compose.ts'
import { policy } from './policy.ts'
import type { Interceptor } from './wire.ts'

describe('policy', () => {
  const refused = [
    [{ url: 'no url' }, 'INVALID_URL'],
    [{ url: '/relative' }, 'INVALID_URL'],
    [{ url: 'file:///etc/passwd' }, 'UNSUPPORTED_SCHEME'],
    [{ url: 'data:text/plain,x' }, 'UNSUPPORTED_SCHEME'],
    [{ method: 'connect' }, 'REFUSED_BY_POLICY'],
    [{ headers: [['bad name', 'x']] as const }, 'REFUSED_BY_POLICY'],
    [{ headers: [['X', 'a\nb']] as const }, 'REFUSED_BY_POLICY'],
    [{ headers: [['X', 'a\0b']] as const }, 'REFUSED_BY_POLICY'],
  ] as const
  for (const [special, code] of refused) {
    it(`[N1] ${JSON.stringify(special)} is refused: ${code}`, async () => {
      const transport = createHandTransport()
      const { events, handler } = createEventList()
      const call = compose(transport.dispatch, policy())(wireRequest(special), handler)
      expect(events).toEqual([])
      await call.closed
      expect(events).toMatchObject([{ type: 'failure', failure: { code } }])
      expect(transport.calls).toEqual([])
    })
  }

  it('[N34] a refused request that is cancelled at once hears nothing', async () => {
    const { events, handler } = createEventList()
    const call = compose(createHandTransport().dispatch, policy())(wireRequest({ url: 'x' }), handler)
    call.cancel()
    await call.closed
    expect(events).toEqual([])
  })

  it('[N39] more open requests than allowed fail visibly, until one ends or is cancelled', async () => {
    const transport = createHandTransport()
    const { events, handler } = createEventList()
    const dispatch = compose(transport.dispatch, policy({ mostOpenRequests: 2 }))
    const first = dispatch(wireRequest(), handler)
    dispatch(wireRequest(), handler)
    await dispatch(wireRequest(), handler).closed
    expect(events).toMatchObject([{ type: 'failure', failure: { code: 'REFUSED_BY_POLICY' } }])

    first.cancel()
    first.cancel()
    transport.calls[1]?.handler.onEvent({ type: 'response-end', receivedBytes: 0 })
    dispatch(wireRequest(), handler)
    dispatch(wireRequest(), handler)
    expect(transport.calls).toHaveLength(4)
    await dispatch(wireRequest(), handler).closed
    expect(transport.calls).toHaveLength(4)
  })
})

it('compose puts the first interceptor outermost', () => {
  const order: string[] = []
  const named =
    (name: string): Interceptor =>
    (next) =>
    (request, handler) => {
      order.push(name)
      return next(request, handler)
    }
  compose(
    createHandTransport().dispatch,
    named('outer'),
    named('inner'),
  )(wireRequest(), createEventList().handler)
  expect(order).toEqual(['outer', 'inner'])
})
