import type { ConnectionName } from '../../../shared/connection.ts'
import { isOpen } from '../../../shared/exchange.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { ProfileName } from '../../../shared/profile/profile.ts'
import type { Mark } from '../../../shared/log-entry.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import type { BodySide, Clients, ResendRequest } from '../client.ts'
import type { ExchangesStore } from './exchanges-store.ts'
import type { Feed } from './feed.ts'

/** Everything that a person can ask of the simulator. None of them throws: a failure becomes a notice. */
export type Actions = {
  /** Those that are open. */
  readonly cancel: (exchangeIds: string | readonly string[]) => Promise<void>
  /** Sends again what these sent; the new exchanges' ids. */
  readonly replay: (exchangeIds: readonly string[]) => Promise<readonly string[]>
  /** The new exchange's id; undefined when it could not be sent, with why in `problem`. */
  readonly send: (
    request: ResendRequest,
  ) => Promise<{ readonly exchangeId?: string | undefined; readonly problem?: string }>
  /** `null` takes a mark away, an empty note does; what is left out stays. */
  readonly annotate: (
    exchangeIds: readonly string[],
    change: { readonly mark?: Mark | null; readonly note?: string },
  ) => Promise<void>
  /** Whether the person chose a place and it was written. */
  readonly saveBody: (exchangeId: string, side: BodySide) => Promise<boolean>
  /** Of all without ids. Whether it was written. */
  readonly exportHar: (
    exchangeIds: readonly string[] | undefined,
    includesSecrets: boolean,
  ) => Promise<boolean>
  readonly importHar: () => Promise<boolean>
  readonly openProject: () => Promise<void>
  /** Runs an example that comes with the simulator. */
  readonly openSample: () => Promise<void>
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

  /** What a call answers; undefined when it failed, and says why. */
  const value = async <T>(what: string, call: () => Promise<Outcome<T>>): Promise<T | undefined> => {
    let answer: T | undefined
    await attempt(what, async () => {
      const outcome = await call()
      if (outcome.ok) answer = outcome.value
      return outcome
    })
    return answer
  }

  const ask = async (what: string, call: () => Promise<Outcome<unknown>>): Promise<void> => {
    await attempt(what, call)
  }

  return {
    cancel: async (exchangeIds) => {
      const { byId } = exchanges.getState().ledger
      const ids = (typeof exchangeIds === 'string' ? [exchangeIds] : exchangeIds).filter((id) => {
        const row = byId.get(id)
        return row !== undefined && isOpen(row)
      })
      if (ids.length === 0) return
      const what = ids.length === 1 ? 'The request' : 'The requests'
      await attempt(`${what} could not be cancelled`, () => traffic.cancel({ exchangeIds: ids }))
    },
    replay: async (exchangeIds) => {
      const answer = await value('It could not be sent again', () =>
        traffic.resend({ kind: 'again', exchangeIds: [...exchangeIds] }),
      )
      const problems = answer?.problems ?? []
      if (problems.length > 0) report(shorten(`${problems.length} not sent again: ${problems.join(' ')}`))
      return answer?.exchangeIds ?? []
    },
    send: async (request) => {
      try {
        const outcome = await traffic.resend({ kind: 'edited', request })
        return outcome.ok ? { exchangeId: outcome.value.exchangeIds[0] } : { problem: outcome.error.message }
      } catch (error) {
        return { problem: error instanceof Error ? error.message : String(error) }
      }
    },
    annotate: (exchangeIds, change) =>
      ask('The note could not be kept', () => traffic.annotate({ exchangeIds: [...exchangeIds], ...change })),
    saveBody: async (exchangeId, side) =>
      (await value('The body could not be saved', () => traffic.saveBody({ exchangeId, side }))) === true,
    exportHar: async (exchangeIds, includesSecrets) => {
      const ids = exchangeIds === undefined ? {} : { exchangeIds: [...exchangeIds] }
      return (
        (await value('The archive could not be written', () =>
          traffic.exportHar({ ...ids, includesSecrets }),
        )) === true
      )
    },
    importHar: async () =>
      (await value('The archive could not be read', () => traffic.importHar({}))) === true,
    openProject: () => ask('The project could not be opened', () => commands.openProject({})),
    openSample: () => ask('The sample could not be opened', () => commands.openSample({})),
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
