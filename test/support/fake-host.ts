import { createMemoryFiles } from './memory-files.ts'
import { testDevice } from './test-device.ts'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RuntimeHost, RuntimeMessage } from '../../src/runtime/host.ts'
import type {
  Acknowledgement,
  NetworkEventMessage,
  StartRequest,
} from '../../src/shared/contract/app-network.ts'
import type { Launch } from '../../src/shared/contract/app-session.ts'
import type { NetworkRequestEvent } from '../../src/shared/network-event.ts'
import type { FindingReport } from '../../src/shared/finding.ts'
import { ok, type Outcome } from '../../src/shared/outcome.ts'

const luaWasm = new Uint8Array(
  readFileSync(createRequire(import.meta.url).resolve('wasmoon-lua5.1/dist/liblua5.1.wasm')),
)
const sqliteWasm = new Uint8Array(
  readFileSync(createRequire(import.meta.url).resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm')),
)

export type FakeHost = {
  readonly host: RuntimeHost
  readonly clock: { nowMs: number }
  /** `name`, or `Directory/name` for another directory than the project's. */
  readonly files: Map<string, Uint8Array>
  /** What the app printed, as one text. */
  readonly printed: () => string
  readonly messages: readonly RuntimeMessage[]
  readonly found: readonly FindingReport[]
  readonly network: {
    readonly started: readonly StartRequest[]
    readonly cancelled: readonly string[]
    readonly acknowledged: readonly Acknowledgement[]
    /** What the next calls of `start` answer. */
    answer: Outcome<void>
    /** Sends an event for the request that was started at `index`. */
    readonly send: (index: number, event?: Partial<NetworkRequestEvent>) => void
  }
}

/** A whole runtime host in memory: a project of text files, a network that does what the test says, a clock set by hand. */
export function createFakeHost(
  project: Readonly<Record<string, string | Uint8Array>>,
  launch: Partial<Launch> = {},
): FakeHost {
  const encoder = new TextEncoder()
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? encoder.encode(content) : content
  const files = new Map(Object.entries(project).map(([name, content]) => [name, bytesOf(content)]))
  const clock = { nowMs: 1000 }
  const prints: Uint8Array[] = []
  const messages: RuntimeMessage[] = []
  const found: FindingReport[] = []
  const started: StartRequest[] = []
  const cancelled: string[] = []
  const acknowledged: Acknowledgement[] = []
  const ordinals = new Map<string, number>()
  const listeners = new Set<(message: NetworkEventMessage) => void>()

  const network: FakeHost['network'] = {
    started,
    cancelled,
    acknowledged,
    answer: ok(undefined),
    send: (index, event = {}) => {
      const request = started[index]
      if (request === undefined) throw new Error(`No request ${index} was started`)
      const ordinal = ordinals.get(request.id) ?? 0
      ordinals.set(request.id, ordinal + 1)
      const whole: NetworkRequestEvent = {
        phase: 'ended',
        isError: false,
        status: 200,
        url: request.url,
        bytesTransferred: 0,
        bytesEstimated: -1,
        ...event,
      }
      for (const listener of listeners) listener({ id: request.id, ordinal, event: whole })
    },
  }

  return {
    clock,
    files,
    messages,
    network,
    found,
    printed: () => Buffer.concat(prints).toString('utf8'),
    host: {
      launch: {
        projectName: 'Test',
        sessionId: 's-1',
        profile: 'reference',
        luaWasm,
        sqliteWasm,
        device: testDevice,
        orientation: 'portrait',
        isStrict: false,
        ...launch,
      },
      network: {
        start: async (request) => {
          started.push(request)
          return network.answer
        },
        cancel: async ({ id }) => {
          cancelled.push(id)
          return ok(undefined)
        },
        acknowledge: async (acknowledgement) => {
          acknowledged.push(acknowledgement)
          return ok(undefined)
        },
        on: (_topic, listener) => {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- there is only one topic
          const hear = (message: NetworkEventMessage): void => listener(message as never)
          listeners.add(hear)
          return () => listeners.delete(hear)
        },
      },
      files: createMemoryFiles(files),
      clock: { nowMs: () => clock.nowMs, wallClockMs: () => 1_700_000_000_000 + clock.nowMs },
      console: {
        print: (line) => prints.push(line),
        message: (message) => messages.push(message),
      },
      find: (finding) => found.push(finding),
      measureText: (text, { font: { sizePx } }) => ({
        width: text.length * sizePx * 0.5,
        height: sizePx * 1.2,
      }),
    },
  }
}
