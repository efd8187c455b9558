import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderInspector } from '../testing/render-inspector.tsx'
import { smallUsage } from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { StatusBar } from './status-bar.tsx'

afterEach(cleanup)

function smallLog(): SimulatedLog {
  const log = new SimulatedLog()
  log.request('a')
  log.finish('a', 200, 1500)
  log.request('b', { url: 'http://two.test/' })
  return log
}

const footer = (): string => screen.getByRole('contentinfo', { name: 'Totals' }).textContent

describe('the totals', () => {
  it('[I103] are of all, and with a filter of what it shows against all', async () => {
    const { model } = await renderInspector(smallLog(), <StatusBar />)
    expect(footer()).toContain('2 requests')
    expect(footer()).toContain('1 open')
    expect(footer()).toContain('1.5 kB received')
    act(() => model.view.setState({ query: 'is:open' }))
    expect(footer()).toContain('1 of 2 requests')
    expect(footer()).toContain('0 B received')
  })
})

describe('an archive', () => {
  it('[I243] is told to be read only, and shown alone by a press', async () => {
    const log = smallLog()
    const { model } = await renderInspector(log, <StatusBar />)
    expect(screen.queryByRole('button', { name: /archive/ })).toBeNull()
    cleanup()
    log.add({ kind: 'life-cycle', event: 'import', detail: 'players.har' }, 'import-1')
    const imported = await renderInspector(log, <StatusBar />)
    const button = screen.getByRole('button', { name: '1 archive, read only' })
    expect(button.title).toContain('players.har')
    fireEvent.click(button)
    expect(imported.model.view.getState().query).toBe('is:imported')
    expect(model.view.getState().query).toBe('')
    fireEvent.click(button)
    expect(imported.model.view.getState().query).toBe('')
  })
})

describe('the record’s budget', () => {
  it('[I103] says what it takes of what it may, and that nothing was dropped', async () => {
    const { model } = await renderInspector(smallLog(), <StatusBar />)
    act(() => model.exchanges.setState({ usage: { ...smallUsage, entryBytes: 1000, bodyBytes: 2000 } }))
    const button = screen.getByRole('button', { name: 'Record' })
    expect(button.textContent).toBe('Record 3.0 kB')
    fireEvent.click(button)
    expect(await screen.findByText('2.0 kB of 1.1 GB')).toBeTruthy()
    expect(screen.getByText(/Nothing was dropped/)).toBeTruthy()
  })

  it('[I103] tells what was dropped, and why', async () => {
    const { model } = await renderInspector(smallLog(), <StatusBar />)
    const usage = {
      ...smallUsage,
      droppedExchanges: 1200,
      droppedBodies: 3,
      bodyProblem: 'The disk is full.',
    }
    act(() => model.exchanges.setState({ usage }))
    const button = screen.getByRole('button', { name: 'Record' })
    expect(button.textContent).toContain('1,203 dropped')
    fireEvent.click(button)
    expect(await screen.findByText('1,200 of the oldest requests were dropped.')).toBeTruthy()
    expect(screen.getByText('The disk is full.')).toBeTruthy()
  })
})
