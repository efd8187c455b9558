import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, expectNothingLeft, onExit, routed, test, waiting, webApp } from './support/headless.ts'

for (const [what, script, message] of [
  ['an error', 'setTimeout(() => { null.x })', /error: Uncaught TypeError: Cannot read properties of null/],
  ['a rejection', 'Promise.reject(new Error("no"))', /error: Uncaught \(in promise\) Error: no/],
  [
    'a script that is not there',
    'document.body.append(Object.assign(document.createElement("script"), { src: "x.js" }))',
    /error: <script>: x\.js could not be loaded/,
  ],
  ['a page that is not there', 'location.href = "x.html"', /error: The page could not be shown \(404\)/],
] as const) {
  test(`[R62] ${what} is an error of the app: 1`, async ({ startRun, scratch }) => {
    const { exitCode, stderr } = await (await startRun([await scratch.project(webApp(script))])).ended
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(1)
  })
}

test('[R62] what a page catches, warns of or is refused is none: 0', async ({ startRun, scratch }) => {
  const script = `
    console.error('only said')
    fetch('https://files.test/').catch(() => {})
    try { null.x } catch {}`
  const { exitCode, stderr } = await (await startRun([await scratch.project(webApp(script))])).ended
  expect(stderr).toContain('error: only said')
  expect(exitCode).toBe(0)
})

test('[R62] an endless loop ends the run: 1', async ({ startRun, scratch }) => {
  const script = 'console.log("before"); setTimeout(() => { for (;;); }, 50)'
  const run = await startRun([await scratch.project(webApp(script))])
  const { exitCode, stdout, stderr } = await run.ended
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: 'before\n' })
  expect(stderr).toContain('did not answer for 10 seconds')
  await expectNothingLeft(run)
})

test('[R62] a page whose process ends ends the run: 1', async ({ startRun, scratch }) => {
  const run = await startRun([await scratch.project(webApp(waiting, routed))])
  await run.printed('begun')
  const page = (await run.processes()).find(({ command }) => command.includes('--type=renderer'))
  if (page === undefined) throw new Error('no process of a page')
  process.kill(page.id, 'SIGKILL')
  const { exitCode, stderr } = await run.ended
  expect(exitCode).toBe(1)
  expect(stderr).toContain('ended by itself (killed)')
  await expectNothingLeft(run)
})

test('[R63] without Electron one message says what to do: 2', async ({ startRun, scratch }) => {
  const nothing = await scratch.folder('no-electron')
  const run = await startRun([await scratch.project(webApp('1'))], { ELECTRON_OVERRIDE_DIST_PATH: nothing })
  const { exitCode, stdout, stderr } = await run.ended
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toMatch(/^ELECTRON_OVERRIDE_DIST_PATH: there is no .*\n$/)
})

test('[R63] an Electron that cannot start is told with what it said: 2', async ({ startRun, scratch }) => {
  const folder = await scratch.folder('broken-electron')
  const script = '#!/bin/sh\necho "libmissing.so: cannot open shared object file" >&2\nexit 127\n'
  await writeFile(join(folder, 'electron'), script, { mode: 0o755 })
  const run = await startRun([await scratch.project(webApp('1'))], { ELECTRON_OVERRIDE_DIST_PATH: folder })
  const { exitCode, stderr } = await run.ended
  expect(exitCode).toBe(2)
  expect(stderr).toContain('Electron could not be started')
  expect(stderr).toContain('libmissing.so')
  await expectNothingLeft(run)
})

test('[R65] Ctrl-C ends the run in order: 130', async ({ startRun, scratch }) => {
  const run = await startRun([await scratch.project(webApp(waiting, routed))])
  await run.printed('begun')
  expect((await run.processes()).length).toBeGreaterThan(0)
  run.child.kill('SIGINT')
  expect(await run.ended).toMatchObject({ exitCode: 130, stdout: 'begun\nexit\n' })
  await expectNothingLeft(run)
})

test('[R65] a command line that is killed takes Electron with it', async ({ startRun, scratch }) => {
  const run = await startRun([await scratch.project(webApp(waiting, routed))])
  await run.printed('begun')
  run.child.kill('SIGKILL')
  await expectNothingLeft(run)
})

test('[R65] an Electron that is killed ends the run: 1', async ({ startRun, scratch }) => {
  const run = await startRun([await scratch.project(webApp(waiting, routed))])
  await run.printed('begun')
  const electron = (await run.processes()).find(({ command }) => !command.includes('--type='))
  if (electron === undefined) throw new Error('no Electron')
  process.kill(electron.id, 'SIGKILL')
  expect(await run.ended).toMatchObject({ exitCode: 1 })
  await expectNothingLeft(run)
})

test('[R67] window.close() ends the app in order', async ({ startRun, scratch }) => {
  const script = `${onExit}
    network.request('https://slow.test/', 'GET', () => {})
    setTimeout(() => { console.log('closing'); window.close() }, 100)`
  const project = await scratch.project(webApp(script, routed))
  const run = await startRun([project, '--timeout', '20'])
  expect(await run.ended).toMatchObject({ exitCode: 0, stdout: 'closing\nexit\n' })
  await expectNothingLeft(run)
})
