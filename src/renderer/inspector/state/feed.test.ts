import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../shared/log-entry.ts'
import { fail, ok } from '../../../shared/outcome.ts'
import { createManualSchedule } from '../testing/manual-schedule.ts'
import { clientsOf, createSimulatedClient, runningState, snapshotOf } from '../testing/simulated-client.ts'
import { recordedEvent, SimulatedLog } from '../testing/simulated-log.ts'
import { createDetails } from './details.ts'
import { createExchangesStore } from './exchanges-store.ts'
import { createFeed } from './feed.ts'

function setUp() {
  const log = new SimulatedLog()
  const client = createSimulatedClient(log)
  const exchanges = createExchangesStore()
  const problems: string[] = []
  const { schedule, frame } = createManualSchedule()
  const feed = createFeed({
    clients: clientsOf(client),
    details: createDetails(client),
    exchanges,
    schedule,
    query: () => '',
    keptHeaders: () => new Set(),
    report: (problem) => problems.push(problem),
    observe: () => {},
  })
  const ids = (): readonly string[] => exchanges.getState().ledger.ids
  const snapshots = (): number => client.calls.filter(([name]) => name === 'snapshot').length
  return { log, client, exchanges, problems, frame, feed, ids, snapshots }
}

describe('the feed', () => {
  it('shows what happened before the window opened', async () => {
    const { log, feed, ids, exchanges } = setUp()
    log.request('a')
    await feed.start()
    expect(ids()).toEqual(['a'])
    expect(exchanges.getState()).toMatchObject({ connection: 'live', simulator: runningState })
  })

  it('loses and doubles nothing when entries arrive while the snapshot is on its way', async () => {
    const { log, client, feed, frame, ids, exchanges, snapshots } = setUp()
    log.request('a')
    client.answerSnapshot = async () => {
      const inSnapshot = log.request('b')
      const answer = snapshotOf(log)
      // The batch holds one entry that the snapshot has and one that is newer.
      client.publishEntries([inSnapshot, log.request('c')])
      frame()
      return ok(answer)
    }
    await feed.start()
    frame()
    expect(ids()).toEqual(['a', 'b', 'c'])
    expect(exchanges.getState().ledger.sequence).toBe(3)
    expect(snapshots()).toBe(1)
  })

  it('reads the log anew when it holds far more than the log keeps, and not again at once', async () => {
    const { log, client, feed, frame, ids, snapshots } = setUp()
    await feed.start()
    const body = new Uint8Array(256 * 1024 * 1024)
    const answer = (id: string): readonly LogEntry[] => [
      log.request(id),
      log.add({
        kind: 'delivered',
        exchangeId: id,
        event: recordedEvent({ response: { kind: 'bytes', bytes: body } }),
      }),
    ]
    for (const id of ['a', 'b', 'c']) client.publishEntries(answer(id))
    // The log has let go of what was first.
    client.answerSnapshot = async () => ok(snapshotOf(log, { entries: log.entries.slice(-2) }))
    frame()
    await expect.poll(() => ids()).toEqual(['c'])
    expect(snapshots()).toBe(2)
    client.publishEntries(answer('d'))
    frame()
    expect(snapshots()).toBe(2)
    expect(ids()).toEqual(['c', 'd'])
  })

  it('applies all batches of a frame at once', async () => {
    const { log, client, feed, frame, exchanges, ids } = setUp()
    await feed.start()
    const { revision } = exchanges.getState()
    client.publishEntries([log.request('a')])
    client.publishEntries([log.request('b'), log.print('x')])
    expect(ids()).toEqual([])
    frame()
    expect(ids()).toEqual(['a', 'b'])
    expect(exchanges.getState().revision).toBe(revision + 1)
  })

  it('asks for a snapshot when a sequence number is missing', async () => {
    const { log, client, feed, frame, ids, snapshots } = setUp()
    await feed.start()
    log.request('lost')
    client.publishEntries([log.request('seen')])
    frame()
    await expect.poll(() => ids()).toEqual(['lost', 'seen'])
    expect(snapshots()).toBe(2)
  })

  it('asks when the gap is inside a batch', async () => {
    const { log, client, feed, frame, ids } = setUp()
    await feed.start()
    const first = log.request('a')
    log.request('b')
    client.publishEntries([first, log.request('c')])
    frame()
    await expect.poll(() => ids()).toEqual(['a', 'b', 'c'])
  })

  it('drops an entry that it has already', async () => {
    const { log, client, feed, frame, exchanges } = setUp()
    const entry = log.print('once')
    await feed.start()
    client.publishEntries([entry])
    frame()
    expect(exchanges.getState().ledger.console.lines).toHaveLength(1)
  })

  it('keeps a state that came while the snapshot was on its way', async () => {
    const { log, client, feed, exchanges } = setUp()
    client.answerSnapshot = async () => {
      client.publishState({ ...runningState, session: 'suspended' })
      return ok(snapshotOf(log))
    }
    await feed.start()
    expect(exchanges.getState().simulator.session).toBe('suspended')
  })

  it('says why the log could not be read, and recovers with the next batch', async () => {
    const { log, client, feed, frame, problems, ids } = setUp()
    const answer = client.answerSnapshot
    client.answerSnapshot = async () => fail('INTERNAL', 'not ready')
    log.request('a')
    await feed.start()
    expect(problems).toEqual(['The log could not be read: not ready'])
    client.answerSnapshot = answer
    client.publishEntries([log.request('b')])
    frame()
    await expect.poll(() => ids()).toEqual(['a', 'b'])
  })

  it('goes on with a new session in the same list', async () => {
    const { log, client, feed, frame, exchanges, ids } = setUp()
    await feed.start()
    client.publishEntries([log.request('a')])
    frame()
    const launch = log.add({ kind: 'life-cycle', event: 'launch' }, 'session-2')
    client.publishEntries([launch, log.request('b')])
    frame()
    expect(ids()).toEqual(['a', 'b'])
    expect(exchanges.getState().ledger.console.lines.map((line) => line.text)).toEqual(['Launched'])
  })

  it('hears nothing after it was stopped', async () => {
    const { log, client, feed, frame, ids } = setUp()
    await feed.start()
    client.publishEntries([log.request('a')])
    feed.stop()
    frame()
    client.publishEntries([log.request('b')])
    frame()
    expect(ids()).toEqual([])
  })
})
