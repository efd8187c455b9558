import { z } from 'zod'
import { orientations, type Device, type Orientation } from '../device.ts'
import { findingKinds } from '../finding.ts'
import type { ProfileName } from '../profile/profile.ts'
import type { Client, ContractOf, Handlers } from './define.ts'
import type { appSessionNames } from './names.ts'

/** What the app window needs to start. */
export type Launch = {
  readonly projectName: string
  readonly sessionId: string
  readonly profile: ProfileName
  /** The Lua machine, checked against its hash by the host. */
  readonly luaWasm: Uint8Array
  /** SQLite, for apps that require `sqlite3`. */
  readonly sqliteWasm?: Uint8Array
  /** The screen that is simulated; `config.lua` decides how the content lies on it. */
  readonly device: Device
  readonly orientation: Orientation
  /** What is not simulated is an error of Lua instead of a warning. */
  readonly isStrict: boolean
  /** What `network.getConnectionStatus()` tells; online over Wi-Fi without it. */
  readonly connection?: { readonly isConnected: boolean; readonly isMobile: boolean }
}

const consoleLine = z.strictObject({
  level: z.enum(['print', 'info', 'warning', 'error']),
  text: z.string().max(65_536),
  source: z.string().max(512).optional(),
  /** An error of the app that nobody caught. */
  isUncaught: z.literal(true).optional(),
})
export type ConsoleLine = z.output<typeof consoleLine>

export const appSession = {
  calls: {
    launch: { input: z.strictObject({}), output: z.custom<Launch>() },
    /** The app supports no other way to hold the device at first than this one. Heard once a launch. */
    hold: { input: z.strictObject({ orientation: z.enum(orientations) }), output: z.void() },
    /** Console lines, in order. The page sends at most one batch a frame. */
    report: { input: z.strictObject({ lines: z.array(consoleLine).min(1).max(1000) }), output: z.void() },
    /** Findings of the runtime; the host tells each kind once per place. */
    reportFindings: {
      input: z.strictObject({
        findings: z
          .array(
            z.strictObject({
              kind: z.enum(findingKinds),
              source: z.string().max(512).optional(),
              detail: z.string().max(2048).optional(),
            }),
          )
          .min(1)
          .max(100),
      }),
      output: z.void(),
    },
    /** Shows the host that the page is not stuck in a loop that no Lua hook can end. */
    answerPing: { input: z.strictObject({}), output: z.void() },
    /** The app's `applicationExit` listeners have run. */
    finishExit: { input: z.strictObject({}), output: z.void() },
    /** The user asks, in the app's window, for a new launch. `NOT_ALLOWED` when no user's input has come before. */
    relaunch: { input: z.strictObject({}), output: z.void() },
  },
  topics: {
    control: z.discriminatedUnion('command', [
      z.strictObject({ command: z.enum(['suspend', 'resume', 'exit']) }),
      /** Another app, or the system, opens a URL with this one. */
      z.strictObject({ command: z.literal('open'), url: z.string().max(8192) }),
      /** The device is held another way. */
      z.strictObject({ command: z.literal('rotate'), orientation: z.enum(orientations) }),
      /** The device's own link changes. */
      z.strictObject({ command: z.literal('connection'), isConnected: z.boolean(), isMobile: z.boolean() }),
    ]),
    ping: z.strictObject({}),
  },
} as const satisfies ContractOf<typeof appSessionNames>

export type AppSessionClient = Client<typeof appSession>
export type AppSessionHandlers<Caller> = Handlers<typeof appSession, Caller>
