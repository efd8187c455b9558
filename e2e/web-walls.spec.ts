import { createServer } from 'node:http'
import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { listen } from '../test/support/http-server.ts'
import { expect, test } from './support/simulator.ts'

/** All that an app can do with files, written out: a new call is a new wall to think about. */
const fileCalls =
  'close exists list makeDirectory open path read readAt remove rename sizeOf status sync touch truncate writeAt'

// The walls of `walls.spec.ts`, climbed from the script of a web app itself.

const page = '<!doctype html><title>App</title><body><script src="app.js"></script></body>'
const webProject = (script: string, files: Readonly<Record<string, string>> = {}) => ({
  'index.html': page,
  'app.js': script,
  ...files,
})

const resultOf = (window: Page): Promise<unknown> => window.evaluate(() => Reflect.get(globalThis, 'result'))

test('[B24] no way but network leads out, and each attempt is told', async ({ simulate, scratch }) => {
  let connections = 0
  const server = createServer((_request, response) => response.end())
  server.on('connection', () => (connections += 1))
  const address = `127.0.0.1:${await listen(server)}`
  const script = `
    const settled = (object, good, bad) => new Promise((done, failed) => {
      object.addEventListener(good, done)
      object.addEventListener(bad, failed)
    })
    const element = (name, attribute, value) => {
      const made = document.createElement(name)
      made[attribute] = value
      document.body.append(made)
      return settled(made, 'load', 'error')
    }
    const xhr = (url) => {
      const request = new XMLHttpRequest()
      request.open('GET', url)
      request.send()
      return settled(request, 'load', 'error')
    }
    const attempts = {
      fetch: () => fetch('http://${address}/fetch'),
      'fetch of the own page': () => fetch('app.js'),
      'fetch of the inspector': () => fetch('sim://inspector/inspector/index.html'),
      'fetch of a file': () => fetch('file:///etc/passwd'),
      xhr: () => xhr('http://${address}/xhr'),
      'xhr of the own page': () => xhr('app.js'),
      socket: () => settled(new WebSocket('ws://${address}/'), 'open', 'error'),
      'event source': () => settled(new EventSource('http://${address}/'), 'open', 'error'),
      image: () => element('img', 'src', 'http://${address}/a.png'),
      script: () => element('script', 'src', 'http://${address}/a.js'),
      'script of the inspector': () => element('script', 'src', 'sim://inspector/coronagraph/network.js'),
      frame: () => settled(document.body.appendChild(Object.assign(document.createElement('iframe'),
        { src: 'http://${address}/' })), 'x', 'y'),
      import: () => import('http://${address}/a.js'),
      'import of a blob': () => import(URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' }))),
      worker: () => { new Worker('app.js') },
      'worker of a blob': () => { new Worker(URL.createObjectURL(new Blob(['1']))) },
      'shared worker': () => { new SharedWorker('app.js') },
      'service worker': () => navigator.serviceWorker.register('app.js'),
      window: () => { if (window.open('http://${address}/') === null) throw new Error('refused') },
      permission: async () => {
        if ((await navigator.permissions.query({ name: 'geolocation' })).state === 'denied') throw new Error('denied')
      },
      notification: async () => {
        if ((await Notification.requestPermission()) === 'denied') throw new Error('denied')
      },
    }
    window.start = async () => {
      navigator.sendBeacon('http://${address}/beacon', 'x')
      const link = document.head.appendChild(document.createElement('link'))
      Object.assign(link, { rel: 'prefetch', href: 'http://${address}/prefetch' })
      const form = document.body.appendChild(document.createElement('form'))
      form.action = 'http://${address}/form'
      form.submit()
      const reached = []
      await Promise.all(Object.entries(attempts).map(async ([name, run]) => {
        const attempt = (async () => run())().then(() => reached.push(name), () => {})
        // What is refused in silence never settles.
        await Promise.race([attempt, new Promise((late) => setTimeout(late, 2000))])
      }))
      result = reached
    }`
  try {
    const { device, console } = await simulate(await scratch.project(webProject(script)))
    const window = await device()
    // In a task of its own: what a test evaluates directly is exempt from the page's content policy.
    await window.evaluate(() => void setTimeout(() => Reflect.get(globalThis, 'start')()))
    await expect.poll(() => resultOf(window)).toEqual([])
    expect(connections).toBe(0)
    expect(window.url()).toBe('sim://app/index.html')
    const told = (text: string | RegExp) => console().getByText(text)
    await expect(told(`http://${address}/fetch was refused`)).toHaveCount(1)
    await expect(told(`http://${address}/xhr was refused`)).toHaveCount(1)
    await expect(told(`http://${address}/beacon was refused`)).toHaveCount(1)
    await expect(told(`ws://${address}/ was refused`)).toHaveCount(1)
    await expect(told(`http://${address}/a.png was not loaded`)).toHaveCount(1)
    await expect(told(`The script http://${address}/a.js was not run`)).not.toHaveCount(0)
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

test('[B32] WebRTC, which no content policy stops, gathers no address', async ({ simulate, scratch }) => {
  const script = `
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] })
    const found = []
    connection.onicecandidate = ({ candidate }) => candidate?.candidate && found.push(candidate.candidate)
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState === 'complete') result = found
    }
    connection.createDataChannel('out')
    connection.createOffer().then((offer) => connection.setLocalDescription(offer))`
  const { device } = await simulate(await scratch.project(webProject(script)))
  const window = await device()
  await expect.poll(() => resultOf(window)).toEqual([])
})

test('[B32] the window has the walls of any app: no Node, no inspector, the same surfaces', async ({
  simulate,
  scratch,
}) => {
  const script = `
    const names = ['require', 'process', 'module', 'Buffer', 'inspector', 'electron', 'ipcRenderer', 'global']
    result = {
      reached: names.filter((name) => globalThis[name] !== undefined),
      surfaces: ['appNetwork', 'appFiles', 'appSession'].map((name) => Object.keys(globalThis[name] ?? {}).sort()),
    }
    try { appSession.on('entries', () => {}) } catch (error) { result.topic = String(error) }`
  const { application, device } = await simulate(await scratch.project(webProject(script)))
  const window = await device()
  expect(await resultOf(window)).toEqual({
    reached: [],
    surfaces: [
      ['acknowledge', 'cancel', 'on', 'start'],
      fileCalls.split(' '),
      ['answerPing', 'finishExit', 'hold', 'launch', 'on', 'relaunch', 'report', 'reportFindings'],
    ],
    topic: expect.stringContaining('Unknown topic: entries'),
  })
  const preferences = await application.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith('sim://app/'))
    if (contents === undefined) throw new Error('no window')
    // The declarations leave this method out; it tells what Chromium really runs with.
    const used: unknown = Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
    return used
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    disableDialogs: true,
  })
})

test('[B13] files outside the sandbox cannot be read or written, whatever the name', async ({
  simulate,
  scratch,
}) => {
  const outside = await scratch.folder('elsewhere')
  const secret = join(outside, 'secret.txt')
  await writeFile(secret, 'secret')
  const names = [
    '../elsewhere/secret.txt',
    'a/../../elsewhere/secret.txt',
    secret,
    'linked.txt',
    'linked-folder/secret.txt',
    'data.txt\0.png',
    '..\\elsewhere\\secret.txt',
  ]
  const script = `
    const text = (bytes) => bytes && new TextDecoder().decode(bytes)
    const names = ${JSON.stringify(names)}.concat('x'.repeat(10_000_000))
    const read = names.map((name) => text(network.readFile(name, network.ResourceDirectory)))
    const own = text(network.readFile('data.txt', network.ResourceDirectory))
    const ended = []
    const listener = (event) => {
      ended.push([event.isError, event.status])
      if (ended.length === 2) result = { own, read, ended }
    }
    network.download('http://files.test/a.txt', 'GET', listener, '../escaped.txt', network.DocumentsDirectory)
    network.request('http://files.test/a.txt', 'GET', listener,
      { response: { filename: 'app.js', baseDirectory: network.ResourceDirectory } })`
  const project = await scratch.project(
    webProject(script, {
      'data.txt': 'mine',
      'coronagraph.json': JSON.stringify({ hosts: { 'files.test': { serve: 'remote' } } }),
      'remote/a.txt': 'written',
    }),
  )
  await symlink(secret, join(project, 'linked.txt'))
  await symlink(outside, join(project, 'linked-folder'))
  const { device, sandboxFiles } = await simulate(project)
  const window = await device()
  await expect
    .poll(() => resultOf(window))
    .toEqual({
      own: 'mine',
      // Nothing that was read stands here: undefined does not come through as such.
      read: [...names, 'too long'].map(() => undefined),
      ended: [
        [true, -1],
        [true, -1],
      ],
    })
  expect(await sandboxFiles()).toEqual([])
})

test('[B32] an endless loop in a page ends its window only', async ({ simulate, scratch }) => {
  const { console, inspector } = await simulate(
    await scratch.project(webProject('console.log("before"); setTimeout(() => { for (;;); }, 100)')),
  )
  await expect(console().getByText('did not answer for 10 seconds')).toBeVisible({ timeout: 40_000 })
  await expect(console().getByText('before')).toBeVisible()
  await expect(
    inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }),
  ).toBeEnabled()
})
