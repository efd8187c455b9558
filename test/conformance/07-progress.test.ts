import { gzipSync } from 'node:zlib'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { createManualClock } from '../support/manual-clock.ts'
import { runApp, simulateApp, type SimulatedApp } from '../support/simulated-app.ts'
import { reply, textReply, wireServer } from '../support/wire-server.ts'

const reduced: readonly ProfileName[] = ['linux', 'html5']
const full = profileNames.filter((name) => !reduced.includes(name))

const type = '["Content-Type"] = "text/plain"'

describe('which phases there are', () => {
  it.each(profileNames)('[M15] %s: none, download, upload', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const none = profile === 'android' ? '{}' : '{ progress = "none" }'
    const app = await runApp(
      `network.request("${server.url}/", "GET", as("nothing"))
      network.request("${server.url}/", "GET", as("none"), ${none})
      network.request("${server.url}/", "GET", as("download"), { progress = "download" })
      network.request("${server.url}/", "POST", as("upload"), { progress = "upload", body = "hello", headers = { ${type} } })`,
      { profile },
    )
    expect(app.phases('nothing')).toEqual(['ended'])
    expect(app.phases('none')).toEqual(['ended'])
    const isReduced = reduced.includes(profile)
    expect(app.phases('download')).toEqual(isReduced ? ['ended'] : ['began', 'progress', 'ended'])
    expect(app.phases('upload').filter((phase) => phase !== 'progress')).toEqual(
      isReduced ? ['ended'] : ['began', 'ended'],
    )
    expect(app.withheld().includes('began: ended-only')).toBe(isReduced)
  })

  it.each(full)('[M15] %s: began of a download has the head and nothing of the body', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(`network.request("${server.url}/", "GET", show, { progress = "download" })`, {
      profile,
    })
    expect(app.events()[0]).toMatchObject({
      phase: 'began',
      isError: false,
      status: 200,
      bytesTransferred: 0,
      bytesEstimated: 5,
      responseHeaders: { 'Content-Type': 'text/plain' },
    })
    expect(app.events()[0]?.response).toBeUndefined()
    expect(app.events()[1]).toMatchObject({ phase: 'progress', status: 200, bytesTransferred: 5 })
  })
})

/** A response whose parts the test writes. */
async function openDrip(profile: ProfileName, lengthBytes: number) {
  let response: ServerResponse | undefined
  const server = await wireServer({
    '/': (opened) => {
      response = opened
      opened.writeHead(200, { 'Content-Length': lengthBytes, 'Content-Type': 'text/plain' })
      opened.flushHeaders()
    },
  })
  const clock = createManualClock()
  const app = await simulateApp(`network.request("${server.url}/", "GET", show, { progress = "download" })`, {
    profile,
    clock,
  })
  await app.until(() => response !== undefined)
  let written = 0
  return {
    app,
    clock,
    write: async (bytes: number): Promise<void> => {
      written += bytes
      response?.write('x'.repeat(bytes))
      await app.until(() => hasReceived(app, written))
      await app.settled()
    },
    end: async (): Promise<void> => {
      response?.end()
      await app.idle()
    },
  }
}

/** The part was told of or withheld: from then on the time of its event is fixed. */
const hasReceived = (app: SimulatedApp, bytes: number): boolean =>
  app
    .log()
    .some(
      (entry) =>
        (entry.kind === 'delivered' || entry.kind === 'withheld') && entry.event.bytesTransferred >= bytes,
    )

describe('progress in time', () => {
  it.each(full)(
    '[M16] %s: the first at once, the next a second after, the last event with the totals',
    async (profile) => {
      const drip = await openDrip(profile, 110)
      await drip.write(10)
      for (let part = 1; part <= 10; part += 1) {
        drip.app.advance(500)
        await drip.write(10)
      }
      await drip.end()
      // Parts at 0, 500, 1000 … 5000 ms: those at full seconds come through.
      expect(drip.app.events().map(({ phase, bytesTransferred }) => `${phase} ${bytesTransferred}`)).toEqual([
        'began 0',
        'progress 10',
        'progress 30',
        'progress 50',
        'progress 70',
        'progress 90',
        'progress 110',
        'ended 110',
      ])
      expect(drip.app.withheld()).toEqual(Array(5).fill('progress: same-phase-within-1000-ms'))
    },
  )

  it.each(full)('[M16] %s: a transfer of less than a second has one progress', async (profile) => {
    const drip = await openDrip(profile, 30)
    await drip.write(10)
    drip.app.advance(400)
    await drip.write(10)
    drip.app.advance(599)
    await drip.write(10)
    await drip.end()
    expect(drip.app.phases()).toEqual(['began', 'progress', 'ended'])
    expect(drip.app.events().at(-1)).toMatchObject({ bytesTransferred: 30, bytesEstimated: 30 })
  })
})

describe('how much there will be', () => {
  it.each(profileNames)('[M17] %s: the length, or -1', async (profile) => {
    const server = await wireServer({
      '/length': textReply('0123456789'),
      '/chunked': (response) => {
        response.writeHead(200, { 'Content-Type': 'text/plain' })
        response.write('01234')
        response.end('56789')
      },
    })
    const app = await runApp(
      `network.request("${server.url}/length", "GET", as("length"), {})
      network.request("${server.url}/chunked", "GET", as("chunked"), {})`,
      { profile },
    )
    expect(app.events('length')).toMatchObject([{ bytesEstimated: 10, bytesTransferred: 10 }])
    expect(app.events('chunked')).toMatchObject([{ bytesEstimated: -1, bytesTransferred: 10 }])
  })

  const body = 'a'.repeat(5000)
  const packed = gzipSync(body)
  const undecoded: readonly ProfileName[] = ['windows-simulator', 'linux']

  it.each(profileNames)('[M17] %s: of a compressed response', async (profile) => {
    const server = await wireServer({
      '/': (response, request) => {
        const isPacked = request.header('Accept-Encoding')?.includes('gzip') === true
        reply(200, isPacked ? packed : body, {
          'Content-Type': 'text/plain',
          ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
        })(response, request)
      },
    })
    const app = await runApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    expect(app.events()).toMatchObject([{ isError: false, response: body }])
    expect(server.seen[0]?.header('Accept-Encoding') === undefined).toBe(undecoded.includes(profile))
    const counts: Readonly<Record<ProfileName, number>> = {
      reference: packed.byteLength,
      'mac-simulator': body.length,
      'windows-simulator': body.length,
      android: body.length,
      ios: body.length,
      linux: body.length,
      html5: packed.byteLength,
    }
    expect(app.events()[0]?.bytesTransferred).toBe(counts[profile])
  })

  it.each(undecoded)('[M17] %s: what the app asks to be compressed stays so', async (profile) => {
    const server = await wireServer({
      '/': reply(200, packed, { 'Content-Type': 'application/x', 'Content-Encoding': 'gzip' }),
    })
    const app = await runApp(
      `network.request("${server.url}/", "GET", show, { headers = { ["Accept-Encoding"] = "gzip" } })`,
      { profile },
    )
    expect(app.events()[0]?.response).toBe(packed.toString('latin1'))
  })
})
