import { describe, expect, it } from 'vitest'
import { createManualSchedule } from '../testing/manual-schedule.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { clientsOf, createSimulatedClient } from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { createInspectorModel } from './model.ts'
import { revealExchange } from './reveal-store.ts'

async function setUp(count: number) {
  const log = new SimulatedLog()
  for (let index = 0; index < count; index += 1)
    log.request(`r${index}`, { url: `http://h${index % 2}.com/` })
  const { schedule, frame } = createManualSchedule()
  const time = { nowMs: 0, stepMs: 0 }
  const model = createInspectorModel({
    clients: clientsOf(createSimulatedClient(log)),
    storage: createMemoryStorage(),
    schedule,
    nowMs: () => (time.nowMs += time.stepMs),
  })
  await model.feed.start()
  return { model, frame, time }
}

describe('an exchange that is asked for from elsewhere', () => {
  it('[I77] is selected and opened; a filter that shows it stays', async () => {
    const { model } = await setUp(4)
    model.view.setState({ query: 'h1' })
    revealExchange(model, 'r3')
    expect(model.view.getState()).toMatchObject({ selectedId: 'r3', isDetailOpen: true, query: 'h1' })
    expect(model.reveals.getState().exchangeId).toBe('r3')
  })

  it('[I77] takes a filter away that hides it', async () => {
    const { model } = await setUp(4)
    model.view.setState({ query: 'h1' })
    revealExchange(model, 'r2')
    expect(model.view.getState().query).toBe('')
    expect(model.list.store.getState().lines.indexOf('r2')).toBe(2)
  })

  it('[I77] unfolds its group, and leaves others and the filter as they are', async () => {
    const { model } = await setUp(4)
    const foldedGroups = ['host:h0.com', 'host:h1.com']
    model.view.setState({ groupBy: 'host', foldedGroups, query: 'http' })
    revealExchange(model, 'r2')
    expect(model.view.getState()).toMatchObject({ foldedGroups: ['host:h1.com'], query: 'http' })
    expect(model.list.store.getState().lines.indexOf('r2')).toBe(2)
  })

  it('[I77] waits for the list that is worked out', async () => {
    const { model, frame, time } = await setUp(3000)
    model.view.setState({ query: 'h1', sort: { key: 'host', isDescending: true } })
    time.stepMs = 1
    revealExchange(model, 'r2')
    expect(model.reveals.getState().exchangeId).toBeUndefined()
    for (let slice = 0; slice < 50; slice += 1) frame()
    expect(model.reveals.getState().exchangeId).toBe('r2')
  })
})
