import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../shared/outcome.ts'
import type { Clients } from '../client.ts'
import { createManualSchedule } from '../testing/manual-schedule.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { clientsOf, createSimulatedClient, snapshotOf } from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { clearConsole } from './exchanges-store.ts'
import type { InspectorModel } from './model.ts'
import { createInspectorModel } from './model.ts'
import { dismissNotice } from './notices-store.ts'
import { setQuery } from './view-store.ts'

async function setUp(log = new SimulatedLog(), traffic: Partial<Clients['traffic']> = {}) {
  const client = createSimulatedClient(log)
  const { schedule, frame } = createManualSchedule()
  const storage = createMemoryStorage()
  const clients = clientsOf(client)
  const whole = { ...clients, traffic: { ...clients.traffic, ...traffic } }
  const model = createInspectorModel({ clients: whole, storage, schedule, nowMs: () => 0 })
  await model.feed.start()
  const notices = (): readonly string[] => model.notices.getState().notices.map((notice) => notice.text)
  return { log, client, frame, model, notices }
}

function shownIn({ list }: InspectorModel): readonly (string | undefined)[] {
  const { lines } = list.store.getState()
  return Array.from({ length: lines.count }, (_, index) => {
    const line = lines.at(index)
    return line?.kind === 'row' ? line.row.id : undefined
  })
}

describe('actions', () => {
  it('cancel an open exchange, and ask nothing for one that is over', async () => {
    const log = new SimulatedLog()
    log.request('open')
    log.request('over')
    log.finish('over')
    const { client, model } = await setUp(log)
    await model.actions.cancel('over')
    await model.actions.cancel('unknown')
    await model.actions.cancel('open')
    expect(client.calls.filter(([name]) => name === 'cancel')).toEqual([
      ['cancel', { exchangeIds: ['open'] }],
    ])
  })

  it('turn a refused call into a notice with its reason', async () => {
    const { client, model, notices } = await setUp()
    client.answer = async () => fail('SESSION_ENDED', 'no session is running')
    await model.actions.suspend()
    expect(notices()).toEqual(['The app could not be suspended: no session is running'])
  })

  it('[I52] tell which of several requests could not be sent again', async () => {
    const { model, notices } = await setUp(undefined, {
      resend: async () => ok({ exchangeIds: ['new'], problems: ['GET /a: It is gone.'] }),
    })
    expect(await model.actions.replay(['a', 'b'])).toEqual(['new'])
    expect(notices()).toEqual(['1 not sent again: GET /a: It is gone.'])
  })

  it('turn a broken call into a notice too', async () => {
    const { client, model, notices } = await setUp()
    client.answer = () => Promise.reject(new Error('the window is gone'))
    await model.actions.clearSandbox()
    expect(notices()).toEqual(['The sandbox could not be cleared: the window is gone'])
  })

  it('count the same failure up instead of stacking it', async () => {
    const { client, model } = await setUp()
    client.answer = async () => fail('INTERNAL', 'busy')
    await model.actions.relaunch()
    await model.actions.relaunch()
    const { notices } = model.notices.getState()
    expect(notices.map((notice) => notice.count)).toEqual([2])
    dismissNotice(model.notices, notices[0]?.id ?? 0)
    expect(model.notices.getState().notices).toEqual([])
  })

  it('read the log again after it was cleared', async () => {
    const log = new SimulatedLog()
    log.request('over')
    log.finish('over')
    log.request('open')
    const { client, model, frame } = await setUp(log)
    const kept = log.entries.slice(-1)
    client.answerSnapshot = async () => ok(snapshotOf(log, { entries: kept }))
    await model.actions.clearLog()
    expect(model.exchanges.getState().ledger.ids).toEqual(['open'])
    client.publishEntries([log.request('next')])
    frame()
    expect(model.exchanges.getState().ledger.ids).toEqual(['open', 'next'])
  })
})

describe('the model', () => {
  it('filters the exchanges when the view asks', async () => {
    const log = new SimulatedLog()
    log.request('a', { url: 'http://x.com/a.png' })
    log.request('b', { url: 'http://x.com/b.png' })
    const { model } = await setUp(log)
    setQuery(model.view, 'b.png')
    expect(shownIn(model)).toEqual(['b'])
  })

  it('keeps the filter when the log is read again', async () => {
    const log = new SimulatedLog()
    log.request('a', { url: 'http://x.com/a.png' })
    log.request('b', { url: 'http://x.com/b.png' })
    const { model } = await setUp(log)
    setQuery(model.view, 'a.png')
    await model.feed.resync()
    expect(shownIn(model)).toEqual(['a'])
  })

  it('does not bring a cleared console back with a snapshot', async () => {
    const log = new SimulatedLog()
    log.print('old')
    const { model } = await setUp(log)
    clearConsole(model.exchanges)
    log.print('new')
    await model.feed.resync()
    expect(model.exchanges.getState().ledger.console.lines.map((line) => line.text)).toEqual(['new'])
  })
})
