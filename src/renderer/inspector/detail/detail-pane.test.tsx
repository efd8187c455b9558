import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { ok } from '../../../shared/outcome.ts'
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

  it('[I130] say at which byte a cancel landed and what the app had got', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', responseHead(200, 1000))
    log.add({ kind: 'delivered', exchangeId: 'a', event: recordedEvent({ phase: 'began' }) })
    log.add({ kind: 'cancel', exchangeId: 'a', by: 'app', receivedBytes: 410 })
    await openTab(log, 'Overview')
    expect(panel().textContent).toContain('Cancelled by the app')
    expect(panel().textContent).toContain(
      'It landed at 410 bytes of 1,000 bytes (41 %). The app had got began. The app got nothing after it.',
    )
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

  it('[I130] explain a failure and a status', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', responseHead(503, 0, 'Busy'))
    log.wire('a', { type: 'failure', failure: { code: 'CONNECTION_LOST', message: 'It broke off.' } })
    await openTab(log, 'Overview')
    expect(panel().textContent).toContain('Connection lost CONNECTION_LOST')
    expect(panel().textContent).toContain('Mostly helps: Throw the part away')
    expect(panel().textContent).toContain('The server is overloaded or down for a while')
  })

  it('[I131] tell what a reused connection left out', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', { type: 'socket', reused: true, remoteAddress: '127.0.0.1:80' })
    log.finish('a')
    await openTab(log, 'Overview')
    const rows = within(screen.getByRole('table', { name: 'Phases on the wire' })).getAllByRole('row')
    expect(rows.map((row) => row.textContent)).toContain('TLSreused')
    expect(panel().textContent).toContain('127.0.0.1:80')
  })

  it('[I243] say of an imported request where it is from and what cannot be done', async () => {
    const log = new SimulatedLog()
    log.add({ kind: 'life-cycle', event: 'import', detail: 'players.har' })
    log.request('a')
    log.finish('a')
    await openTab(log, 'Overview')
    expect(screen.getByTitle('Read from players.har').textContent).toBe('Archive')
    expect(panel().textContent).toContain('Read from players.har: it is over')
    fireEvent.click(screen.getByRole('tab', { name: 'Headers' }))
    expect(screen.getByTitle('Read from players.har')).toBeTruthy()
  })

  it('[I242] tell simulated time apart from what was measured', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', { type: 'socket', reused: true })
    log.wire('a', { type: 'request-sent', sentBytes: 0 })
    const head = responseHead(200, 10)
    log.wire('a', head.type === 'response-head' ? { ...head, simulatedMs: 8 } : head)
    log.wire('a', { type: 'response-end', receivedBytes: 10, simulatedMs: 6 })
    await openTab(log, 'Overview')
    expect(panel().textContent).toContain('40 ms = 26 ms measured + 14 ms simulated')
    expect(document.querySelectorAll('.timing-track .simulated-hatch')).toHaveLength(2)
  })

  it('[I132] show headers as they were sent, with what was added', async () => {
    const log = new SimulatedLog()
    log.request('a', { headers: [['X-Game', '1']] })
    log.wire('a', {
      type: 'request-head',
      head: {
        url: 'http://a.test/',
        method: 'GET',
        httpVersion: '1.1',
        headers: [
          ['X-Game', '1'],
          ['Cookie', 'sid=7; lang=en'],
          ['Cookie', 'b=2'],
        ],
        sizeBytes: 90,
      },
    })
    await openTab(log, 'Headers')
    const rows = within(screen.getByRole('table', { name: 'Request headers' })).getAllByRole('row')
    expect(rows.map((row) => row.textContent)).toEqual([
      'X-Game1',
      'Cookiesid=7; lang=enadded',
      'Cookieb=2added',
    ])
    expect(screen.getByRole('table', { name: 'Request cookies' }).textContent).toBe('sid7langenb2')
    fireEvent.change(screen.getByLabelText('Find in headers'), { target: { value: 'game' } })
    expect(within(screen.getByRole('table', { name: 'Request headers' })).getAllByRole('row')).toHaveLength(1)
  })

  it('[I133] show the query and the form of a request as tables', async () => {
    const log = new SimulatedLog()
    log.request('a', {
      url: 'http://a.test/?a=1&a=b%20c&d=%zz',
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      bodySizeBytes: 12,
    })
    const { client, model } = await openTab(log, 'Overview')
    const bytes = new TextEncoder().encode('name=Ada+L&x')
    Object.assign(client, { readBody: async () => ok({ bytes, keptBytes: 12, sizeBytes: 12 }) })
    act(() => model.view.setState({ detailTab: 'request' }))
    expect(screen.getByRole('table', { name: 'Query parameters' }).textContent).toBe(
      'a1ab cd%zznot decoded: a % stands wrong',
    )
    expect((await screen.findByRole('table', { name: 'Form fields' })).textContent).toBe('nameAda Lx')
  })

  it('[I134] keep what was shown until the next exchange is there', async () => {
    const log = new SimulatedLog()
    log.request('a', { url: 'http://a.test/one' })
    log.request('b', { url: 'http://a.test/two' })
    const { client, model } = await openTab(log, 'Overview')
    const { entriesOf } = client
    const gate = new EventTarget()
    Object.assign(client, {
      entriesOf: async (input: { readonly exchangeId: string }) => {
        await new Promise((resolve) => {
          gate.addEventListener('open', resolve)
        })
        return entriesOf(input)
      },
    })
    act(() => model.view.setState({ selectedId: 'b' }))
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('GET two')
    expect(panel().textContent).toContain('http://a.test/one')
    expect(panel().getAttribute('aria-busy')).toBe('true')
    await act(async () => gate.dispatchEvent(new Event('open')))
    expect(panel().textContent).toContain('http://a.test/two')
    expect(panel().getAttribute('aria-busy')).toBe('false')
  })

  it('[I135] say that the log keeps nothing of an exchange any more', async () => {
    const log = new SimulatedLog()
    log.request('a')
    const { client, model } = await openTab(log, 'Overview')
    Object.assign(client, { entriesOf: async () => ok({ entries: [] }) })
    act(() => model.view.setState({ selectedId: undefined }))
    act(() => model.view.setState({ selectedId: 'a' }))
    expect(await screen.findByText(/^The log keeps nothing of this request any more/)).toBeTruthy()
  })

  it('[I136] keep a note and a mark', async () => {
    const log = new SimulatedLog()
    log.request('a')
    const { client } = await openTab(log, 'Overview')
    const field = screen.getByLabelText('Note')
    fireEvent.change(field, { target: { value: 'why twice?' } })
    fireEvent.blur(field)
    fireEvent.click(screen.getByRole('button', { name: 'Mark blue' }))
    expect(client.calls.filter(([name]) => name === 'annotate').map(([, input]) => input)).toEqual([
      { exchangeIds: ['a'], note: 'why twice?' },
      { exchangeIds: ['a'], mark: 'blue' },
    ])
  })
})
