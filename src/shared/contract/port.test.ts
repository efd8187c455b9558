import { describe, expect, it, onTestFinished } from 'vitest'
import { openWorkerChannel } from '../../../test/support/worker-channel.ts'
import type { appNetwork, NetworkEventMessage } from './app-network.ts'
import type { appSession } from './app-session.ts'
import { appNetworkNames, appSessionNames } from './names.ts'
import { fail } from '../outcome.ts'
import { createPortClient, createPortPublish, servePort } from './port.ts'

/** Both ends of a channel through another thread, with two surfaces on it. */
function openChannel() {
  const { app, host, close } = openWorkerChannel()
  onTestFinished(close)
  return {
    host,
    network: createPortClient<typeof appNetwork>(appNetworkNames, app),
    session: createPortClient<typeof appSession>(appSessionNames, app),
    publish: createPortPublish<typeof appNetwork>(appNetworkNames, host),
  }
}

const message = (ordinal: number, bytes = new Uint8Array()): NetworkEventMessage => ({
  id: 'a',
  ordinal,
  event: {
    phase: 'ended',
    isError: false,
    status: 200,
    url: 'http://a.test/',
    bytesTransferred: 0,
    bytesEstimated: -1,
    response: { kind: 'bytes', bytes },
  },
})

describe('calls', () => {
  it('[K1] each gets its own answer, also when the last is answered first', async () => {
    const { host, network } = openChannel()
    const waiting: (() => void)[] = []
    servePort(appNetworkNames, host, async (name, input) => {
      const answered = new Promise<void>((resolve) => waiting.push(resolve))
      if (waiting.length === 3) for (const answer of waiting.toReversed()) answer()
      await answered
      return fail('INTERNAL', `${name} ${JSON.stringify(input)}`)
    })
    const outcomes = await Promise.all([
      network.cancel({ id: 'a' }),
      network.acknowledge({ id: 'b', ordinal: 1, outcome: 'delivered' }),
      network.cancel({ id: 'c' }),
    ])
    expect(outcomes).toEqual([
      fail('INTERNAL', 'cancel {"id":"a"}'),
      fail('INTERNAL', 'acknowledge {"id":"b","ordinal":1,"outcome":"delivered"}'),
      fail('INTERNAL', 'cancel {"id":"c"}'),
    ])
  })

  it('[K1] surfaces that share a channel do not hear each other', async () => {
    const { host, network, session } = openChannel()
    servePort(appNetworkNames, host, async (name) => fail('INTERNAL', `network ${name}`))
    servePort(appSessionNames, host, async (name) => fail('INTERNAL', `session ${name}`))
    // Both are the first call of their surface, and so have the same number.
    const outcomes = await Promise.all([session.answerPing({}), network.cancel({ id: 'a' })])
    expect(outcomes).toEqual([fail('INTERNAL', 'session answerPing'), fail('INTERNAL', 'network cancel')])
  })
})

describe('topics', () => {
  it('[K2] reach everybody who listens, in order and byte for byte, and nobody who no longer does', async () => {
    const { network, publish } = openChannel()
    const heard: number[] = []
    const stop = network.on('event', ({ ordinal }) => heard.push(-ordinal))
    network.on('event', ({ ordinal }) => {
      heard.push(ordinal)
      if (ordinal === 2) stop()
    })
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const last = new Promise((resolve) => {
      network.on('event', (received) => received.ordinal === 3 && resolve(received))
    })
    for (const ordinal of [1, 2, 3]) publish('event', message(ordinal, bytes))
    expect(await last).toEqual(message(3, bytes))
    expect(heard).toEqual([-1, 1, -2, 2, 3])
  })

  it('[K2] that the surface does not have are refused', () => {
    const { network } = openChannel()
    // @ts-expect-error -- the contract knows no such topic
    expect(() => network.on('entries', () => {})).toThrow('Unknown topic: entries')
  })
})
