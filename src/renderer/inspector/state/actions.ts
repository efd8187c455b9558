import type { ConnectionName } from '../../../shared/connection.ts'
import { isOpen } from '../../../shared/exchange.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { ProfileName } from '../../../shared/profile/profile.ts'
import type { Clients } from '../client.ts'
import type { ExchangesStore } from './exchanges-store.ts'
import type { Feed } from './feed.ts'

/** Everything that a person can ask of the simulator. None of them throws: a failure becomes a notice. */
export type Actions = {
  readonly cancel: (exchangeId: string) => Promise<void>
  readonly openProject: () => Promise<void>
  readonly relaunch: () => Promise<void>
  readonly suspend: () => Promise<void>
  readonly resume: () => Promise<void>
  /** Takes effect at the next launch. */
  readonly setProfile: (profile: ProfileName) => Promise<void>
  /** Another choice relaunches the running app. */
  readonly setStrict: (isStrict: boolean) => Promise<void>
  readonly setRelaunchesOnChange: (relaunchesOnChange: boolean) => Promise<void>
  readonly setConnection: (connection: ConnectionName) => Promise<void>
  readonly turn: (to: 'left' | 'right') => Promise<void>
  readonly zoom: (to: 'in' | 'out' | 'actual' | 'fit') => Promise<void>
  readonly showSandbox: () => Promise<void>
  readonly clearSandbox: () => Promise<void>
  readonly clearLog: () => Promise<void>
}

export type ActionDeps = {
  readonly clients: Pick<Clients, 'commands' | 'traffic'>
  readonly exchanges: ExchangesStore
  readonly feed: Pick<Feed, 'resync'>
  readonly report: (problem: string) => void
}

export function createActions({ clients, exchanges, feed, report }: ActionDeps): Actions {
  const { commands, traffic } = clients
  /** Whether the call went well; says what failed when it did not. */
  const attempt = async (what: string, call: () => Promise<Outcome<unknown>>): Promise<boolean> => {
    try {
      const outcome = await call()
      if (!outcome.ok) report(`${what}: ${outcome.error.message}`)
      return outcome.ok
    } catch (error) {
      report(`${what}: ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }

  const ask = async (what: string, call: () => Promise<Outcome<unknown>>): Promise<void> => {
    await attempt(what, call)
  }

  return {
    cancel: async (exchangeId) => {
      const exchange = exchanges.getState().ledger.byId.get(exchangeId)
      if (exchange === undefined || !isOpen(exchange)) return
      await attempt('The request could not be cancelled', () => traffic.cancel({ exchangeIds: [exchangeId] }))
    },
    openProject: () => ask('The project could not be opened', () => commands.openProject({})),
    relaunch: () => ask('The app could not be relaunched', () => commands.relaunch({})),
    suspend: () => ask('The app could not be suspended', () => commands.suspend({})),
    resume: () => ask('The app could not be resumed', () => commands.resume({})),
    setProfile: (profile) => ask('The profile could not be switched', () => commands.setProfile({ profile })),
    setStrict: (isStrict) => ask('Strict could not be switched', () => commands.setStrict({ isStrict })),
    setRelaunchesOnChange: (relaunchesOnChange) =>
      ask('Relaunch on File Change could not be switched', () =>
        commands.setRelaunchesOnChange({ relaunchesOnChange }),
      ),
    setConnection: (connection) =>
      ask('The connection could not be changed', () => commands.setConnection({ connection })),
    turn: (to) => ask('The device could not be rotated', () => commands.turn({ to })),
    zoom: (to) => ask('The zoom could not be changed', () => commands.zoom({ to })),
    showSandbox: () => ask('The sandbox could not be shown', () => commands.showSandbox({})),
    clearSandbox: () => ask('The sandbox could not be cleared', () => commands.clearSandbox({})),
    clearLog: async () => {
      // The log says nothing about what it forgot, so it is read again.
      if (await attempt('The list could not be cleared', () => traffic.clear({}))) await feed.resync()
    },
  }
}
