import { describe, expect, it } from 'vitest'
import { ok } from '../../../shared/outcome.ts'
import { createManualSchedule } from '../testing/manual-schedule.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { clientsOf, createSimulatedClient, snapshotOf } from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { createInspectorModel } from './model.ts'
import { openDetail, setQuery } from './view-store.ts'

async function setUp(count = 6) {
  const log = new SimulatedLog()
  for (let index = 0; index < count; index += 1) log.request(`r${index}`, { url: `http://x.com/${index}` })
  const client = createSimulatedClient(log)
  const { schedule } = createManualSchedule()
  const storage = createMemoryStorage()
  const model = createInspectorModel({ clients: clientsOf(client), storage, schedule, nowMs: () => 0 })
  await model.feed.start()
  const { selection, view } = model
  const ids = (): string => [...selection.store.getState().ids].toSorted().join(' ')
  const focused = (): string | undefined => view.getState().selectedId
  return { log, client, model, selection, view, ids, focused }
}

describe('the selection', () => {
  it('[I76] grows and shrinks one by one, and ends at a plain click', async () => {
    const { selection, ids, focused } = await setUp()
    selection.only('r1')
    selection.toggle('r3')
    selection.toggle('r5')
    expect([ids(), focused()]).toEqual(['r1 r3 r5', 'r5'])
    selection.toggle('r5')
    expect([ids(), focused()]).toEqual(['r1 r3', 'r3'])
    selection.only('r0')
    expect([ids(), focused()]).toEqual(['r0', 'r0'])
    selection.toggle('r0')
    expect([ids(), focused()]).toEqual(['', undefined])
  })

  it('[I76] reaches from where it began, in both directions', async () => {
    const { selection, ids, focused } = await setUp()
    selection.only('r2')
    selection.extendTo('r4')
    expect([ids(), focused()]).toEqual(['r2 r3 r4', 'r4'])
    selection.extendTo('r1')
    expect([ids(), focused()]).toEqual(['r1 r2', 'r1'])
    selection.toggle('r5')
    selection.extendTo('r4')
    expect(ids()).toBe('r4 r5')
  })

  it('[I76] takes all that is shown, and gives it back but one', async () => {
    const { selection, view, ids, focused } = await setUp()
    setQuery(view, '/[135]$/')
    selection.only('r3')
    selection.all()
    expect([ids(), focused()]).toEqual(['r1 r3 r5', 'r3'])
    expect(selection.clearMany()).toBe(true)
    expect([ids(), focused(), selection.clearMany()]).toEqual(['r3', 'r3', false])
  })

  it('[I76] survives a filter and a sort; what is shown of it stands in the order of the list', async () => {
    const { selection, view, ids } = await setUp()
    selection.set(['r4', 'r1', 'r2'])
    setQuery(view, '-4')
    expect([ids(), selection.shown()]).toEqual(['r1 r2 r4', ['r1', 'r2']])
    setQuery(view, '')
    view.setState({ sort: { key: 'started', isDescending: true } })
    expect(selection.shown()).toEqual(['r4', 'r2', 'r1'])
  })

  it('[I76] follows a focus that comes from elsewhere', async () => {
    const { selection, view, ids } = await setUp()
    selection.set(['r1', 'r2'])
    openDetail(view, 'r2')
    expect(ids()).toBe('r1 r2')
    openDetail(view, 'r5')
    expect(ids()).toBe('r5')
    selection.extendTo('r3')
    expect(ids()).toBe('r3 r4 r5')
  })

  it('[I76] drops what the log forgot', async () => {
    const { log, client, model, selection, ids, focused } = await setUp()
    selection.set(['r1', 'r4', 'r5'])
    const kept = log.entries.filter((entry) => 'exchangeId' in entry && entry.exchangeId !== 'r5')
    client.answerSnapshot = async () => ok(snapshotOf(log, { entries: kept }))
    await model.feed.resync()
    expect([ids(), focused()]).toEqual(['r1 r4', 'r4'])
  })
})

describe('headers as columns', () => {
  it('[I79] a new one is read from the log, one that is known is not', async () => {
    const { client, model, view } = await setUp(1)
    const snapshots = (): number => client.calls.filter(([name]) => name === 'snapshot').length
    const { columns } = view.getState()
    const withHeader = [...columns, { key: 'request:x-id', widthPx: 90 }]
    view.setState({ columns: withHeader })
    await expect.poll(() => model.exchanges.getState().ledger.keeping.kept).toEqual(new Set(['request:x-id']))
    expect(snapshots()).toBe(2)
    view.setState({ columns })
    view.setState({ columns: withHeader.toReversed() })
    await model.feed.resync()
    expect(snapshots()).toBe(3)
  })
})
