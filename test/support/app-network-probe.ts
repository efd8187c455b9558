import type {
  AppNetworkClient,
  NetworkEventMessage,
  StartRequest,
} from '../../src/shared/contract/app-network.ts'
import type { ErrorCode, Outcome } from '../../src/shared/outcome.ts'

/** Drives the client of a host and keeps the events, which may come before a call's own answer. */
export type AppNetworkProbe = {
  readonly start: (request: StartRequest) => Promise<void>
  readonly codeOfStart: (request: unknown) => Promise<ErrorCode | 'ok'>
  readonly cancel: (id: string) => Promise<void>
  readonly acknowledge: (id: string, ordinal: number) => Promise<void>
  /** The next event of a request, which may have come already. */
  readonly next: (id: string) => Promise<NetworkEventMessage>
  /** Events of a request that came and were not taken. */
  readonly waiting: (id: string) => number
}

export function createAppNetworkProbe(client: AppNetworkClient): AppNetworkProbe {
  let messages: NetworkEventMessage[] = []
  const waiters: { readonly id: string; readonly resolve: (message: NetworkEventMessage) => void }[] = []
  client.on('event', (message) => {
    const index = waiters.findIndex(({ id }) => id === message.id)
    if (index === -1) messages.push(message)
    else waiters.splice(index, 1)[0]?.resolve(message)
  })
  return {
    start: async (request) => mustBeOk(await client.start(request)),
    codeOfStart: async (request) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a hostile app sends what it likes
      const outcome = await client.start(request as StartRequest)
      return outcome.ok ? 'ok' : outcome.error.code
    },
    cancel: async (id) => mustBeOk(await client.cancel({ id })),
    acknowledge: async (id, ordinal) => {
      mustBeOk(await client.acknowledge({ id, ordinal, outcome: 'delivered' }))
    },
    next: (id) => {
      const present = messages.find((message) => message.id === id)
      messages = messages.filter((message) => message !== present)
      if (present !== undefined) return Promise.resolve(present)
      return new Promise((resolve) => waiters.push({ id, resolve }))
    },
    waiting: (id) => messages.filter((message) => message.id === id).length,
  }
}

function mustBeOk(outcome: Outcome<void>): void {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
}

export const startRequest = (
  url: string,
  special: Partial<StartRequest> & { readonly id: string },
): StartRequest => ({
  api: 'request',
  method: 'GET',
  url,
  headers: [],
  timeoutMs: 30_000,
  progress: 'none',
  followRedirects: true,
  ...special,
})
