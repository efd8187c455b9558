import type { LogEntry } from '../../../shared/log-entry.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { ok } from '../../../shared/outcome.ts'
import type { InspectorClient, SimulatorState, Snapshot } from '../client.ts'
import { firstSwitches } from '../../../shared/switches.ts'
import type { SimulatedLog } from './simulated-log.ts'

export type SimulatedClient = InspectorClient & {
  /** Names of the calls, in order, with what was asked. */
  readonly calls: (readonly [name: string, input: unknown])[]
  readonly publishEntries: (entries: readonly LogEntry[]) => void
  readonly publishState: (state: SimulatorState) => void
  /** What the next snapshots answer; the log as it stands by default. */
  answerSnapshot: () => Promise<Outcome<Snapshot>>
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

  const client: SimulatedClient = {
    calls,
    publishEntries: (entries) => publish('entries', { entries }),
    publishState: (next) => publish('state', next),
    answerSnapshot: async () => ok({ state, entries: [...log.entries], sequence: log.sequence }),
    answer: async () => ok(undefined),
    on: (topic, hear) => {
      const listener = { topic, hear }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: (input) => {
      calls.push(['snapshot', input])
      return client.answerSnapshot()
    },
    openProject: async (input) => {
      const outcome = await call('openProject')(input)
      return outcome.ok ? ok(true) : outcome
    },
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
    clearLog: call('clearLog'),
  }
  return client
}
