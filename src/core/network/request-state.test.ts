import { expect, it } from 'vitest'
import { exchangeIdOf, requestIdOf } from './exchange-id.ts'
import { createRequestState } from './request-state.ts'

it('[N41] a request goes from queued to done, by way of a redirect too', () => {
  const state = createRequestState('s1:r1')
  for (const next of ['sent', 'queued', 'sent', 'head', 'body', 'body', 'done'] as const) state.move(next)
  expect(state.current()).toBe('done')
  expect(state.isOver()).toBe(true)
})

it('[N41] an illegal move throws an invariant that names the request', () => {
  const state = createRequestState('s1:r1')
  expect(() => state.move('done')).toThrow('Invariant: request s1:r1 cannot go from queued to done.')
  state.move('cancelled')
  for (const next of ['cancelled', 'sent', 'failed'] as const) {
    expect(() => state.move(next)).toThrow('Invariant: request s1:r1 cannot go from cancelled')
  }
})

it('the name of an exchange leads back to the request, in its own session only', () => {
  const exchangeId = exchangeIdOf('s1', 'r1')
  expect(requestIdOf('s1', exchangeId)).toBe('r1')
  expect(requestIdOf('s', exchangeId)).toBeUndefined()
  expect(requestIdOf('s2', exchangeId)).toBeUndefined()
})
