import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { foldExchanges } from '../../../shared/run/fold-exchanges.ts'
import { openDetail } from '../state/view-store.ts'
import { renderInspector } from '../testing/render-inspector.tsx'
import { recordedEvent, SimulatedLog } from '../testing/simulated-log.ts'
import { extentOf } from '../timeline/chart/extent.ts'
import { DetailPane } from './detail-pane.tsx'

afterEach(cleanup)

async function openTab(log: SimulatedLog, tab: string): Promise<void> {
  const { model } = await renderInspector(log, <DetailPane />)
  act(() => openDetail(model.view, 'a'))
  fireEvent.click(await screen.findByRole('tab', { name: new RegExp(`^${tab}`) }))
}

const drawn = (): number => screen.getAllByRole('rowheader', { name: /^X-/ }).length

const withheldEvents = (log: SimulatedLog, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    log.add({
      kind: 'withheld',
      exchangeId: 'a',
      event: recordedEvent({ phase: 'progress', bytesTransferred: index }),
      reason: 'same-phase-within-1000-ms',
    })
  }
}

describe('[I274] long lists', () => {
  it('of headers are drawn in parts, and looked through whole', async () => {
    const log = new SimulatedLog()
    log.request('a', {
      headers: Array.from({ length: 450 }, (_, index): [string, string] => [`X-${index}`, `${index}`]),
    })
    await openTab(log, 'Headers')
    expect(drawn()).toBe(200)
    fireEvent.click(screen.getByRole('button', { name: 'Show 200 more' }))
    fireEvent.click(screen.getByRole('button', { name: 'Show 50 more' }))
    expect(drawn()).toBe(450)
    fireEvent.change(screen.getByLabelText('Find in headers'), {
      target: { value: 'X-449' },
    })
    expect(drawn()).toBe(1)
  })

  it('of redirects and of events are drawn in parts', async () => {
    const log = new SimulatedLog()
    log.request('a')
    for (let index = 0; index < 12; index += 1) {
      const url = `http://a.test/${index}`
      const head = { url, method: 'GET', httpVersion: '1.1', headers: [], sizeBytes: 1 }
      log.wire('a', { type: 'request-head', head })
      log.wire('a', { type: 'redirect', status: 302, location: url })
    }
    withheldEvents(log, 600)
    await openTab(log, 'Headers')
    expect(screen.getAllByRole('region', { name: /, as sent$/ })).toHaveLength(10)
    expect(screen.getByText(/2 more requests of this chain are not drawn/)).toBeTruthy()
    fireEvent.click(screen.getByRole('tab', { name: /^Timeline/ }))
    fireEvent.click(screen.getByRole('button', { name: 'List' }))
    expect(screen.getByRole('list', { name: 'Events' }).children).toHaveLength(500)
  })
})

it('[I275] a hundred thousand events of one request are put together at once', () => {
  const log = new SimulatedLog()
  log.request('a')
  withheldEvents(log, 100_000)
  const startedAtMs = performance.now()
  const [exchange] = foldExchanges(log.entries)
  // The square of it took more than ten seconds.
  expect(performance.now() - startedAtMs).toBeLessThan(3000)
  expect(exchange?.events).toHaveLength(100_000)
  expect(exchange?.events[99_999]?.event.bytesTransferred).toBe(99_999)
})

it('[I276] a request from before the log ends on its axis where it ended', () => {
  const log = new SimulatedLog()
  log.request('a')
  const [exchange] = foldExchanges(log.entries)
  if (exchange === undefined) throw new Error('unreachable')
  const past = { ...exchange, startedAtMs: -9000, endedAtMs: -8000, state: 'done' as const }
  expect(extentOf(past, 5000)).toEqual({ fromMs: -9000, untilMs: -8000 })
})
