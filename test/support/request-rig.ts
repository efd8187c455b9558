import http from 'node:http'
import https from 'node:https'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { NetworkEventMessage, StartRequest } from '../../src/shared/contract/app-network.ts'
import type { FindingReport } from '../../src/shared/finding.ts'
import type { LogEvent, WireEvent } from '../../src/shared/log-entry.ts'
import type { ProfileName } from '../../src/shared/profile/profile.ts'
import { profileOf } from '../../src/shared/profile/profiles.ts'
import { systemClock, type Clock } from '../../src/core/clock.ts'
import { compose } from '../../src/core/network/compose.ts'
import { createGotTransport } from '../../src/core/network/got-transport.ts'
import { inactivityTimeout } from '../../src/core/network/inactivity-timeout.ts'
import { policy } from '../../src/core/network/policy.ts'
import { recordWire } from '../../src/core/network/record-wire.ts'
import {
  createRequestManager,
  type RequestLimits,
  type RequestManager,
} from '../../src/core/network/request-manager.ts'
import { openSandbox, type Sandbox } from '../../src/core/sandbox/sandbox.ts'
import { temporaryDirectory } from './temporary-directory.ts'

export type RigOptions = {
  readonly clock?: Clock
  readonly limits?: Partial<RequestLimits>
  /** Acknowledge each event as delivered, as an app with a listener does. Default true. */
  readonly acknowledges?: boolean
  readonly secureAgent?: https.Agent
  /** Default: reference. */
  readonly profile?: ProfileName
}

export type RequestRig = {
  readonly manager: RequestManager
  readonly sandbox: Sandbox
  readonly documents: string
  readonly log: readonly LogEvent[]
  readonly messages: readonly NetworkEventMessage[]
  readonly findings: readonly FindingReport[]
  readonly agents: { readonly http: http.Agent; readonly https: https.Agent }
  /** The first log entry, past or to come, that the test is about. */
  readonly logged: (matches: (event: LogEvent) => boolean) => Promise<LogEvent>
  readonly message: (matches: (message: NetworkEventMessage) => boolean) => Promise<NetworkEventMessage>
  /** The last event, as sent. */
  readonly ended: (id: string) => Promise<NetworkEventMessage>
  /** The same, when the app has acknowledged it. */
  readonly heard: (id: string) => Promise<NetworkEventMessage>
  /** Starts, waits until the app has acknowledged the last event, and gives that event. */
  readonly run: (request: StartRequest) => Promise<NetworkEventMessage>
  readonly wire: (id: string, type: WireEvent['type']) => Promise<WireEvent>
  /** Runs at every entry of the log, in the middle of what made it. */
  readonly onLog: (run: (event: LogEvent) => void) => void
  /** Runs at every message, before it is acknowledged. */
  readonly onMessage: (run: (message: NetworkEventMessage) => void) => void
}

/** A whole request manager over real sockets and a real sandbox, closed when the test is over. */
export function openRequestRig(options: RigOptions = {}): RequestRig {
  const root = temporaryDirectory()
  const projectPath = join(root, 'project')
  mkdirSync(projectPath)
  const opened = openSandbox({ projectPath, sandboxesPath: join(root, 'sandboxes') })
  if (!opened.ok) throw new Error(opened.error.message)
  const sandbox = opened.value
  const clock = options.clock ?? systemClock
  const profile = profileOf(options.profile ?? 'reference')
  const findings: FindingReport[] = []
  const agents = {
    http: new http.Agent({ keepAlive: true }),
    https: options.secureAgent ?? new https.Agent({ keepAlive: true }),
  }
  const log = createStream<LogEvent>()
  const messages = createStream<NetworkEventMessage>()
  let onMessage: ((message: NetworkEventMessage) => void) | undefined
  const manager = createRequestManager({
    sessionId: 's1',
    dispatch: compose(
      createGotTransport({ agents, profile }),
      recordWire({ record: log.push, clock }),
      policy(),
      inactivityTimeout({ clock, profile }),
    ),
    clock,
    sandbox,
    record: log.push,
    profile,
    find: (report) => findings.push(report),
    deliver: (message) => {
      messages.push(message)
      onMessage?.(message)
      if (options.acknowledges === false) return
      const { id, ordinal } = message
      queueMicrotask(() => manager.acknowledge({ id, ordinal, outcome: 'delivered' }))
    },
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  })
  onTestFinished(async () => {
    await manager.close('close')
    agents.http.destroy()
    agents.https.destroy()
  })
  const ended = (id: string): Promise<NetworkEventMessage> =>
    messages.find((message) => message.id === id && message.event.phase === 'ended')
  const heard = async (id: string): Promise<NetworkEventMessage> => {
    await log.find(
      (event) =>
        event.kind === 'delivered' && event.exchangeId === `s1:${id}` && event.event.phase === 'ended',
    )
    return ended(id)
  }
  return {
    manager,
    sandbox,
    documents: sandbox.directoryPath('DocumentsDirectory'),
    log: log.items,
    messages: messages.items,
    findings,
    agents,
    logged: log.find,
    message: messages.find,
    ended,
    heard,
    run: async (request) => {
      const started = manager.start(request)
      if (!started.ok) throw new Error(started.error.message)
      return heard(request.id)
    },
    wire: async (id, type) => {
      const entry = await log.find(
        (event) => event.kind === 'wire' && event.exchangeId === `s1:${id}` && event.event.type === type,
      )
      if (entry.kind !== 'wire') throw new Error('unreachable')
      return entry.event
    },
    onLog: log.each,
    onMessage: (run) => {
      onMessage = run
    },
  }
}

/** A list that tests wait on. */
function createStream<T>() {
  const items: T[] = []
  const waiting = new Set<(item: T) => void>()
  return {
    items,
    each: (look: (item: T) => void): void => void waiting.add(look),
    push: (item: T): void => {
      items.push(item)
      for (const look of waiting) look(item)
    },
    find: (matches: (item: T) => boolean): Promise<T> => {
      const present = items.find(matches)
      if (present !== undefined) return Promise.resolve(present)
      return new Promise((resolve) => {
        const look = (item: T): void => {
          if (!matches(item)) return
          waiting.delete(look)
          resolve(item)
        }
        waiting.add(look)
      })
    },
  }
}

let nextId = 0

/** A GET without listener options; the test says what is special. */
export function getRequest(url: string, special: Partial<StartRequest> = {}): StartRequest {
  nextId += 1
  return {
    id: `r${nextId}`,
    api: 'request',
    method: 'GET',
    url,
    headers: [],
    timeoutMs: 30_000,
    progress: 'none',
    followRedirects: true,
    ...special,
  }
}

export function responseBytes(message: NetworkEventMessage): Uint8Array {
  const { response } = message.event
  if (response?.kind !== 'bytes') throw new Error(`No bytes in ${JSON.stringify(message.event)}`)
  return response.bytes
}

export const responseText = (message: NetworkEventMessage): string =>
  new TextDecoder().decode(responseBytes(message))
