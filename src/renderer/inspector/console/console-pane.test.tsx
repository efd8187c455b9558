import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { ConsolePane } from './console-pane.tsx'

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
})
