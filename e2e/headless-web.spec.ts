import { readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { listen } from '../test/support/http-server.ts'
import { expect, expectNothingLeft, onExit, routed, test, waiting, webApp } from './support/headless.ts'

test('[R60] what a page prints is standard output, what it requests is in the log', async ({
  startRun,
  scratch,
}) => {
  const script = `
    console.log('said', { a: 1 }, 'ü')
    console.warn('warned')
    network.request('https://files.test/a.txt', 'GET', ({ status, response }) => {
      console.log(status, response)
      network.download('https://files.test/a.txt', 'GET', () => {
        console.log(new TextDecoder().decode(network.readFile('b.txt')))
      }, 'b.txt')
    })`
  const events = join(await scratch.folder('events'), 'events.jsonl')
  const run = await startRun([await scratch.project(webApp(script, routed)), '--events', events])
  const { exitCode, stdout, stderr } = await run.ended
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'said { a: 1 } ü\n200 content\ncontent\n' })
  expect(stderr).toContain('warning: warned\n')
  const lines = (await readFile(events, 'utf8')).trim().split('\n')
  const entries = lines.map((line): unknown => JSON.parse(line))
  const delivered = entries.filter((entry) => Reflect.get(Object(entry), 'kind') === 'delivered')
  expect(delivered).toMatchObject([{ event: { phase: 'ended' } }, { event: { phase: 'ended' } }])
  await expectNothingLeft(run)
})

test('[R60] --profile decides by whose rules the page runs', async ({ startRun, scratch }) => {
  const script = `console.log(network.request('http://files.test/a.txt', 'GET', ({ isError }) => console.log(isError)))`
  const project = await scratch.project(webApp(script, routed))
  const linux = await (await startRun([project, '--profile', 'linux'])).ended
  expect(linux.stdout).toBe('0\nfalse\n')
  const ios = await (await startRun([project, '--profile', 'ios'])).ended
  expect(ios.stdout).toMatch(/true\n$/)
})

test('[R60] it draws: animation frames, a canvas, a visible page', async ({ startRun, scratch }) => {
  const script = `
    let frames = 0
    const frame = () => {
      frames += 1
      if (frames < 10) return requestAnimationFrame(frame)
      const context = document.createElement('canvas').getContext('2d')
      console.log(document.visibilityState, innerWidth, innerHeight, context !== null)
    }
    requestAnimationFrame(frame)`
  const { stdout } = await (await startRun([await scratch.project(webApp(script))])).ended
  expect(stdout).toBe('visible 320 480 true\n')
})

test('[R60] a page that prints faster than anybody reads loses the oldest lines, and that is told', async ({
  startRun,
  scratch,
}) => {
  const script = 'for (let line = 1; line <= 25_000; line += 1) console.log(line)'
  const { stdout, stderr } = await (await startRun([await scratch.project(webApp(script))])).ended
  expect(stderr).toMatch(/warning: \d+ console lines were dropped/)
  const lines = stdout.trim().split('\n').map(Number)
  expect(lines.at(-1)).toBe(25_000)
  expect(lines).toEqual(lines.toSorted((one, other) => one - other))
})

test('[R61] a request 300 ms after another is waited for', async ({ startRun, scratch }) => {
  const script = `${onExit}
    const next = (count) => network.request('https://files.test/a.txt', 'GET', () => {
      console.log(count)
      if (count < 4) setTimeout(next, 300, count + 1)
    })
    next(1)`
  const { exitCode, stdout } = await (await startRun([await scratch.project(webApp(script, routed))])).ended
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '1\n2\n3\n4\nexit\n' })
})

test('[R61] a page that waits for its answer is not idle: 3 after the timeout, and exit listeners run', async ({
  startRun,
  scratch,
}) => {
  const run = await startRun([await scratch.project(webApp(waiting, routed)), '--timeout', '3'])
  expect(await run.ended).toMatchObject({ exitCode: 3, stdout: 'begun\nexit\n' })
  await expectNothingLeft(run)
})

test('[R64] a script types and taps where a person would', async ({ startRun, scratch }) => {
  const page = `<!doctype html><title>App</title><body>
    <form><input id="name" aria-label="Your name"><button>Send</button></form>
    <div style="height: 3000px"></div><button id="late" disabled>Below</button>
    <script src="app.js"></script></body>`
  const script = `
    const [form, late] = [document.querySelector('form'), document.querySelector('#late')]
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      console.log('sent', form.elements[0].value, event.submitter === null)
      setTimeout(() => { late.textContent = 'Now' }, 700)
    })
    late.disabled = false
    late.addEventListener('click', () => console.log('tapped', scrollY > 0))`
  const steps = [
    { type: 'Ada', into: { name: 'name' } },
    { tap: { text: 'Send' } },
    { type: '!', into: { text: 'Your name' }, submit: true },
    { wait: { print: 'sent Ada!*' } },
    { tap: { text: 'Now' } },
    { wait: { print: 'tapped*' } },
  ]
  const project = await scratch.project({ 'index.html': page, 'app.js': script })
  const scriptFile = join(project, 'steps.json')
  await writeFile(scriptFile, JSON.stringify({ steps }))
  const { exitCode, stdout, stderr } = await (await startRun([project, '--script', scriptFile])).ended
  expect(stderr).toBe('')
  expect(stdout).toBe('sent Ada false\nsent Ada! false\ntapped true\n')
  expect(exitCode).toBe(0)
})

test('[R64] what a script cannot find is told with what the page shows: 4', async ({ startRun, scratch }) => {
  const page = '<!doctype html><title>App</title><body><button>Send</button></body>'
  const project = await scratch.project({ 'index.html': page })
  const scriptFile = join(project, 'steps.json')
  await writeFile(scriptFile, JSON.stringify({ steps: [{ tap: { text: 'Sent' }, withinSeconds: 0.2 }] }))
  const { exitCode, stderr } = await (await startRun([project, '--script', scriptFile])).ended
  expect(stderr).toContain('nothing shows the text "Sent". On the page: "Send".')
  expect(exitCode).toBe(4)
})

test('[R66] a hostile page keeps to its walls', async ({ startRun, scratch }) => {
  let connections = 0
  const server = createServer((_request, response) => response.end())
  server.on('connection', () => (connections += 1))
  const address = `127.0.0.1:${await listen(server)}`
  const outside = await scratch.folder('elsewhere')
  await writeFile(join(outside, 'secret.txt'), 'secret')
  const script = `
    const globals = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global']
    console.log('reached', globals.filter((name) => globalThis[name] !== undefined).length)
    const files = ['../elsewhere/secret.txt', ${JSON.stringify(join(outside, 'secret.txt'))}, 'linked.txt', 'linked/secret.txt']
    console.log('read', files.filter((name) => network.readFile(name, network.ResourceDirectory) !== undefined).length)
    const attempt = async (run) => { try { await run(); return 1 } catch { return 0 } }
    const image = (src) => new Promise((done, failed) => Object.assign(new Image(), { src, onload: done, onerror: failed }))
    Promise.all([
      attempt(() => fetch('http://${address}/')),
      attempt(() => fetch('file:///etc/passwd')),
      attempt(() => fetch('sim://inspector/inspector/index.html')),
      attempt(() => image('http://${address}/a.png')),
      attempt(() => import('http://${address}/a.js')),
      attempt(() => navigator.serviceWorker.register('app.js')),
      attempt(() => { new Worker('app.js') }),
      attempt(() => { if (window.open('http://${address}/') === null) throw new Error('refused') }),
    ]).then((ways) => {
      console.log('ways out', ways.reduce((sum, way) => sum + way))
      location.href = 'http://${address}/'
    })
    new RTCPeerConnection({ iceServers: [{ urls: 'stun:${address}' }] }).createDataChannel('out')
    navigator.sendBeacon('http://${address}/', 'x')`
  try {
    const project = await scratch.project(webApp(script))
    await symlink(join(outside, 'secret.txt'), join(project, 'linked.txt'))
    await symlink(outside, join(project, 'linked'))
    const { stdout, stderr } = await (await startRun([project])).ended
    expect(stdout).toBe('reached 0\nread 0\nways out 0\n')
    expect(stderr).toContain(`http://${address}/ was refused: the app may show its own pages only`)
    expect(connections).toBe(0)
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

test('[B31] web-download runs without a window, as somebody presses its button', async ({
  startRun,
  scratch,
}) => {
  const scriptFile = join(await scratch.folder('script'), 'steps.json')
  const steps = [
    { tap: { text: 'Download all' } },
    { tap: { text: 'Cancel night.png' } },
    { wait: { print: 'eclipse.png: 200' }, withinSeconds: 40 },
    { wait: { text: '103 kB in Documents' } },
  ]
  await writeFile(scriptFile, JSON.stringify({ steps }))
  const run = await startRun(['examples/web-download', '--script', scriptFile])
  const { exitCode, stdout, stderr } = await run.ended
  expect(stderr).not.toMatch(/^error/m)
  expect(stdout).toContain('night.png: cancelled\n')
  expect(stdout).not.toContain('night.png: 200')
  expect(stdout).toContain('eclipse.png: 200\n')
  expect(exitCode).toBe(0)
})
