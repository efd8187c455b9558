import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { useDetail } from '../context.ts'
import { renderInspector } from '../testing/render-inspector.tsx'
import { recordedEvent, responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { TimelineTab } from './timeline-tab.tsx'

afterEach(cleanup)

function Timeline() {
  const detail = useDetail('a')
  return detail?.state === 'ready' ? <TimelineTab exchange={detail.exchange} /> : null
}

function slowDownload(): SimulatedLog {
  const log = new SimulatedLog()
  log.add({ kind: 'life-cycle', event: 'launch', detail: 'cancel-button (Android)' })
  log.request('a')
  log.wire('a', { type: 'socket', reused: true })
  log.wire('a', { type: 'request-sent', sentBytes: 0 })
  log.wire('a', responseHead(200, 1000))
  log.add({ kind: 'delivered', exchangeId: 'a', event: recordedEvent({ phase: 'began' }) })
  log.add({ kind: 'life-cycle', event: 'suspend' })
  log.wire('a', { type: 'body-part', receivedBytes: 400 })
  log.add({ kind: 'life-cycle', event: 'resume' })
  log.add({ kind: 'life-cycle', event: 'connection', detail: 'Mobile data' })
  log.add({
    kind: 'withheld',
    exchangeId: 'a',
    event: recordedEvent({ phase: 'progress', bytesTransferred: 400 }),
    reason: 'same-phase-within-1000-ms',
  })
  return log
}

const options = (): readonly HTMLElement[] =>
  within(screen.getByRole('listbox', { name: 'Events' })).getAllByRole('option')
const eventPanel = (): HTMLElement => screen.getByRole('region', { name: 'Event' })
const isZoomed = (): boolean => document.querySelector('.timeline-plot[data-zoomed]') !== null

describe('the timeline', () => {
  it('[I158] has both lanes on one axis, and the life of the session behind them', async () => {
    await renderInspector(slowDownload(), <Timeline />)
    const marks = await screen.findAllByRole('option')
    expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'began, status 200, +0.040 s',
      'progress, status 200, 400 B, +0.090 s, withheld: same phase within 1000 ms',
    ])
    expect(marks[1]?.hasAttribute('data-withheld')).toBe(true)
    const drawing = document.querySelector('.timeline-drawing')
    expect(drawing?.querySelectorAll('[data-life="suspended"]')).toHaveLength(1)
    expect(drawing?.querySelector('[data-life="connection"]')?.textContent).toBe('Mobile data')
    expect(drawing?.querySelectorAll('.phase-bar').length).toBeGreaterThan(2)
    expect(drawing?.querySelector('.curve-line')).not.toBeNull()
    expect(screen.getByRole('list', { name: 'Phases on the wire' }).textContent).toContain(
      'Connection reused',
    )
  })

  it('[I159] one tab stop: arrows choose the event that is shown below', async () => {
    await renderInspector(slowDownload(), <Timeline />)
    const lane = await screen.findByRole('listbox', { name: 'Events' })
    expect(eventPanel().textContent).toContain('phase = "began"')
    fireEvent.keyDown(lane, { key: 'ArrowRight' })
    expect(eventPanel().textContent).toContain('Android delivers two events of the same phase')
    expect(lane.getAttribute('aria-activedescendant')).toBe(options()[1]?.id)
    expect(within(eventPanel()).getByRole('row', { name: /bytesTransferred 0.*400 \+400/ })).toBeTruthy()
    fireEvent.click(within(eventPanel()).getByRole('button', { name: 'JSON' }))
    expect(eventPanel().textContent).toContain('"phase": "progress"')
    fireEvent.keyDown(lane, { key: 'Home' })
    expect(eventPanel().textContent).toContain('"phase": "began"')
    expect(options()[0]?.getAttribute('aria-selected')).toBe('true')
  })

  it('[I159] copies the event as it is written', async () => {
    const { client } = await renderInspector(slowDownload(), <Timeline />)
    fireEvent.click(await screen.findByRole('button', { name: 'Copy the event as Lua' }))
    expect(client.calls.at(-1)).toEqual(['copy', { text: expect.stringContaining('phase = "began"') }])
  })

  it('[I151] a cancel is a line through both lanes, and the head says at which byte', async () => {
    const log = slowDownload()
    const { client, frame } = await renderInspector(log, <Timeline />)
    await screen.findByRole('listbox', { name: 'Events' })
    act(() => {
      client.publishEntries([
        log.add({ kind: 'cancel', exchangeId: 'a', by: 'inspector', receivedBytes: 400 }),
      ])
      frame()
    })
    expect(document.querySelector('[data-mark="cancel"]')).not.toBeNull()
    expect(
      screen.getByText(/at 400 bytes of 1,000 bytes \(40 %\)\. The app got nothing after it\./),
    ).toBeTruthy()
  })

  it('[I242] what the project simulated is hatched on the bars and told with the phases', async () => {
    const log = new SimulatedLog()
    log.request('a')
    log.wire('a', { type: 'socket', reused: true })
    log.wire('a', { type: 'request-sent', sentBytes: 0 })
    const head = responseHead(200, 10)
    log.wire('a', head.type === 'response-head' ? { ...head, simulatedMs: 8 } : head)
    log.wire('a', { type: 'response-end', receivedBytes: 10, simulatedMs: 6 })
    await renderInspector(log, <Timeline />)
    const phases = await screen.findByRole('list', { name: 'Phases on the wire' })
    expect(phases.textContent).toContain('Waiting for the server 10 ms (8 ms simulated)')
    const hatches = [...document.querySelectorAll('[data-simulated]')]
    expect(hatches.map((hatch) => hatch.textContent)).toEqual([
      'Waiting for the server: 8 ms of it simulated',
      'Receiving: 6 ms of it simulated',
    ])
  })

  it('[I245] has what was found at the request, with its line', async () => {
    const log = slowDownload()
    log.find({ kind: 'plain-http', exchangeId: 'a', source: 'main.lua:12' })
    await renderInspector(log, <Timeline />)
    const findings = await screen.findByRole('region', { name: 'Findings' })
    expect(findings.textContent).toContain('main.lua:12')
  })

  it('[I152] zooms with keys and buttons', async () => {
    await renderInspector(slowDownload(), <Timeline />)
    const lane = await screen.findByRole('listbox', { name: 'Events' })
    fireEvent.keyDown(lane, { key: '+' })
    expect(isZoomed()).toBe(true)
    fireEvent.keyDown(lane, { key: '0' })
    expect(isZoomed()).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: 'Zoom in' }))
    expect(isZoomed()).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Show all of it' }))
    expect(isZoomed()).toBe(false)
  })
})
