import { testDevice } from './test-device.ts'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { onTestFinished, vi } from 'vitest'
import { createPortClient, createPortPublish, servePort } from '../../src/shared/contract/port.ts'
import { estimateText } from '../../src/cli/app/text-metrics.ts'
import { systemClock } from '../../src/core/clock.ts'
import { readLuaWasm } from '../../src/core/lua-wasm.ts'
import { openProject } from '../../src/core/project/project.ts'
import { createEventLog } from '../../src/core/record/event-log.ts'
import { openSandbox } from '../../src/core/sandbox/sandbox.ts'
import { serve, serveSync } from '../../src/core/serve.ts'
import { openSession } from '../../src/core/session.ts'
import { readSqliteWasm } from '../../src/core/sqlite-wasm.ts'
import type { RuntimeHost, RuntimeMessage } from '../../src/runtime/host.ts'
import { createSolar2dApp } from '../../src/runtime/solar2d/create-app.ts'
import { connectionStatusOf, type ConnectionName } from '../../src/shared/connection.ts'
import { appFiles, type AppFilesClient } from '../../src/shared/contract/app-files.ts'
import { appNetwork } from '../../src/shared/contract/app-network.ts'
import type { Launch } from '../../src/shared/contract/app-session.ts'
import { appFilesNames, appNetworkNames } from '../../src/shared/contract/names.ts'
import type { Finding } from '../../src/shared/finding.ts'
import type { LogEntry } from '../../src/shared/log-entry.ts'
import type { Outcome } from '../../src/shared/outcome.ts'
import type { ProfileName } from '../../src/shared/profile/profile.ts'
import { profileOf } from '../../src/shared/profile/profiles.ts'
import { readShown, type SeenEvent, showModule, showPrelude } from './lua-show.ts'
import type { ManualClock } from './manual-clock.ts'
import { temporaryDirectory } from './temporary-directory.ts'

export type SimulatedAppOptions = {
  readonly profile?: ProfileName
  /** Further files of the project. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** Files that stand in Documents before the app starts. */
  readonly documents?: Readonly<Record<string, string | Uint8Array>>
  /** In place of the real time, for the core and the app alike. */
  readonly clock?: ManualClock
  /** What the host tells the app of its surroundings. */
  readonly launch?: Partial<Launch>
}

export type SimulatedApp = {
  /** Lines that the app printed, without its events. One character is one byte. */
  readonly lines: () => readonly string[]
  /** What `show`, or the listener `as(label)`, has printed. */
  readonly events: (label?: string) => readonly SeenEvent[]
  readonly phases: (label?: string) => readonly string[]
  /** What the runtime said on the console. */
  readonly messages: () => readonly string[]
  readonly log: () => readonly LogEntry[]
  readonly findings: () => readonly Finding[]
  /** `progress: same-phase-within-1000-ms` for each event that the app did not get. */
  readonly withheld: () => readonly string[]
  readonly documents: string
  readonly read: (name: string) => string
  /** Names in Documents, or in a folder of it, sorted; temporary files of ours too. */
  readonly listed: (folder?: string) => readonly string[]
  /** Runs frames until it holds. Fails with what the app said when it does not come true. */
  readonly until: (holds: () => boolean) => Promise<void>
  /** Runs frames until the app can do nothing more, and the core has heard all that it said. */
  readonly idle: () => Promise<void>
  /** Until the core has handled what the app has said so far, and the app what the core has. */
  readonly settled: () => Promise<void>
  /** Moves the manual clock, then runs a frame. */
  readonly advance: (byMs: number) => void
  readonly suspend: () => void
  readonly setConnection: (connection: ConnectionName) => void
  readonly resume: () => void
  /** As the window does it: in flight first, then the app's exit listeners. */
  readonly end: (by?: 'relaunch' | 'close') => Promise<void>
}

/** What a shipped project has: without it Android and iOS refuse plain HTTP altogether. */
const buildSettings = `settings = {
  android = { usesPermissions = { "android.permission.INTERNET", "android.permission.ACCESS_NETWORK_STATE" } },
  iphone = { plist = { NSAppTransportSecurity = { NSAllowsArbitraryLoads = true } } },
}
`

/** Starting a Lua machine takes a while where other tests run beside. */
vi.setConfig({ testTimeout: 30_000 })
/** Read and compiled once for all apps of a test file. */
const luaWasm = readLuaWasm()
const sqliteWasm = readSqliteWasm()
const patienceMs = 15_000
const frameEveryMs = 2

/**
 * A Lua project in process: the real runtime on the real core, met through a real message channel, with real
 * sockets and a real sandbox in a temporary folder. Frames run while the test waits. Closed with the test.
 */
export async function simulateApp(source: string, options: SimulatedAppOptions = {}): Promise<SimulatedApp> {
  const root = temporaryDirectory()
  const projectPath = join(root, 'project')
  const files = {
    'show.lua': showModule,
    'build.settings': buildSettings,
    ...options.files,
    'main.lua': showPrelude + source,
  }
  for (const [name, content] of Object.entries(files)) write(join(projectPath, name), content)
  const project = must(await openProject(projectPath))
  const sandbox = must(openSandbox({ projectPath, sandboxesPath: join(root, 'sandboxes') }))
  const documents = sandbox.directoryPath('DocumentsDirectory')
  for (const [name, content] of Object.entries(options.documents ?? {})) write(join(documents, name), content)

  const clock = options.clock ?? systemClock
  const log = createEventLog({ nowMs: clock.nowMs })
  const { port1: corePort, port2: appPort } = new MessageChannel()
  const publish = createPortPublish<typeof appNetwork>(appNetworkNames, corePort)
  const profile = profileOf(options.profile ?? 'reference')
  const session = await openSession({
    id: 's1',
    project,
    profile,
    sandbox,
    log,
    clock,
    deliver: (message) => publish('event', message),
  })
  const call = serve(appNetwork, session.network)
  servePort(appNetworkNames, corePort, (name, input) => call(name, input, undefined))
  const network = createPortClient<typeof appNetwork>(appNetworkNames, appPort)

  const printed: Uint8Array[] = []
  const messages: RuntimeMessage[] = []
  const runtimeHost: RuntimeHost = {
    launch: {
      projectName: project.name,
      sessionId: 's1',
      profile: profile.name,
      luaWasm: await luaWasm,
      sqliteWasm: await sqliteWasm,
      device: testDevice,
      orientation: 'portrait',
      isStrict: false,
      ...options.launch,
    },
    network,
    files: filesOf(serveSync(appFiles, session.files)),
    clock: { nowMs: clock.nowMs, wallClockMs: () => Date.now() },
    console: { print: (line) => printed.push(line), message: (message) => messages.push(message) },
    find: session.find,
    measureText: estimateText,
  }
  const app = await createSolar2dApp(runtimeHost, () => true)

  const textLines = (): readonly string[] =>
    Buffer.concat(printed).toString('latin1').split('\n').slice(0, -1)
  const shown = (): readonly SeenEvent[] => textLines().flatMap((line) => readShown(line) ?? [])
  const events: SimulatedApp['events'] = (label) =>
    label === undefined ? shown() : shown().filter((event) => event.label === label)

  const settled = async (): Promise<void> => {
    // The channel keeps its order, so an answer comes after everything that was said before.
    await network.cancel({ id: 'nobody' })
    await new Promise((resolve) => setImmediate(resolve))
  }
  const until = async (holds: () => boolean): Promise<void> => {
    const giveUpAtMs = performance.now() + patienceMs
    while (!holds()) {
      if (performance.now() > giveUpAtMs) {
        const said = [...textLines(), ...messages.map(({ text }) => text)].join('\n')
        throw new Error(`It did not come to ${holds.toString()}. The app said:\n${said}`)
      }
      app.frame()
      if (!holds()) await new Promise((resolve) => setTimeout(resolve, frameEveryMs))
    }
  }

  let ending: Promise<void> | undefined
  const end = async (by: 'relaunch' | 'close'): Promise<void> => {
    const closed = session.close(by)
    app.exit()
    await settled()
    await closed
    session.closeFiles()
    appPort.close()
    corePort.close()
  }
  onTestFinished(() => (ending ??= end('close')))
  app.start()

  return {
    lines: () => textLines().filter((line) => readShown(line) === undefined),
    events,
    phases: (label) => events(label).map((event) => event.phase),
    messages: () => messages.map(({ text }) => text),
    log: log.entries,
    findings: () => log.entries().flatMap((entry) => (entry.kind === 'finding' ? [entry.finding] : [])),
    withheld: () =>
      log
        .entries()
        .flatMap((entry) => (entry.kind === 'withheld' ? [`${entry.event.phase}: ${entry.reason}`] : [])),
    documents,
    read: (name) => readFileSync(join(documents, name), 'latin1'),
    listed: (folder = '') => {
      const path = join(documents, folder)
      return existsSync(path) ? readdirSync(path).toSorted() : []
    },
    until,
    settled,
    idle: async () => {
      await until(app.isIdle)
      await settled()
    },
    advance: (byMs) => {
      if (options.clock === undefined) throw new Error('Only a manual clock can be moved.')
      options.clock.advance(byMs)
      app.frame()
    },
    setConnection: (connection) => {
      session.setConnection(connection)
      app.setConnection(connectionStatusOf(connection))
    },
    suspend: () => {
      app.suspend()
      session.suspend()
    },
    resume: () => {
      app.resume()
      session.resume()
    },
    end: (by = 'close') => (ending ??= end(by)),
  }
}

/** The same, run until it can do nothing more. */
export async function runApp(source: string, options: SimulatedAppOptions = {}): Promise<SimulatedApp> {
  const app = await simulateApp(source, options)
  await app.idle()
  return app
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  if (basename(path) !== '') writeFileSync(path, content)
}

function filesOf(
  call: (name: string, input: unknown, caller: undefined) => Outcome<unknown>,
): AppFilesClient {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one function for each call of the surface
  return Object.fromEntries(
    appFilesNames.calls.map((name) => [name, (input: unknown) => call(name, input, undefined)]),
  ) as unknown as AppFilesClient
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
