import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { recordedEvent, SimulatedLog } from '../testing/simulated-log.ts'
import { ConsolePane } from './console-pane.tsx'
import { ConsoleTools } from './console-tools.tsx'

let restoreHeight = (): void => {}
beforeEach(() => {
  restoreHeight = pretendHeight(300)
})
afterEach(() => {
  cleanup()
  restoreHeight()
})

const output = (): HTMLElement => screen.getByRole('log', { name: 'Console output' })

describe('the console', () => {
  it('shows an error with its place and its traceback', async () => {
    const log = new SimulatedLog()
    log.add({
      kind: 'console',
      level: 'error',
      text: 'attempt to call a nil value\nstack traceback:\n\tmain.lua:3',
      source: 'main.lua:3',
    })
    await renderInspector(log, <ConsolePane />)
    const line = output().querySelector<HTMLElement>('.console-line')
    expect(line?.dataset['level']).toBe('error')
    expect(line?.querySelector('.console-text')?.textContent).toBe(
      'attempt to call a nil value\nstack traceback:\n\tmain.lua:3',
    )
    expect(line?.querySelector('.console-source')?.textContent).toBe('main.lua:3')
  })

  it('draws a part of many lines', async () => {
    const log = new SimulatedLog()
    for (let line = 0; line < 5000; line += 1) log.print(`line ${line}`)
    await renderInspector(log, <ConsolePane />)
    const drawn = output().querySelectorAll('.console-line').length
    expect(drawn).toBeGreaterThan(0)
    expect(drawn).toBeLessThan(200)
  })

  it('[I222] arrows walk the lines, Ctrl+C copies one and Enter shows its request', async () => {
    const log = new SimulatedLog()
    log.request('one')
    log.add({ kind: 'delivered', exchangeId: 'one', event: recordedEvent() })
    log.add({ kind: 'console', level: 'print', text: 'got it', source: 'main.lua:7' })
    log.print('then this')
    const { client, model } = await renderInspector(log, <ConsolePane />)
    const lines = screen.getByRole('listbox', { name: 'Console lines' })
    fireEvent.keyDown(lines, { key: 'ArrowUp' })
    fireEvent.keyDown(lines, { key: 'ArrowUp' })
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('got it')
    fireEvent.keyDown(lines, { key: 'c', ctrlKey: true })
    expect(client.calls).toContainEqual(['copy', { text: 'main.lua:7: got it' }])
    fireEvent.keyDown(lines, { key: 'Enter' })
    expect(model.view.getState()).toMatchObject({ selectedId: 'one', isDetailOpen: true })
  })

  it('[I223] a line names the request whose event came before it, and leads there', async () => {
    const log = new SimulatedLog()
    log.request('one')
    log.add({ kind: 'delivered', exchangeId: 'one', event: recordedEvent() })
    log.print('got it')
    const { model } = await renderInspector(log, <ConsolePane />)
    act(() => model.view.setState({ mainView: 'files' }))
    fireEvent.click(screen.getByTitle(/^GET logo-banner\.png: the app got an event of it 10 ms before/))
    expect(model.view.getState()).toMatchObject({ selectedId: 'one', mainView: 'traffic' })
  })

  it('[I220] shows the lines that the filter and the levels leave, and says when that is none', async () => {
    const log = new SimulatedLog()
    log.print('loaded level 1')
    log.add({ kind: 'console', level: 'warning', text: 'slow level' })
    const { client, model } = await renderInspector(
      log,
      <>
        <ConsoleTools />
        <ConsolePane />
      </>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Prints: 1' }))
    expect(output().textContent).not.toContain('loaded level 1')
    expect(output().textContent).toContain('slow level')
    fireEvent.change(screen.getByRole('textbox', { name: 'Filter the console' }), {
      target: { value: 'nothing such' },
    })
    expect(output().textContent).toContain('No line passes')
    act(() => model.console.setState({ query: 'level', levels: ['print', 'warning'] }))
    fireEvent.click(screen.getByRole('button', { name: 'Copy the lines that are shown' }))
    expect(client.calls).toContainEqual(['copy', { text: 'loaded level 1\nslow level' }])
  })
})
