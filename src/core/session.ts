import type { AppFilesHandlers } from '../shared/contract/app-files.ts'
import type { AppNetworkHandlers, NetworkEventMessage } from '../shared/contract/app-network.ts'
import { connectionStatusOf, connectionTitles, type ConnectionName } from '../shared/connection.ts'
import type { FindingReport } from '../shared/finding.ts'
import type { CancelledBy, LogEvent } from '../shared/log-entry.ts'
import { ok, type Outcome } from '../shared/outcome.ts'
import type { Profile } from '../shared/profile/profile.ts'
import type { Clock } from './clock.ts'
import { createConsoleIntake, type ConsoleIntake } from './console-intake.ts'
import { createFindings } from './findings.ts'
import { compose } from './network/compose.ts'
import { createDeviceLink } from './network/device-link.ts'
import { exchangeIdOf, requestIdOf } from './network/exchange-id.ts'
import { createGotTransport } from './network/got-transport.ts'
import { inactivityTimeout } from './network/inactivity-timeout.ts'
import type { PersonRequest } from './network/person-request.ts'
import { policy } from './network/policy.ts'
import { recordWire } from './network/record-wire.ts'
import { createRequestManager } from './network/request-manager.ts'
import { tellSimulated } from './network/tell-simulated.ts'
import type { Project } from './project/project.ts'
import type { BodyStore } from './record/body-store.ts'
import type { EventLog } from './record/event-log.ts'
import { openRoutes } from './routes/routes.ts'
import { createAppFiles, type AppFiles } from './sandbox/app-files.ts'
import type { Sandbox } from './sandbox/sandbox.ts'

/** One launch of an app: its requests, its files, its routed hosts. A relaunch opens a new one. */
export type AppSession = {
  readonly id: string
  readonly network: AppNetworkHandlers<unknown>
  readonly files: AppFilesHandlers<unknown>
  readonly record: (event: LogEvent) => void
  /** What the app says on its console, as far as anybody could read it. */
  readonly print: ConsoleIntake['add']
  readonly find: (report: FindingReport) => void
  /** Sends what a person asks for; the app hears nothing of it. Answers with the new exchange's id. */
  readonly send: (request: PersonRequest) => Outcome<string>
  readonly cancelExchange: (exchangeId: string, by: CancelledBy) => void
  /** Events are held; transfers go on. */
  readonly suspend: () => void
  readonly resume: () => void
  /** The device's own link changes. Without it everything under way breaks, and what starts fails. */
  readonly setConnection: (connection: ConnectionName) => void
  /** The app's window shows another page now: cancels what the one before requested. */
  readonly leavePage: () => void
  /** Cancels what is in flight at once; resolves when sockets, servers and temporary files are gone. Idempotent. */
  readonly close: (by: 'relaunch' | 'close') => Promise<void>
  /** Closes the files that the app left open. After its exit listeners, which may still save something. */
  readonly closeFiles: () => void
  /** What the app has open at this moment. */
  readonly openFiles: AppFiles['openFiles']
}

export type SessionOptions = {
  readonly id: string
  readonly project: Project
  /** Whose rules apply. */
  readonly profile: Profile
  readonly sandbox: Sandbox
  readonly log: EventLog
  /** Where bodies are kept, for whoever looks at them later. */
  readonly bodies?: Pick<BodyStore, 'put'>
  readonly clock: Clock
  /** How the device is connected at first; Wi-Fi without it. */
  readonly connection?: ConnectionName
  /** Hands one event to the app; the app answers with `acknowledge`. */
  readonly deliver: (message: NetworkEventMessage) => void
}

export async function openSession(options: SessionOptions): Promise<AppSession> {
  const { id, project, profile, sandbox, log, clock } = options
  const routes = await openRoutes(project)
  const record = (event: LogEvent): void => log.append(id, event)
  const find = createFindings(record)
  let connection = options.connection ?? 'wifi'
  const link = createDeviceLink(connectionStatusOf(connection).isConnected)
  const requests = createRequestManager({
    sessionId: id,
    dispatch: compose(
      createGotTransport({ agents: routes.agents, profile }),
      recordWire({ record, clock }),
      tellSimulated(routes.simulatedWaitsOf),
      policy(),
      inactivityTimeout({ clock, profile }),
      link.interceptor,
    ),
    clock,
    sandbox,
    record,
    ...(options.bodies === undefined ? {} : { keepBody: options.bodies.put }),
    find,
    profile,
    deliver: options.deliver,
  })
  record({ kind: 'life-cycle', event: 'launch', detail: `${project.name} (${profile.title})` })

  const consoleIntake = createConsoleIntake({ clock, record })
  const files = createAppFiles(sandbox)

  let closing: Promise<void> | undefined
  const close = async (by: 'relaunch' | 'close'): Promise<void> => {
    await requests.close(by)
    await routes.close()
    consoleIntake.close()
    record({ kind: 'life-cycle', event: 'end', detail: by })
  }

  return {
    id,
    network: {
      start: async (request) => requests.start(request),
      cancel: async ({ id: requestId, heardOrdinal }) => ok(requests.cancel(requestId, 'app', heardOrdinal)),
      acknowledge: async (acknowledgement) => ok(requests.acknowledge(acknowledgement)),
    },
    files: files.handlers,
    record,
    print: consoleIntake.add,
    find,
    send: (request) => {
      const sent = requests.send(request)
      return sent.ok ? ok(exchangeIdOf(id, sent.value)) : sent
    },
    cancelExchange: (exchangeId, by) => {
      const requestId = requestIdOf(id, exchangeId)
      if (requestId !== undefined) requests.cancel(requestId, by)
    },
    suspend: () => {
      requests.suspend()
      record({ kind: 'life-cycle', event: 'suspend' })
    },
    resume: () => {
      record({ kind: 'life-cycle', event: 'resume' })
      requests.resume()
    },
    setConnection: (next) => {
      if (next === connection) return
      connection = next
      record({ kind: 'life-cycle', event: 'connection', detail: connectionTitles[next] })
      link.set(connectionStatusOf(next).isConnected)
    },
    leavePage: requests.leavePage,
    close: (by) => (closing ??= close(by)),
    closeFiles: files.close,
    openFiles: files.openFiles,
  }
}
