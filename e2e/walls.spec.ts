import { readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/simulator.ts'

/** All that an app can do with files, written out: a new call is a new wall to think about. */
const fileCalls =
  'close exists list makeDirectory open path read readAt remove rename sizeOf status sync touch truncate writeAt'

// Each test tries to climb one wall of SECURITY.md from inside the app's window.

const idleProject = { 'main.lua': 'print("idle")' }

test('[W1] every window runs with isolation, the process sandbox and no Node', async ({
  simulate,
  scratch,
}) => {
  const { application, device } = await simulate(await scratch.project(idleProject))
  await device()
  const preferences = await application.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // The declarations leave this method out; it tells what Chromium really runs with.
      const used: unknown = Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
      return { ...Object(used), host: new URL(contents.getURL()).host }
    }),
  )
  expect(preferences.map(({ host }) => String(host)).toSorted()).toEqual(['app', 'inspector'])
  const isRoot = process.getuid?.() === 0
  expect(await application.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'))).toBe(isRoot)
  for (const used of preferences) {
    expect(used).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      disableDialogs: true,
    })
  }
})

test('[W2] the app window cannot reach Node, the inspector or another app', async ({ simulate, scratch }) => {
  const { device } = await simulate(await scratch.project(idleProject))
  const page = await device()
  const reach = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'inspector', 'electron', 'ipcRenderer', 'global']
    return names.filter((name) => Reflect.get(globalThis, name) !== undefined)
  })
  expect(reach).toEqual([])
  const surfaces = await page.evaluate(() =>
    ['appNetwork', 'appFiles', 'appSession'].map((name) =>
      Object.keys(Object(Reflect.get(globalThis, name))).toSorted(),
    ),
  )
  expect(surfaces).toEqual([
    ['acknowledge', 'cancel', 'on', 'start'],
    fileCalls.split(' '),
    ['answerPing', 'finishExit', 'hold', 'launch', 'on', 'relaunch', 'report', 'reportFindings'],
  ])
  const topic = await page.evaluate(() => {
    try {
      Reflect.apply(window.appSession.on, undefined, ['entries', () => {}])
      return 'subscribed'
    } catch (error) {
      return String(error)
    }
  })
  expect(topic).toContain('Unknown topic: entries')
})

test('[W3] the app window has no network of its own', async ({ simulate, scratch }) => {
  const { device, inspector } = await simulate(await scratch.project(idleProject))
  for (const page of [await device(), inspector]) {
    const reached = await page.evaluate(async () => {
      const attempt = async (name: string, run: () => unknown): Promise<string | undefined> => {
        try {
          await run()
          return name
        } catch {
          return undefined
        }
      }
      const attempts = await Promise.all([
        attempt('fetch', () => fetch('http://127.0.0.1:9/')),
        attempt('fetch own page', () => fetch('sim://app/device/index.html')),
        attempt('fetch other page', () => fetch('sim://inspector/inspector/index.html')),
        attempt(
          'xhr',
          () =>
            new Promise((done, failed) => {
              const request = new XMLHttpRequest()
              request.addEventListener('load', done)
              request.addEventListener('error', failed)
              request.open('GET', 'http://127.0.0.1:9/')
              request.send()
            }),
        ),
        attempt(
          'socket',
          () =>
            new Promise((done, failed) => {
              const socket = new WebSocket('ws://127.0.0.1:9/')
              socket.addEventListener('open', done)
              socket.addEventListener('error', failed)
            }),
        ),
        attempt(
          'image',
          () =>
            new Promise((done, failed) => {
              const image = new Image()
              image.addEventListener('load', done)
              image.addEventListener('error', failed)
              image.src = 'http://127.0.0.1:9/a.png'
            }),
        ),
        // In a task of its own: what a test evaluates directly is exempt from the page's content policy.
        attempt(
          'eval',
          () =>
            new Promise((done, failed) => {
              setTimeout(() => {
                try {
                  done(Reflect.construct(Function, ['return 1'])())
                } catch (error) {
                  failed(error)
                }
              })
            }),
        ),
        attempt('worker', () => new Worker(URL.createObjectURL(new Blob(['1'])))),
      ])
      return attempts.filter((name) => name !== undefined)
    })
    expect(reached).toEqual([])
  }
})

test('[W4] WebRTC, which no content policy stops, gathers no address', async ({ simulate, scratch }) => {
  const { device } = await simulate(await scratch.project(idleProject))
  const candidates = await (
    await device()
  ).evaluate(async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] })
    const found: string[] = []
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) found.push(candidate.candidate)
    })
    connection.createDataChannel('out')
    const gathered = new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve()
      })
    })
    await connection.setLocalDescription(await connection.createOffer())
    await gathered
    connection.close()
    return found
  })
  expect(candidates).toEqual([])
})

test('[W5] the app window cannot navigate, open windows, download or get permissions', async ({
  simulate,
  scratch,
}) => {
  const { application, device } = await simulate(await scratch.project(idleProject))
  const page = await device()
  const windowsBefore = application.windows().length
  const results = await page.evaluate(async () => {
    const opened = window.open('https://example.com/')
    const anchor = document.createElement('a')
    anchor.href = 'https://example.com/'
    document.body.append(anchor)
    anchor.click()
    location.href = 'file:///etc/passwd'
    location.href = 'sim://inspector/inspector/index.html'
    const permission = await navigator.permissions.query({ name: 'geolocation' })
    return {
      opened: opened === null,
      permission: permission.state,
      notification: await Notification.requestPermission(),
    }
  })
  expect(results).toEqual({ opened: true, permission: 'denied', notification: 'denied' })
  expect(new URL(page.url()).host).toBe('app')
  expect(application.windows()).toHaveLength(windowsBefore)
})

test('[W6] a name that leaves the sandbox is refused, whatever its form', async ({ simulate, scratch }) => {
  const project = await scratch.project({ ...idleProject, 'data.txt': 'mine' })
  const secret = join(await scratch.folder('elsewhere'), 'secret.txt')
  await writeFile(secret, 'secret')
  await symlink(secret, join(project, 'linked.txt'))
  await symlink(join(secret, '..'), join(project, 'linked-folder'))
  const { device } = await simulate(project)
  const page = await device()
  const read = (name: string): Promise<string> =>
    page.evaluate((asked) => {
      const outcome = window.appFiles.read({ directory: 'ResourceDirectory', name: asked })
      return outcome.ok ? new TextDecoder().decode(outcome.value) : outcome.error.code
    }, name)
  expect(await read('data.txt')).toBe('mine')
  for (const name of [
    '../elsewhere/secret.txt',
    'a/../../elsewhere/secret.txt',
    secret,
    'linked.txt',
    'linked-folder/secret.txt',
    'data.txt\0.png',
    '..\\elsewhere\\secret.txt',
  ]) {
    expect(await read(name), name).toBe('OUTSIDE_SANDBOX')
  }
})

test('[W7] a download cannot be aimed outside the sandbox or into the project', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project({
    'main.lua': `
      local function listener(event) print(tostring(event.isError) .. " " .. event.status) end
      network.download("http://files.test/a.txt", "GET", listener, "../escaped.txt", system.DocumentsDirectory)
      network.request("http://files.test/a.txt", "GET", listener,
        { response = { filename = "main.lua", baseDirectory = system.ResourceDirectory } })`,
    'coronagraph.json': JSON.stringify({ hosts: { 'files.test': { serve: 'remote' } } }),
    'remote/a.txt': 'written',
  })
  const { console, sandboxFiles } = await simulate(project)
  await expect(console().getByText('true -1')).toHaveCount(2)
  expect(await sandboxFiles()).toEqual([])
})

test('[W8] a message of the wrong shape or size is refused with a code', async ({ simulate, scratch }) => {
  const { device } = await simulate(await scratch.project(idleProject))
  const codes = await (
    await device()
  ).evaluate(async () => {
    const call = async (input: unknown): Promise<string> => {
      const outcome = await Reflect.apply(window.appNetwork.start, undefined, [input])
      return outcome.ok ? 'accepted' : outcome.error.code
    }
    const request = {
      id: 'wall-1',
      api: 'request',
      method: 'GET',
      url: 'http://127.0.0.1:9/',
      headers: [],
      timeoutMs: 1000,
      progress: 'none',
      followRedirects: true,
    }
    return Promise.all([
      call(undefined),
      call({}),
      call({ ...request, extra: 1 }),
      call({ ...request, id: '../1' }),
      call({ ...request, url: 'x'.repeat(100_000) }),
      call({ ...request, headers: Array.from({ length: 10_000 }, () => ['a', 'b']) }),
      call({ ...request, body: { kind: 'binary', bytes: new Uint8Array(65 * 1024 * 1024) } }),
      call({ ...request, target: { directory: 'InspectorDirectory', name: 'a' } }),
      call({ ...request, headers: Array.from({ length: 200 }, () => ['a', 'b'.repeat(1000)]) }),
      call(new Uint8Array(64 * 1024 * 1024)),
      call({ ...request, target: new Uint8Array(64 * 1024 * 1024) }),
      call(Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field-${index}`, index]))),
    ])
  })
  expect(codes).toEqual(Array.from({ length: 12 }, () => 'INVALID_INPUT'))
  // A synchronous call that threw in the main process would never be answered.
  const syncCode = await (
    await device()
  ).evaluate(() => {
    const bytes: unknown = new Uint8Array(64 * 1024 * 1024)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what no typed caller would send
    const outcome = window.appFiles.read(bytes as never)
    return outcome.ok ? 'accepted' : outcome.error.code
  })
  expect(syncCode).toBe('INVALID_INPUT')
})

test('[W9] a foreign window is refused, even with our own preload', async ({ simulate, scratch }) => {
  const { application, device } = await simulate(await scratch.project(idleProject))
  await device()
  const codes = await application.evaluate(async ({ app, BrowserWindow }) => {
    const call = async (preload: string, script: string): Promise<unknown> => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/out/preload/${preload}.cjs`, sandbox: true },
      })
      await window.loadURL('about:blank')
      const result: unknown = await window.webContents.executeJavaScript(script)
      window.destroy()
      return result
    }
    return [
      await call('app', `appNetwork.cancel({ id: 'a' }).then(o => o.ok ? 'accepted' : o.error.code)`),
      await call('app', `appFiles.read({ directory: 'ResourceDirectory', name: 'main.lua' }).error.code`),
      await call(
        'inspector',
        `Promise.all([traffic, sandboxFiles, inspector].flatMap((surface) =>
          Object.keys(surface).filter((name) => name !== 'on').map((name) => surface[name]({}))))
          .then((all) => [...new Set(all.map((o) => o.ok ? 'accepted' : o.error.code))].join())`,
      ),
    ]
  })
  expect(codes).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED'])
})

test('[W10] an endless Lua loop is stopped and the simulator goes on', async ({ simulate, scratch }) => {
  const project = await scratch.project({
    'main.lua': 'print("before")\nwhile true do pcall(function() while true do end end) end',
  })
  const { console, inspector } = await simulate(project)
  await expect(
    console()
      .getByText(/stopped/i)
      .first(),
  ).toBeVisible({ timeout: 30_000 })
  await inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }).click()
  await expect(console().getByText('before')).toHaveCount(2)
})

test('[W11] a loop inside a C function, which no Lua hook sees, ends the window only', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project({
    'main.lua': 'print("before")\nstring.find(string.rep("a", 300000), string.rep("a-", 500) .. "b")',
  })
  const { console, inspector } = await simulate(project)
  await expect(
    console()
      .getByText(/did not answer for 10 seconds/)
      .first(),
  ).toBeVisible({ timeout: 40_000 })
  await expect(
    inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }),
  ).toBeEnabled()
})

test('[W12] an app that floods the simulator with calls is refused', async ({ simulate, scratch }) => {
  const { device } = await simulate(await scratch.project(idleProject))
  const codes = await (
    await device()
  ).evaluate(async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 30_000 }, () => window.appNetwork.cancel({ id: 'none' })),
    )
    return [...new Set(outcomes.map((outcome) => (outcome.ok ? 'accepted' : outcome.error.code)))].toSorted()
  })
  expect(codes).toEqual(['TOO_MANY_CALLS', 'accepted'])
})

test('[W13] what an app asks for fills neither the memory nor the time of the simulator', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project({
    'main.lua': `
      local headers, long, body = {}, ("h"):rep(60000), ("b"):rep(30 * 1024 * 1024)
      for i = 1, 250 do headers["X-" .. i] = long end
      local rounds = 0
      timer.performWithDelay(50, function()
        for i = 1, 40 do
          network.request("http://127.0.0.1:9/", "GET", function() end, { headers = headers })
          network.download("http://127.0.0.1:9/", "GET", function() end, rounds .. i .. ("/a"):rep(50))
        end
        network.request("http://127.0.0.1:9/" .. ("u"):rep(1024 * 1024), "GET", function() end)
        network.request("http://127.0.0.1:9/", "POST", function() end, { body = body, bodyType = "binary" })
        rounds = rounds + 1
        print("round " .. rounds)
      end, 0)`,
  })
  const { application, console, inspector, sandboxesPath } = await simulate(project)
  await expect(console().getByText('round 12', { exact: true })).toHaveCount(1, { timeout: 30_000 })
  const residentBytes = await application.evaluate(() => process.memoryUsage().rss)
  expect(residentBytes).toBeLessThan(1.5 * 1024 ** 3)
  // The flood goes on meanwhile, and the app must still obey.
  await inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Suspend' }).click()
  await expect(inspector.getByRole('button', { name: 'Resume' })).toBeVisible()
  const names = await readdir(sandboxesPath, { recursive: true })
  expect(names.filter((name) => name.includes('Documents/'))).toEqual([])
})

test('[W14] closing the inspector while the app talks ends the simulator in order', async ({
  simulate,
  scratch,
}) => {
  const project = await scratch.project({
    'main.lua': `
      timer.performWithDelay(1, function()
        for i = 1, 50 do
          print(i)
          network.request("http://127.0.0.1:9/", "GET", function() end)
        end
      end, 0)`,
  })
  const { application, console } = await simulate(project)
  await expect(console().getByText('50', { exact: true }).first()).toBeVisible()
  const closed = application.waitForEvent('close')
  await application.evaluate(({ BrowserWindow }) => {
    const inspector = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().startsWith('sim://inspector/'),
    )
    setImmediate(() => inspector?.close())
  })
  await closed
})

test('[W15] an app that takes all memory is ended, and the simulator goes on', async ({
  simulate,
  scratch,
}) => {
  test.setTimeout(120_000)
  const project = await scratch.project({
    'index.html': '<!doctype html><script src="app.js"></script>',
    'app.js': `
      const kept = []
      setInterval(() => kept.push(new Uint8Array(128 * 1024 * 1024).fill(1)), 20)
      console.log('begun')`,
  })
  const { console, inspector } = await simulate(project)
  await expect(
    console()
      .getByText(/used more than 3 GiB of memory/)
      .first(),
  ).toBeVisible({
    timeout: 60_000,
  })
  await inspector.getByRole('group', { name: 'App' }).getByRole('button', { name: 'Relaunch' }).click()
  await expect(console().getByText('begun')).toHaveCount(2)
})
