import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Dialogs } from '../commands/dialogs.tsx'
import { renderInspector } from '../testing/render-inspector.tsx'
import { recordedEvent, responseHead, SimulatedLog } from '../testing/simulated-log.ts'
import { compareCommands } from './compare-commands.ts'

afterEach(cleanup)

function twoRequests(): SimulatedLog {
  const log = new SimulatedLog()
  for (const [id, status] of [
    ['a', 200],
    ['b', 404],
  ] as const) {
    log.request(id, { url: `http://h.test/scores?page=${id}&size=10` })
    log.wire(id, responseHead(status, 30))
    log.add({ kind: 'delivered', exchangeId: id, event: recordedEvent({ status }) })
    log.wire(id, { type: 'response-end', receivedBytes: 30 })
  }
  return log
}

async function openComparison() {
  const rendered = await renderInspector(twoRequests(), <Dialogs />)
  const [compare] = compareCommands
  expect(compare?.isAvailable(rendered.model)).toBe(false)
  act(() => {
    rendered.model.selection.set(['a', 'b'])
    expect(compare?.isAvailable(rendered.model)).toBe(true)
    compare?.run(rendered.model)
  })
  await screen.findByRole('table')
  return rendered
}

const rowOf = (name: RegExp): HTMLElement => screen.getByRole('row', { name })

describe('[I160] comparing two requests', () => {
  it('shows them fact by fact, and only the differences', async () => {
    await openComparison()
    expect(rowOf(/Status/).dataset['kind']).toBe('different')
    expect(rowOf(/Status/).textContent).toContain('200 OK')
    expect(rowOf(/Status/).textContent).toContain('404 OK')
    expect(rowOf(/page/).dataset['kind']).toBe('different')
    expect(rowOf(/Method/).dataset['kind']).toBe('same')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Only differences' }))
    expect(screen.queryByRole('row', { name: /Method/ })).toBeNull()
    expect(rowOf(/Status/)).toBeTruthy()
  })

  it('steps through the differences by key', async () => {
    await openComparison()
    const dialog = screen.getByRole('dialog')
    const differing = Array.from(dialog.querySelectorAll('tr[tabindex]'))
    expect(differing.length).toBeGreaterThan(2)
    const facts = within(dialog).getByRole('region', { name: 'Facts' })
    fireEvent.keyDown(facts, { key: 'F7' })
    expect(document.activeElement).toBe(differing[0])
    fireEvent.keyDown(facts, { key: 'F7', shiftKey: true })
    expect(document.activeElement).toBe(differing.at(-1))
  })

  it('ends with Escape', async () => {
    const { model } = await openComparison()
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
    expect(model.dialogs.getState().open).toBeUndefined()
  })
})
