import { z } from 'zod'
import { connectionNames } from '../connection.ts'
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

/** Longer texts are saved to a file, not copied. */
export const mostCopiedCharacters = 16 * 1024 * 1024

const nothing = z.strictObject({})

export const inspector = {
  calls: {
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
    /** Runs an example that comes with the simulator and needs no internet. */
    openSample: { input: nothing, output: z.void() },
    showSandbox: { input: nothing, output: z.void() },
    /** Empties the app's directories and relaunches. */
    clearSandbox: { input: nothing, output: z.void() },
    /** Puts a text on the clipboard. */
    copy: { input: z.strictObject({ text: z.string().max(mostCopiedCharacters) }), output: z.void() },
  },
  topics: {
    state: z.custom<SimulatorState>(),
  },
} as const satisfies ContractOf<typeof inspectorNames>

export type InspectorClient = Client<typeof inspector>
export type InspectorHandlers<Caller> = Handlers<typeof inspector, Caller>
