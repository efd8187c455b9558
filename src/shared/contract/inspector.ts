import { z } from 'zod'
import { connectionNames } from '../connection.ts'
import type { LogEntry } from '../log-entry.ts'
import { profileNames, type ProfileName } from '../profile/profile.ts'
import type { Switches } from '../switches.ts'
import type { Client, ContractOf, Handlers } from './define.ts'
import type { inspectorNames } from './names.ts'

export type SessionState = 'none' | 'starting' | 'running' | 'suspended' | 'ended' | 'failed'

export type SimulatorState = {
  readonly project?: {
    readonly name: string
    readonly path: string
    readonly sandboxPath: string
    /** Routed hosts, for the empty state and the status bar. */
    readonly hosts: readonly string[]
  }
  readonly sessionId?: string
  readonly session: SessionState
  /** Of the running session. */
  readonly profile: ProfileName
  /** What the next launch will take; the same as `profile` unless it was switched since. */
  readonly nextProfile: ProfileName
  readonly switches: Switches
  /** Why the project could not be opened or the session failed: what, where, what to do. */
  readonly problem?: string
}

export type Snapshot = {
  readonly state: SimulatorState
  readonly entries: readonly LogEntry[]
  /** The newest sequence number of the log, also when `entries` is empty. */
  readonly sequence: number
  /** The log's clock at this moment, so that a reloaded window shows right how long an open request has run. */
  readonly nowMs?: number
}

const nothing = z.strictObject({})

export const inspector = {
  calls: {
    snapshot: { input: nothing, output: z.custom<Snapshot>() },
    cancel: {
      input: z.strictObject({ exchangeIds: z.array(z.string().max(128)).min(1).max(100_000) }),
      output: z.void(),
    },
    relaunch: { input: nothing, output: z.void() },
    suspend: { input: nothing, output: z.void() },
    resume: { input: nothing, output: z.void() },
    /** Takes effect at the next launch. */
    setProfile: { input: z.strictObject({ profile: z.enum(profileNames) }), output: z.void() },
    /** Another choice relaunches the running app. */
    setStrict: { input: z.strictObject({ isStrict: z.boolean() }), output: z.void() },
    setRelaunchesOnChange: { input: z.strictObject({ relaunchesOnChange: z.boolean() }), output: z.void() },
    setConnection: { input: z.strictObject({ connection: z.enum(connectionNames) }), output: z.void() },
    /** Holds the device another way, by a quarter. */
    turn: { input: z.strictObject({ to: z.enum(['left', 'right']) }), output: z.void() },
    zoom: { input: z.strictObject({ to: z.enum(['in', 'out', 'actual', 'fit']) }), output: z.void() },
    /** Asks for a folder in a native dialog; `false` when the user chose none. */
    openProject: { input: nothing, output: z.boolean() },
    showSandbox: { input: nothing, output: z.void() },
    /** Empties the app's directories and relaunches. */
    clearSandbox: { input: nothing, output: z.void() },
    /** Forgets all exchanges that are over, and the console. */
    clearLog: { input: nothing, output: z.void() },
  },
  topics: {
    /** Consecutive entries; a gap to the last known sequence means: ask for a snapshot. */
    entries: z.custom<{ readonly entries: readonly LogEntry[] }>(),
    state: z.custom<SimulatorState>(),
  },
} as const satisfies ContractOf<typeof inspectorNames>

export type InspectorClient = Client<typeof inspector>
export type InspectorHandlers<Caller> = Handlers<typeof inspector, Caller>
