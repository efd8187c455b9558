import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { fail, ok } from '../../../shared/outcome.ts'
import { createManualSchedule } from '../testing/manual-schedule.ts'
import {
  clientsOf,
  createSimulatedClient,
  runningState,
  smallUsage,
  snapshotOf,
} from '../testing/simulated-client.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
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

  it('[I80] reads the log anew when the log let go of much that the window holds, and not again at once', async () => {
    const { log, client, feed, ids, snapshots } = setUp()
    for (let index = 0; index < 1500; index += 1) log.request(`r${index}`)
    await feed.start()
    client.publishUsage({ ...smallUsage, droppedExchanges: 1000 })
    expect(snapshots()).toBe(1)
    const usage = { ...smallUsage, droppedExchanges: 1001 }
    client.answerSnapshot = async () => ok(snapshotOf(log, { entries: log.entries.slice(-499), usage }))
    client.publishUsage(usage)
    await expect.poll(() => ids().length).toBe(499)
    client.publishUsage({ ...usage, droppedExchanges: 1100 })
    expect(snapshots()).toBe(2)
  })

  it('[I78] paused, it folds and keeps nothing, counts what waits, and resumed it asks for that alone', async () => {
    const { log, client, feed, frame, ids, exchanges } = setUp()
    await feed.start()
    client.publishEntries([log.request('a')])
    feed.pause()
    expect(ids()).toEqual(['a'])
    client.publishEntries([log.request('b'), log.print('x')])
    frame()
    expect(ids()).toEqual(['a'])
    expect(exchanges.getState()).toMatchObject({ isPaused: true, waitingEntries: 2 })
    const resumed = feed.resume()
    // Comes while the log is asked.
    client.publishEntries([log.request('c')])
    await resumed
    frame()
    expect(ids()).toEqual(['a', 'b', 'c'])
    expect(exchanges.getState()).toMatchObject({ isPaused: false, waitingEntries: 0 })
    expect(client.calls.filter(([name]) => name === 'snapshot').at(-1)).toEqual([
      'snapshot',
      { afterSequence: 1, headers: [] },
    ])
  })

  it('[I78] reads a long log in pages, also the part that came during a pause', async () => {
    const { log, client, feed, ids, snapshots } = setUp()
    client.answerSnapshot = async (afterSequence) => {
      const upTo = Math.min(log.sequence, afterSequence + 3)
      const entries = log.entries.slice(afterSequence, upTo)
      return ok(snapshotOf(log, { entries, upTo, isComplete: upTo === log.sequence }))
    }
    for (const id of ['a', 'b', 'c', 'd']) log.request(id)
    await feed.start()
    expect(snapshots()).toBe(2)
    feed.pause()
    for (const id of ['e', 'f', 'g', 'h']) client.publishEntries([log.request(id)])
    await feed.resume()
    expect(ids()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    expect(snapshots()).toBe(4)
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

  it('[I21] reads what is missing at most four times a second, and all of it', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { log, client, feed, frame, ids, snapshots } = setUp()
    await feed.start()
    const gap = (id: string): void => {
      log.request(id)
      client.publishEntries([log.wire(id, { type: 'body-part', receivedBytes: 1 })])
      frame()
    }
    gap('a')
    await vi.advanceTimersByTimeAsync(0)
    expect([snapshots(), ids()]).toEqual([2, ['a']])
    gap('b')
    gap('c')
    await vi.advanceTimersByTimeAsync(200)
    expect(snapshots()).toBe(2)
    await vi.advanceTimersByTimeAsync(100)
    expect([snapshots(), ids()]).toEqual([3, ['a', 'b', 'c']])
    feed.stop()
  })
})
