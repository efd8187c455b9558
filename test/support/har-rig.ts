import { onTestFinished } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { collectBodies } from '../../src/core/har/collect-bodies.ts'
import { version } from '../../src/core/network/user-agent.ts'
import { openProject } from '../../src/core/project/project.ts'
import { type BodyReader, createBodyReader } from '../../src/core/record/bodies.ts'
import { type BodyStore, createBodyStore } from '../../src/core/record/body-store.ts'
import { createEventLog, type EventLog } from '../../src/core/record/event-log.ts'
import { openSandbox, type Sandbox } from '../../src/core/sandbox/sandbox.ts'
import { type AppSession, openSession } from '../../src/core/session.ts'
import type { StartRequest } from '../../src/shared/contract/app-network.ts'
import type { Har, HarEntry } from '../../src/shared/har/har.ts'
import { toHar } from '../../src/shared/har/to-har.ts'
import type { LogEntry } from '../../src/shared/log-entry.ts'
import { profileOf } from '../../src/shared/profile/profiles.ts'
import type { RunRecord } from '../../src/shared/run/run-record.ts'
import { makeScratchFolder } from './scratch-folder.ts'
import { temporaryDirectory } from './temporary-directory.ts'

export type HarRig = {
  readonly session: AppSession
  readonly sandbox: Sandbox
  readonly log: EventLog
  readonly store: BodyStore
  readonly bodies: BodyReader
  /** Starts a request and waits until its listener has heard the last event. */
  readonly run: (request: StartRequest) => Promise<void>
  readonly start: (request: StartRequest) => Promise<void>
  /** Waits for an entry of the log, past or to come. */
  readonly logged: (matches: (entry: LogEntry) => boolean) => Promise<LogEntry>
  readonly record: () => Promise<RunRecord>
  readonly har: (withSensitive?: boolean) => Promise<Har>
  /** The only entry, or the one of that number. */
  readonly entry: (index?: number, withSensitive?: boolean) => Promise<HarEntry>
}

/** A whole session over real sockets, whose app acknowledges what it gets. */
export async function openHarRig(): Promise<HarRig> {
  const startedAtMs = Date.now()
  const opened = await openProject(makeScratchFolder({ 'main.lua': '' }))
  if (!opened.ok) throw new Error(opened.error.message)
  const project = opened.value
  const sandboxOutcome = openSandbox({ projectPath: project.path, sandboxesPath: temporaryDirectory() })
  if (!sandboxOutcome.ok) throw new Error(sandboxOutcome.error.message)
  const sandbox = sandboxOutcome.value
  const store = createBodyStore({ parentPath: temporaryDirectory() })
  onTestFinished(store.close)
  const log = createEventLog({ nowMs: systemClock.nowMs, bodies: store })
  const bodies = createBodyReader({ log, store, sandboxOf: () => sandbox, wallClockMs: () => Date.now() })
  const session = await openSession({
    id: 's1',
    project,
    profile: profileOf('reference'),
    sandbox,
    log,
    bodies: store,
    clock: systemClock,
    deliver: ({ id, ordinal }) =>
      queueMicrotask(
        () => void session.network.acknowledge({ id, ordinal, outcome: 'delivered' }, undefined),
      ),
  })
  onTestFinished(() => session.close('close'))

  const logged: HarRig['logged'] = (matches) => {
    const known = log.entries().find(matches)
    if (known !== undefined) return Promise.resolve(known)
    return new Promise((resolve) => {
      const unsubscribe = log.subscribe((entry) => {
        if (!matches(entry)) return
        unsubscribe()
        resolve(entry)
      })
    })
  }
  const start = async (request: StartRequest): Promise<void> => {
    const started = await session.network.start(request, undefined)
    if (!started.ok) throw new Error(started.error.message)
  }
  const record = async (): Promise<RunRecord> => {
    const whole: RunRecord = {
      project: { name: project.name, path: project.path, hosts: [] },
      profile: 'reference',
      isStrict: false,
      startedAtMs,
      durationMs: log.nowMs(),
      end: { by: 'finished' },
      errorCount: 0,
      entries: log.entries(),
      files: [],
    }
    return collectBodies(whole, bodies)
  }
  const har = async (withSensitive = false): Promise<Har> =>
    toHar(await record(), { codec: byteCodec, version, withSensitive })
  return {
    session,
    sandbox,
    log,
    store,
    bodies,
    start,
    logged,
    record,
    har,
    run: async (request) => {
      await start(request)
      await logged(
        (entry) =>
          entry.kind === 'delivered' &&
          entry.exchangeId === `s1:${request.id}` &&
          entry.event.phase === 'ended',
      )
    },
    entry: async (index = 0, withSensitive = false) => {
      const entry = (await har(withSensitive)).log.entries[index]
      if (entry === undefined) throw new Error(`There is no entry ${index}.`)
      return entry
    },
  }
}
