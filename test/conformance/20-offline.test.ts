import { expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { simulateApp, type SimulatedApp } from '../support/simulated-app.ts'
import { wireServer } from '../support/wire-server.ts'

const words: Readonly<Record<ProfileName, string>> = {
  reference: 'The host "127.0.0.1" cannot be reached: the device is offline.',
  'mac-simulator': 'The Internet connection appears to be offline.',
  ios: 'The Internet connection appears to be offline.',
  'windows-simulator': 'Unknown error',
  android: 'Unable to resolve host "127.0.0.1": No address associated with hostname: URL',
  linux: 'No error',
  html5: 'Network request failed',
}

const lifeCycle = (app: SimulatedApp): readonly string[] =>
  app.log().flatMap((entry) => (entry.kind === 'life-cycle' ? [`${entry.event} ${entry.detail}`] : []))

it.each(profileNames)(
  '[N43] %s: offline a request fails as there; online again it works',
  async (profile) => {
    const server = await wireServer()
    const app = await simulateApp(
      `timer.performWithDelay(1, function() network.request("${server.url}/", "GET", show, {}) end, 0)`,
      { profile },
    )
    app.setConnection('none')
    await app.until(() => app.events().length === 1)
    expect(server.seen).toEqual([])
    expect(app.events()[0]).toMatchObject({
      phase: 'ended',
      isError: true,
      status: profile === 'linux' || profile === 'html5' ? 0 : -1,
      response: words[profile].replace('URL', `${server.url}/`),
    })
    app.setConnection('mobile')
    await app.until(() => app.events().some(({ status }) => status === 200))
    expect(lifeCycle(app).slice(1)).toEqual(['connection No network', 'connection Mobile data'])
  },
)

it.each(profileNames)('[N44] %s: a download under way breaks, its file stays as it was', async (profile) => {
  const server = await wireServer({
    '/': (response) => void response.writeHead(200, { 'Content-Length': '100' }).write('half'),
  })
  const app = await simulateApp(
    `network.download("${server.url}/", "GET", show, "f.txt", system.DocumentsDirectory)`,
    { profile, documents: { 'f.txt': 'old' } },
  )
  await app.until(() => app.log().some((entry) => entry.kind === 'wire' && entry.event.type === 'body-part'))
  app.setConnection('none')
  await app.idle()
  await server.allClosed()
  expect(app.events()).toHaveLength(1)
  // libcurl's plugin looks at nothing but the head: what has come is the file.
  expect(app.events()[0]?.isError).toBe(profile !== 'linux')
  expect(app.read('f.txt')).toBe(profile === 'linux' ? 'half' : 'old')
  // The replaced file goes when the core has heard that the listener ran.
  await app.until(() => app.listed().join() === 'f.txt')
})

it('[N43] a routed host lies behind the device’s link as well', async () => {
  const app = await simulateApp(
    'timer.performWithDelay(1, function() network.request("http://a.test/", "GET", show, {}) end)',
    {
      files: {
        'coronagraph.json': '{ "hosts": { "a.test": { "serve": "remote" } } }',
        'remote/index.html': 'here',
      },
    },
  )
  app.setConnection('none')
  await app.idle()
  expect(app.events()).toMatchObject([{ isError: true, status: -1 }])
})

it('[N43] the same connection again is no news, and a URL that is none fails as ever', async () => {
  const app = await simulateApp(
    'timer.performWithDelay(1, function() network.request("nowhere", "GET", show, {}) end)',
  )
  app.setConnection('wifi')
  app.setConnection('none')
  app.setConnection('none')
  await app.idle()
  expect(app.events()).toMatchObject([{ response: 'The URL "nowhere" is not valid.' }])
  expect(lifeCycle(app)).toHaveLength(2)
})
