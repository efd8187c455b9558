import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { openDetail } from '../state/view-store.ts'
import { renderInspector } from '../testing/render-inspector.tsx'
import { recordedEvent, responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { DetailPane } from './detail-pane.tsx'

afterEach(cleanup)

async function openTab(log: SimulatedLog, tab: string) {
  const rendered = await renderInspector(log, <DetailPane />)
  openedTab = tab
  act(() => openDetail(rendered.model.view, 'a'))
  fireEvent.click(await screen.findByRole('tab', { name: new RegExp(`^${tab}`) }))
  return rendered
}

let openedTab = ''
const panel = (): HTMLElement => screen.getByRole('tabpanel', { name: new RegExp(`^${openedTab}`) })

describe('the details', () => {
  it('show delivered events with all fields and withheld ones with their reason', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.add({
      kind: 'delivered',
      exchangeId: 'a',
      event: recordedEvent({ phase: 'began', responseHeaders: { ETag: '"1"' } }),
    })
    log.add({
      kind: 'withheld',
      exchangeId: 'a',
      event: recordedEvent({ phase: 'progress' }),
      reason: 'same-phase-within-1000-ms',
    })
    await openTab(log, 'Timeline')
    fireEvent.click(screen.getByRole('button', { name: 'List' }))
    const items = within(screen.getByRole('list', { name: 'Events' })).getAllByRole('listitem')
    expect(items).toHaveLength(2)
    expect(items[0]?.textContent).toContain('bytesEstimated-1')
    expect(items[0]?.textContent).toContain('ETag"1"')
    expect(items[1]?.querySelector('[data-withheld]')?.textContent).toContain(
      'withheld: same phase within 1000 ms',
    )
  })

  it('show a hostile body as text', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', responseHead(200, 30))
    const bytes = new TextEncoder().encode('<script>alert(1)</script><img src=x>')
    log.add({
      kind: 'delivered',
      exchangeId: 'a',
      event: recordedEvent({ response: { kind: 'bytes', bytes }, responseType: 'text' }),
    })
    await openTab(log, 'Response')
    const body = await screen.findByLabelText('Response body')
    expect(panel().querySelector('script, img')).toBeNull()
    expect(body.textContent).toBe('<script>alert(1)</script><img src=x>')
  })

  it('show the beginning of a body that is no longer kept, and say so', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', responseHead(200, 5_000_000))
    log.add({
      kind: 'delivered',
      exchangeId: 'a',
      event: recordedEvent({
        response: { kind: 'bytes', bytes: new Uint8Array(1000).fill(65) },
        responseSizeBytes: 5_000_000,
      }),
    })
    await openTab(log, 'Response')
    expect(await within(panel()).findByText('No answer was given for readBody.')).toBeTruthy()
    expect(screen.getByLabelText('Response body').textContent).toHaveLength(1000)
  })

  it('say at which byte a cancel landed', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', responseHead(200, 1000))
    log.add({ kind: 'cancel', exchangeId: 'a', by: 'app', receivedBytes: 410 })
    await openTab(log, 'Overview')
    expect(panel().textContent).toContain('Cancelled by the app')
    expect(panel().textContent).toContain('At 410 bytes of the body (41 %).')
  })

  it('go on to live while they are open', async () => {
    const log = new SimulatedLog()
    log.request('a')
    const { client, frame } = await openTab(log, 'Response')
    expect(panel().textContent).toBe('No response yet.')
    act(() => {
      client.publishEntries([log.wire('a', responseHead(404, 0, 'Not Found'))])
      frame()
    })
    expect(panel().textContent).toContain('HTTP/1.1 404 Not Found')
  })
})
