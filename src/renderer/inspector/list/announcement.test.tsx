import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { renderInspector } from '../testing/render-inspector.tsx'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { announcementOf } from './announcement.ts'
import { Announcer } from './announcer.tsx'

const spoken = (): string => screen.getByRole('status', { name: 'What happened' }).textContent

const counts = (requests: number, open: number, failed = 0, cancelled = 0) => ({
  requests,
  open,
  failed,
  cancelled,
})

describe('what is announced', () => {
  it.each([
    [counts(0, 0), counts(1, 1), '1 request started'],
    [counts(5, 3), counts(7, 1, 1), '2 requests started, 3 finished, 1 failed'],
    [counts(5, 3), counts(5, 1, 0, 2), '2 requests cancelled'],
    [counts(5, 3), counts(5, 3), ''],
  ])('[I105] from %j to %j: %s', (before, after, words) => {
    expect(announcementOf(before, after)).toBe(words)
  })
})

describe('the announcer', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
  })

  it('[I105] speaks once for all that happened in three seconds, and not when it is silenced', async () => {
    const log = new SimulatedLog()
    const { client, model, frame } = await renderInspector(log, <Announcer />)
    const publish = (ids: readonly string[]): void =>
      act(() => {
        client.publishEntries(ids.map((id) => log.request(id)))
        frame()
      })
    publish(['a'])
    publish(['b', 'c'])
    expect(spoken()).toBe('')
    act(() => {
      vi.advanceTimersByTime(3000)
    })
    expect(spoken()).toBe('3 requests started')
    act(() => model.view.setState({ isQuiet: true }))
    publish(['d'])
    act(() => {
      vi.advanceTimersByTime(9000)
    })
    expect(spoken()).toBe('3 requests started')
  })
})
