import type { LogEntry } from '../../../shared/log-entry.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { fail, ok } from '../../../shared/outcome.ts'
import type {
  Clients,
  InspectorClient,
  LogUsage,
  SandboxFilesClient,
  SearchProgress,
  SimulatorState,
  Snapshot,
  TrafficClient,
} from '../client.ts'
import { firstSwitches } from '../../../shared/switches.ts'
import type { SimulatedLog } from './simulated-log.ts'

export type SimulatedClient = InspectorClient &
  TrafficClient &
  SandboxFilesClient & {
    /** Names of the calls, in order, with what was asked. */
    readonly calls: (readonly [name: string, input: unknown])[]
    readonly publishEntries: (entries: readonly LogEntry[]) => void
    readonly publishState: (state: SimulatorState) => void
    readonly publishUsage: (usage: LogUsage) => void
    readonly publishSearch: (progress: SearchProgress) => void
    /** What the next snapshots answer; the log as it stands by default. */
    answerSnapshot: (afterSequence: number) => Promise<Outcome<Snapshot>>
    /** What every other call answers. */
    answer: (name: string) => Promise<Outcome<undefined>>
  }

export const runningState: SimulatorState = {
  session: 'running',
  sessionId: 'session-1',
  profile: 'reference',
  nextProfile: 'reference',
  switches: firstSwitches,
  project: {
    name: 'cancel-button',
    path: '/projects/cancel-button',
    sandboxPath: '/sandboxes/cancel-button',
    hosts: ['plugins.solar2d.com'],
  },
}

/** The simulator's side of the inspector's contract, over a log that a test writes. */
export function createSimulatedClient(
  log: SimulatedLog,
  state: SimulatorState = runningState,
): SimulatedClient {
  const listeners = new Set<{ readonly topic: string; readonly hear: (payload: never) => void }>()
  const publish = (topic: string, payload: unknown): void => {
    for (const listener of listeners) {
      if (listener.topic === topic) Reflect.apply(listener.hear, undefined, [payload])
    }
  }
  const calls: SimulatedClient['calls'] = []
  const call = (name: string) => (input: unknown) => {
    calls.push([name, input])
    return client.answer(name)
  }

  /** Calls with an answer of their own; a test that needs one puts its own in place. */
  const refuse = (name: string) => async (input: unknown) => {
    calls.push([name, input])
    return fail('NOT_FOUND', `No answer was given for ${name}.`)
  }

  const client: SimulatedClient = {
    calls,
    publishEntries: (entries) => publish('entries', { entries }),
    publishState: (next) => publish('state', next),
    publishUsage: (usage) => publish('usage', usage),
    publishSearch: (progress) => publish('search', progress),
    answerSnapshot: async (afterSequence) =>
      ok(snapshotOf(log, { state, entries: log.entries.filter(({ sequence }) => sequence > afterSequence) })),
    answer: async () => ok(undefined),
    on: (topic: string, hear: (payload: never) => void) => {
      const listener = { topic, hear }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    heard: async () => ok(undefined),
    snapshot: (input) => {
      calls.push(['snapshot', input])
      return client.answerSnapshot(input.afterSequence)
    },
    openProject: async (input) => {
      const outcome = await call('openProject')(input)
      return outcome.ok ? ok(true) : outcome
    },
    openSample: call('openSample'),
    cancel: call('cancel'),
    relaunch: call('relaunch'),
    suspend: call('suspend'),
    resume: call('resume'),
    setProfile: call('setProfile'),
    setStrict: call('setStrict'),
    setRelaunchesOnChange: call('setRelaunchesOnChange'),
    setConnection: call('setConnection'),
    turn: call('turn'),
    zoom: call('zoom'),
    showSandbox: call('showSandbox'),
    clearSandbox: call('clearSandbox'),
    copy: call('copy'),
    entriesOf: async ({ exchangeId }) => {
      calls.push(['entriesOf', { exchangeId }])
      const entries = log.entries.filter((entry) => 'exchangeId' in entry && entry.exchangeId === exchangeId)
      return ok({ entries })
    },
    annotate: call('annotate'),
    clear: call('clear'),
    readBody: refuse('readBody'),
    saveBody: refuse('saveBody'),
    searchBodies: call('searchBodies'),
    stopSearch: call('stopSearch'),
    resend: refuse('resend'),
    exportHar: refuse('exportHar'),
    importHar: refuse('importHar'),
    list: refuse('list'),
    read: refuse('read'),
    hash: refuse('hash'),
    reveal: call('reveal'),
    remove: call('remove'),
    takeSnapshot: call('takeSnapshot'),
    compare: refuse('compare'),
  }
  return client
}

export const clientsOf = (client: SimulatedClient): Clients => ({
  commands: client,
  traffic: client,
  files: client,
})

/** The log as it stands, in one page. */
export const snapshotOf = (log: SimulatedLog, over: Partial<Snapshot> = {}): Snapshot => ({
  state: runningState,
  entries: [...log.entries],
  upTo: log.sequence,
  isComplete: true,
  nowMs: log.entries.at(-1)?.atMs ?? 0,
  usage: smallUsage,
  ...over,
})

export const smallUsage: LogUsage = {
  exchanges: 0,
  entryBytes: 0,
  mostEntryBytes: 1 << 30,
  bodyBytes: 0,
  mostBodyBytes: 1 << 30,
  droppedExchanges: 0,
  droppedBodies: 0,
}
