import { EventEmitter } from 'node:events'
import {
  appNetwork,
  type AppNetworkClient,
  type NetworkEventMessage,
} from '../../src/shared/contract/app-network.ts'
import { ok, type Outcome } from '../../src/shared/outcome.ts'
import type { RequestManager } from '../../src/core/network/request-manager.ts'
import { serve } from '../../src/core/serve.ts'

/**
 * The network surface without a process boundary: the same schemas and the same handlers, and messages that are
 * cloned as between processes.
 */
export function connectInProcess(manager: RequestManager): {
  readonly client: AppNetworkClient
  readonly deliver: (message: NetworkEventMessage) => void
} {
  const events = new EventEmitter<{ event: [NetworkEventMessage] }>()
  const handle = serve(appNetwork, {
    start: async (request) => manager.start(request),
    cancel: async ({ id }) => ok(manager.cancel(id, 'app')),
    acknowledge: async (acknowledgement) => ok(manager.acknowledge(acknowledgement)),
  })
  const call = async (name: string, input: unknown): Promise<Outcome<void>> => {
    const outcome = await handle(name, structuredClone(input), undefined)
    return outcome.ok ? ok(undefined) : outcome
  }
  return {
    client: {
      start: (input) => call('start', input),
      cancel: (input) => call('cancel', input),
      acknowledge: (input) => call('acknowledge', input),
      on: (_topic, listener) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- there is only one topic
        const hear = (message: NetworkEventMessage): void => listener(message as never)
        events.on('event', hear)
        return () => events.off('event', hear)
      },
    },
    deliver: (message) => void events.emit('event', structuredClone(message)),
  }
}
