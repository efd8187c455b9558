import { connectionStatusOf, type ConnectionName } from '../../shared/connection.ts'
import type { Orientation } from '../../shared/device.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { AppAction } from '../../shared/run/app-action.ts'
import type { AppEnd } from './headless-app.ts'
import { launchApp, type LaunchedApp, type LaunchOptions } from './launch-app.ts'

/** The device of a run: one app, launched as often as its user likes. */
export type Device = {
  /** The app ended, and not for a relaunch. */
  readonly ended: Promise<AppEnd>
  readonly perform: (action: AppAction, withinMs: number) => Promise<Outcome<void>>
  readonly suspend: () => Promise<Outcome<void>>
  readonly resume: () => Promise<Outcome<void>>
  readonly rotate: (orientation: Orientation) => Promise<Outcome<void>>
  readonly setConnection: (connection: ConnectionName) => Promise<Outcome<void>>
  readonly cancelExchange: (exchangeId: string) => void
  /** Ends the app and launches it anew. How the device is held and connected stays. */
  readonly relaunch: () => Promise<void>
  readonly endWhenIdle: () => void
  readonly close: () => Promise<void>
}

/** Long enough for an app that is busy with something else; nothing has to be looked for. */
const obeyWithinMs = 5000

export async function createDevice(
  options: Omit<LaunchOptions, 'orientation' | 'connection'>,
): Promise<Device> {
  let orientation: Orientation = 'portrait'
  let connection: ConnectionName = 'wifi'
  let launched: LaunchedApp
  let tellEnd: (end: AppEnd) => void
  const ended = new Promise<AppEnd>((resolve) => {
    tellEnd = resolve
  })
  const hearEnd = async (from: LaunchedApp): Promise<void> => {
    const end = await from.app.ended
    if (launched === from && relaunching === undefined) tellEnd(end)
  }
  const launch = async (): Promise<void> => {
    const next = await launchApp({ ...options, orientation, connection })
    launched = next
    void hearEnd(next)
  }
  const relaunch = async (): Promise<void> => {
    await launched.close('relaunch')
    if (!isClosed) await launch()
  }
  let relaunching: Promise<void> | undefined
  let isClosed = false
  await launch()
  const obey = (action: AppAction): Promise<Outcome<void>> => launched.app.perform(action, obeyWithinMs)

  return {
    ended,
    perform: (action, withinMs) => launched.app.perform(action, withinMs),
    suspend: async () => {
      const outcome = await obey({ kind: 'suspend' })
      launched.session.suspend()
      return outcome
    },
    resume: async () => {
      const outcome = await obey({ kind: 'resume' })
      launched.session.resume()
      return outcome
    },
    rotate: (next) => {
      orientation = next
      return obey({ kind: 'rotate', orientation })
    },
    setConnection: (next) => {
      connection = next
      launched.session.setConnection(connection)
      return obey({ kind: 'connection', ...connectionStatusOf(connection) })
    },
    cancelExchange: (exchangeId) => launched.session.cancelExchange(exchangeId, 'inspector'),
    relaunch: async () => {
      relaunching = relaunch()
      try {
        await relaunching
      } finally {
        relaunching = undefined
      }
    },
    endWhenIdle: () => launched.app.endWhenIdle(),
    close: async () => {
      isClosed = true
      // What it may launch yet is closed as well.
      await relaunching?.catch(() => {})
      await launched.close('close')
    },
  }
}
