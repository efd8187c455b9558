import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { ProfileName } from '../../src/shared/profile/profile.ts'
import { createManualClock } from '../support/manual-clock.ts'
import { rawServer } from '../support/raw-server.ts'
import { runApp, simulateApp, type SimulatedApp } from '../support/simulated-app.ts'
import { wireServer } from '../support/wire-server.ts'

const url = (port: number): string => `http://127.0.0.1:${port}/`

/** How a request that gets no answer ends; HTML5 waits for ever. */
const timedOut: Readonly<Record<Exclude<ProfileName, 'html5'>, (port: number) => readonly [number, string]>> =
  {
    reference: () => [-1, 'The request to the host "127.0.0.1" timed out.'],
    'mac-simulator': () => [-1, 'The request timed out.'],
    ios: () => [-1, 'The request timed out.'],
    'windows-simulator': () => [-1, 'Timed out'],
    android: (port) => [-1, `Request timed out: ${url(port)}`],
    linux: () => [0, 'No error'],
  }
const limited = ['reference', 'mac-simulator', 'ios', 'windows-simulator', 'android', 'linux'] as const
const inactivity = limited.filter((name) => name !== 'linux')

/** Whether the server has the request, and the core knows that it went out. */
const isSent = (app: SimulatedApp): boolean =>
  app.log().some((entry) => entry.kind === 'wire' && entry.event.type === 'request-sent')

const hasReceived = (app: SimulatedApp, bytes: number): boolean =>
  app
    .log()
    .some(
      (entry) =>
        entry.kind === 'wire' && entry.event.type === 'body-part' && entry.event.receivedBytes >= bytes,
    )

/** A request to a server that answers nothing, sent and waiting. */
async function stall(profile: ProfileName, timeout: string) {
  const server = await rawServer(() => {})
  const clock = createManualClock()
  const app = await simulateApp(`network.request("${server.url}/", "GET", show, { timeout = ${timeout} })`, {
    profile,
    clock,
  })
  await app.until(() => isSent(app) && server.openSockets() === 1)
  await app.settled()
  return { app, server, clock }
}

describe('a server that does not answer', () => {
  it.each(limited)('[M30] %s: ends after the timeout, not before', async (profile) => {
    const { app, server } = await stall(profile, '12')
    app.advance(11_999)
    await app.settled()
    expect(app.events()).toEqual([])
    app.advance(1)
    await app.idle()
    await server.allClosed()
    const [status, text] = timedOut[profile](server.port)
    expect(app.events()).toMatchObject([
      { phase: 'ended', isError: true, status, response: text, responseType: 'text' },
    ])
  })

  it('[M30] html5: is waited for without an end', async () => {
    const { app } = await stall('html5', '12')
    app.advance(86_400_000)
    await app.settled()
    expect(app.events()).toEqual([])
  })

  it.each(limited)('[M30] %s: without a timeout it is 30 seconds', async (profile) => {
    const { app } = await stall(profile, 'nil')
    app.advance(29_999)
    await app.settled()
    expect(app.events()).toEqual([])
    app.advance(1)
    await app.idle()
    expect(app.events()).toMatchObject([{ isError: true }])
  })

  it.each(limited)('[M30] %s: fractions are cut off', async (profile) => {
    const { app } = await stall(profile, '1.9')
    app.advance(999)
    await app.settled()
    expect(app.events()).toEqual([])
    app.advance(1)
    await app.idle()
    expect(app.events()).toMatchObject([{ isError: true }])
  })

  const thirtyAtZero: readonly ProfileName[] = ['reference', 'mac-simulator', 'ios']

  it.each(limited)('[M30] %s: zero, and less than one', async (profile) => {
    for (const timeout of ['0', '0.5']) {
      const { app } = await stall(profile, timeout)
      app.advance(29_999)
      await app.settled()
      expect(app.events()).toEqual([])
      app.advance(1)
      await app.settled()
      expect(app.phases()).toEqual(thirtyAtZero.includes(profile) ? ['ended'] : [])
    }
  })

  it.each(['reference', 'mac-simulator', 'ios'] as const)(
    '[M30] %s: a negative one is 30',
    async (profile) => {
      const { app } = await stall(profile, '-5')
      app.advance(30_000)
      await app.idle()
      expect(app.events()).toMatchObject([{ isError: true }])
    },
  )

  it.each(['windows-simulator', 'linux'] as const)(
    '[M30] %s: a negative one is no limit',
    async (profile) => {
      const { app } = await stall(profile, '-5')
      app.advance(86_400_000)
      await app.settled()
      expect(app.events()).toEqual([])
      expect(app.messages().filter((text) => text.includes('Error setting WinHttp timeouts'))).toHaveLength(
        profile === 'windows-simulator' ? 1 : 0,
      )
    },
  )

  it('[M30] android: a negative one is an error event', async () => {
    const server = await wireServer()
    const app = await runApp(`network.request("${server.url}/", "GET", show, { timeout = -5 })`, {
      profile: 'android',
    })
    expect(app.events()).toMatchObject([{ phase: 'ended', isError: true, status: -1 }])
    expect(server.seen).toEqual([])
  })

  it.each(limited)('[M30] %s: a handshake counts as well', async (profile) => {
    const server = await rawServer(() => {})
    const clock = createManualClock()
    const app = await simulateApp(
      `network.request("https://127.0.0.1:${server.port}/", "GET", show, { timeout = 5 })`,
      { profile, clock },
    )
    await app.until(() => server.openSockets() === 1)
    // The first bytes of the handshake go out at a time of their own; silence follows.
    for (let second = 0; second < 10 && app.events().length === 0; second += 1) {
      app.advance(1000)
      await app.settled()
    }
    await app.idle()
    expect(app.events()).toMatchObject([{ isError: true, status: profile === 'linux' ? 0 : -1 }])
  })
})

/** A response that has begun, and goes on when the test writes. */
async function begin(profile: ProfileName) {
  const responses: ServerResponse[] = []
  const server = await wireServer({
    '/': (response) => {
      responses.push(response)
      response.writeHead(200, { 'Content-Length': 100, 'Content-Type': 'text/plain' })
      response.write('0123456789')
    },
  })
  const clock = createManualClock()
  const app = await simulateApp(`network.request("${server.url}/", "GET", show, { timeout = 10 })`, {
    profile,
    clock,
  })
  await app.until(() => hasReceived(app, 10))
  return { app, server, write: (text: string) => responses[0]?.write(text) }
}

describe('a body that does not go on', () => {
  it.each(inactivity)('[M30] %s: is an error', async (profile) => {
    const { app, server } = await begin(profile)
    app.advance(10_000)
    await app.idle()
    const keeps: readonly ProfileName[] = ['windows-simulator', 'android']
    const [, text] = timedOut[profile](server.port)
    expect(app.events()).toMatchObject([
      { isError: true, status: keeps.includes(profile) ? 200 : -1, response: text },
    ])
  })

  it('[M30] linux: counts as complete', async () => {
    const { app } = await begin('linux')
    app.advance(10_000)
    await app.idle()
    expect(app.events()).toMatchObject([{ isError: false, status: 200, response: '0123456789' }])
  })

  it.each(inactivity)('[M30] %s: any byte begins the time anew', async (profile) => {
    const { app, write } = await begin(profile)
    for (let part = 1; part <= 3; part += 1) {
      app.advance(9000)
      write('0123456789')
      await app.until(() => hasReceived(app, 10 + 10 * part))
    }
    expect(app.events()).toEqual([])
    app.advance(10_000)
    await app.idle()
    expect(app.events()).toMatchObject([{ isError: true }])
  })

  it('[M30] linux: the time is that of the whole request', async () => {
    const { app, write } = await begin('linux')
    app.advance(9000)
    write('0123456789')
    await app.until(() => hasReceived(app, 20))
    expect(app.events()).toEqual([])
    app.advance(1000)
    await app.idle()
    expect(app.events()).toMatchObject([{ status: 200, response: '01234567890123456789' }])
  })
})
